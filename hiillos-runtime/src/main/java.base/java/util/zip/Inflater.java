package java.util.zip;

import java.nio.ByteBuffer;
import jdk.internal.util.Preconditions;

/**
 * Decompresses RFC 1951, by default within RFC 1950. Input may end anywhere: what is decoded at once (a code with its extra bits)
 * is decoded wholly or, when bits are missing, not at all, and bits that were taken stay for the next call.
 */
public class Inflater implements AutoCloseable {
    private enum State { HEADER, DICTIONARY, BLOCK, STORED, COPY_STORED, TABLES, CODE_LENGTHS, LENGTHS, CODES, TRAILER, DONE }

    private static final int WINDOW = 1 << 15;
    private static final int NEED_INPUT = -1;
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int[] LENGTH_BASE = {3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163,
        195, 227, 258};
    private static final int[] LENGTH_EXTRA = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};

    private final boolean raw;
    private final byte[] window = new byte[WINDOW];
    private final int[] lengths = new int[320];
    private final Adler32 adler = new Adler32();
    private byte[] input = new byte[0];
    private int inputAt;
    private int inputEnd;
    private State state;
    private boolean last;
    private long bits;
    private int bitCount;
    private int windowAt;
    private long read;
    private long written;
    private int copyLength;
    private int copyDistance;
    private int literalCodes;
    private int distanceCodes;
    private int lengthCodes;
    private int known;
    private HuffmanCode codeLengths;
    private HuffmanCode literals;
    private HuffmanCode distances;
    private boolean closed;
    private int copyStoredLeft;

    public Inflater(boolean nowrap) {
        raw = nowrap;
        reset();
    }

    public Inflater() {
        this(false);
    }

    public void setInput(byte[] bytes, int offset, int length) {
        Preconditions.checkFromIndexSize(offset, length, bytes.length, Preconditions.AIOOBE_FORMATTER);
        input = bytes;
        inputAt = offset;
        inputEnd = offset + length;
    }

    public void setInput(byte[] bytes) {
        setInput(bytes, 0, bytes.length);
    }

    /** Takes the buffer's content at once. */
    public void setInput(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        setInput(bytes);
    }

    public void setDictionary(byte[] bytes, int offset, int length) {
        Preconditions.checkFromIndexSize(offset, length, bytes.length, Preconditions.AIOOBE_FORMATTER);
        for (int i = offset; i < offset + length; i++) {
            window[windowAt++ & WINDOW - 1] = bytes[i];
        }
        state = state == State.DICTIONARY ? State.BLOCK : state;
    }

    public void setDictionary(byte[] bytes) {
        setDictionary(bytes, 0, bytes.length);
    }

    public int getRemaining() {
        return inputEnd - inputAt;
    }

    public boolean needsInput() {
        return inputAt >= inputEnd;
    }

    public boolean needsDictionary() {
        return state == State.DICTIONARY;
    }

    public boolean finished() {
        return state == State.DONE;
    }

    /** Whether a next call may give output without further input. */
    boolean hasPendingOutput() {
        return copyLength > 0;
    }

    public int inflate(byte[] output) throws DataFormatException {
        return inflate(output, 0, output.length);
    }

    public int inflate(ByteBuffer output) throws DataFormatException {
        byte[] bytes = new byte[output.remaining()];
        int count = inflate(bytes);
        output.put(bytes, 0, count);
        return count;
    }

    /**
     * Fills the range as far as the input goes.
     *
     * @return the number of bytes; 0 when input or a dictionary is needed, or at the end
     */
    public int inflate(byte[] output, int offset, int length) throws DataFormatException {
        Preconditions.checkFromIndexSize(offset, length, output.length, Preconditions.AIOOBE_FORMATTER);
        if (closed) {
            throw new NullPointerException("Inflater has been closed");
        }
        int at = offset;
        int end = offset + length;
        while (true) {
            while (copyLength > 0 && at < end) {
                byte value = window[windowAt - copyDistance & WINDOW - 1];
                window[windowAt++ & WINDOW - 1] = value;
                output[at++] = value;
                copyLength--;
            }
            if (copyLength > 0 || state == State.DONE || state == State.DICTIONARY) {
                break;
            }
            if (state == State.COPY_STORED) {
                at = copyStored(output, at, end);
                if (copyStoredLeft > 0) {
                    break;
                }
                state = State.BLOCK;
            } else if (state == State.CODES) {
                int symbol = at < end ? symbol() : NEED_INPUT;
                if (symbol == NEED_INPUT) {
                    break;
                }
                if (symbol < 256) {
                    window[windowAt++ & WINDOW - 1] = (byte) symbol;
                    output[at++] = (byte) symbol;
                }
            } else {
                if (state == State.TRAILER && !raw) {
                    adler.update(output, offset, at - offset);
                    written += at - offset;
                    offset = at;
                }
                if (!step()) {
                    break;
                }
            }
        }
        if (!raw) {
            adler.update(output, offset, at - offset);
        }
        written += at - offset;
        return at - (end - length);
    }

    private int copyStored(byte[] output, int from, int end) {
        int at = from;
        while (copyStoredLeft > 0 && at < end && fill(8)) {
            byte value = (byte) take(8);
            window[windowAt++ & WINDOW - 1] = value;
            output[at++] = value;
            copyStoredLeft--;
        }
        return at;
    }

    /** Whether that many bits are there, taken from the input if need be. */
    private boolean fill(int count) {
        while (bitCount < count && inputAt < inputEnd) {
            bits |= (input[inputAt++] & 0xffL) << bitCount;
            bitCount += 8;
            read++;
        }
        return bitCount >= count;
    }

    private int take(int count) {
        int value = (int) (bits & (1L << count) - 1);
        drop(count);
        return value;
    }

    private void drop(int count) {
        bits >>>= count;
        bitCount -= count;
    }

    /** One step of what is not output; false when input is missing. */
    private boolean step() throws DataFormatException {
        switch (state) {
            case HEADER -> {
                if (!fill(16)) {
                    return false;
                }
                int method = take(8);
                int flags = take(8);
                if ((method << 8 | flags) % 31 != 0) {
                    throw new DataFormatException("incorrect header check");
                }
                if ((method & 15) != 8) {
                    throw new DataFormatException("unknown compression method");
                }
                state = (flags & 0x20) == 0 ? State.BLOCK : State.DICTIONARY;
                if (state == State.DICTIONARY) {
                    fill(32);
                    drop(Math.min(bitCount, 32));
                }
            }
            case BLOCK -> {
                if (last) {
                    drop(bitCount & 7);
                    state = raw ? State.DONE : State.TRAILER;
                    giveBack();
                    return true;
                }
                if (!fill(3)) {
                    return false;
                }
                last = take(1) == 1;
                switch (take(2)) {
                    case 0 -> state = State.STORED;
                    case 1 -> {
                        literals = HuffmanCode.FIXED_LITERALS;
                        distances = HuffmanCode.FIXED_DISTANCES;
                        state = State.CODES;
                    }
                    case 2 -> state = State.TABLES;
                    default -> throw new DataFormatException("invalid block type");
                }
            }
            case STORED -> {
                drop(bitCount & 7);
                if (!fill(32)) {
                    return false;
                }
                copyStoredLeft = take(16);
                if (take(16) != (copyStoredLeft ^ 0xffff)) {
                    throw new DataFormatException("invalid stored block lengths");
                }
                state = State.COPY_STORED;
            }
            case TABLES -> {
                if (!fill(14)) {
                    return false;
                }
                literalCodes = take(5) + 257;
                distanceCodes = take(5) + 1;
                lengthCodes = take(4) + 4;
                if (literalCodes > 286 || distanceCodes > 30) {
                    throw new DataFormatException("too many length or distance symbols");
                }
                known = 0;
                java.util.Arrays.fill(lengths, 0);
                state = State.CODE_LENGTHS;
            }
            case CODE_LENGTHS -> {
                if (!fill(3)) {
                    return false;
                }
                lengths[ORDER[known++]] = take(3);
                if (known == lengthCodes) {
                    codeLengths = new HuffmanCode(lengths, 0, ORDER.length, "invalid code lengths set");
                    known = 0;
                    state = State.LENGTHS;
                }
            }
            case LENGTHS -> {
                return lengths();
            }
            case TRAILER -> {
                if (!fill(32)) {
                    return false;
                }
                if (Integer.reverseBytes(take(32)) != (int) adler.getValue()) {
                    throw new DataFormatException("incorrect data check");
                }
                state = State.DONE;
                giveBack();
            }
            default -> throw new IllegalStateException(state.name());
        }
        return true;
    }

    /** Whole bytes that were taken and not needed belong to whoever reads on behind the end. */
    private void giveBack() {
        if (state == State.DONE) {
            int bytes = Math.min(bitCount >>> 3, inputAt);
            inputAt -= bytes;
            read -= bytes;
            bits = 0;
            bitCount = 0;
        }
    }

    private boolean lengths() throws DataFormatException {
        if (known == literalCodes + distanceCodes) {
            if (lengths[256] == 0) {
                throw new DataFormatException("invalid code -- missing end-of-block");
            }
            literals = new HuffmanCode(lengths, 0, literalCodes, "invalid literal/lengths set");
            distances = new HuffmanCode(lengths, literalCodes, distanceCodes, "invalid distances set");
            state = State.CODES;
            return true;
        }
        fill(14);
        int found = codeLengths.decode(bits, bitCount);
        if (found < 0) {
            return missing(found, "invalid code lengths set");
        }
        int used = found >>> 16;
        int symbol = found & 0xffff;
        int extra = symbol < 16 ? 0 : symbol == 16 ? 2 : symbol == 17 ? 3 : 7;
        if (bitCount < used + extra) {
            return false;
        }
        drop(used);
        int more = take(extra);
        if (symbol < 16) {
            lengths[known++] = symbol;
            return true;
        }
        int repeats = more + (symbol == 18 ? 11 : 3);
        if (symbol == 16 && known == 0 || known + repeats > literalCodes + distanceCodes) {
            throw new DataFormatException("invalid bit length repeat");
        }
        int value = symbol == 16 ? lengths[known - 1] : 0;
        for (int i = 0; i < repeats; i++) {
            lengths[known++] = value;
        }
        return true;
    }

    private static boolean missing(int found, String message) throws DataFormatException {
        if (found == HuffmanCode.NO_CODE) {
            throw new DataFormatException(message);
        }
        return false;
    }

    /** A literal; 256 for the block's end or a copy, which is then set up; {@code NEED_INPUT}. At most 48 bits, taken at once. */
    private int symbol() throws DataFormatException {
        fill(48);
        int found = literals.decode(bits, bitCount);
        if (found < 0) {
            missing(found, "invalid literal/length code");
            return NEED_INPUT;
        }
        int used = found >>> 16;
        int symbol = found & 0xffff;
        if (symbol <= 256) {
            drop(used);
            state = symbol == 256 ? State.BLOCK : state;
            return symbol;
        }
        if (symbol > 285) {
            throw new DataFormatException("invalid literal/length code");
        }
        int extra = LENGTH_EXTRA[symbol - 257];
        if (bitCount < used + extra) {
            return NEED_INPUT;
        }
        int length = LENGTH_BASE[symbol - 257] + (int) (bits >>> used & (1 << extra) - 1);
        used += extra;
        found = distances.decode(bits >>> used, bitCount - used);
        if (found < 0) {
            missing(found, "invalid distance code");
            return NEED_INPUT;
        }
        used += found >>> 16;
        int code = found & 0xffff;
        if (code > 29) {
            throw new DataFormatException("invalid distance code");
        }
        extra = code < 4 ? 0 : (code >>> 1) - 1;
        if (bitCount < used + extra) {
            return NEED_INPUT;
        }
        int distance = (code < 4 ? code + 1 : ((2 | code & 1) << extra) + 1) + (int) (bits >>> used & (1 << extra) - 1);
        if (distance > windowAt) {
            throw new DataFormatException("invalid distance too far back");
        }
        drop(used + extra);
        copyLength = length;
        copyDistance = distance;
        return 256;
    }

    public int getAdler() {
        return (int) adler.getValue();
    }

    public int getTotalIn() {
        return (int) read;
    }

    public long getBytesRead() {
        return read;
    }

    public int getTotalOut() {
        return (int) written;
    }

    public long getBytesWritten() {
        return written;
    }

    public void reset() {
        state = raw ? State.BLOCK : State.HEADER;
        last = false;
        bits = 0;
        bitCount = 0;
        windowAt = 0;
        read = 0;
        written = 0;
        copyLength = 0;
        copyStoredLeft = 0;
        inputAt = inputEnd;
        adler.reset();
    }

    public void end() {
        closed = true;
    }

    @Override
    public void close() {
        end();
    }
}
