package java.util.zip;

import java.nio.ByteBuffer;
import jdk.internal.util.Preconditions;

/**
 * Compresses to RFC 1951, by default within RFC 1950: in blocks of about 64 KiB, see {@link DeflateBlock}. What it writes
 * every decompressor reads; it is not, byte for byte, what zlib writes, but about as long.
 */
public class Deflater implements AutoCloseable {
    public static final int DEFLATED = 8;
    public static final int NO_COMPRESSION = 0;
    public static final int BEST_SPEED = 1;
    public static final int BEST_COMPRESSION = 9;
    public static final int DEFAULT_COMPRESSION = -1;
    public static final int FILTERED = 1;
    public static final int HUFFMAN_ONLY = 2;
    public static final int DEFAULT_STRATEGY = 0;
    public static final int NO_FLUSH = 0;
    public static final int SYNC_FLUSH = 2;
    public static final int FULL_FLUSH = 3;

    private static final int WINDOW = 1 << 15;
    private static final int BLOCK = 1 << 16;
    private static final int MAXIMUM_STORED = 0xffff;

    private final boolean raw;
    private final Adler32 adler = new Adler32();
    private int level;
    private int strategy;
    private byte[] input = new byte[0];
    private int inputAt;
    private int inputEnd;
    /** History and what is to be compressed, from {@code start} to {@code end}. */
    private byte[] data = new byte[WINDOW + BLOCK];
    private int start;
    private int end;
    private byte[] pending = new byte[1024];
    private int pendingAt;
    private int pendingEnd;
    private long bits;
    private int bitCount;
    private boolean headerWritten;
    private boolean finish;
    private boolean finished;
    private boolean closed;
    private long read;
    private long written;

    public Deflater(int level, boolean nowrap) {
        this.raw = nowrap;
        setLevel(level);
    }

    public Deflater(int level) {
        this(level, false);
    }

    public Deflater() {
        this(DEFAULT_COMPRESSION, false);
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

    public void setStrategy(int newStrategy) {
        if (newStrategy < DEFAULT_STRATEGY || newStrategy > HUFFMAN_ONLY) {
            throw new IllegalArgumentException();
        }
        strategy = newStrategy;
    }

    public void setLevel(int newLevel) {
        if (newLevel < DEFAULT_COMPRESSION || newLevel > BEST_COMPRESSION) {
            throw new IllegalArgumentException("invalid compression level");
        }
        level = newLevel == DEFAULT_COMPRESSION ? 6 : newLevel;
    }

    public boolean needsInput() {
        return inputAt >= inputEnd;
    }

    public void finish() {
        finish = true;
    }

    boolean shouldFinish() {
        return finish;
    }

    public boolean finished() {
        return finished && pendingAt == pendingEnd;
    }

    public int deflate(byte[] output) {
        return deflate(output, 0, output.length, NO_FLUSH);
    }

    public int deflate(byte[] output, int offset, int length) {
        return deflate(output, offset, length, NO_FLUSH);
    }

    public int deflate(ByteBuffer output) {
        return deflate(output, NO_FLUSH);
    }

    public int deflate(ByteBuffer output, int flush) {
        byte[] bytes = new byte[output.remaining()];
        int count = deflate(bytes, 0, bytes.length, flush);
        output.put(bytes, 0, count);
        return count;
    }

    /** Fills the range with what there is; 0 when input is needed, or at the end. */
    public int deflate(byte[] output, int offset, int length, int flush) {
        Preconditions.checkFromIndexSize(offset, length, output.length, Preconditions.AIOOBE_FORMATTER);
        if (flush != NO_FLUSH && flush != SYNC_FLUSH && flush != FULL_FLUSH) {
            throw new IllegalArgumentException();
        }
        if (closed) {
            throw new NullPointerException("Deflater has been closed");
        }
        boolean fresh = pendingAt == pendingEnd;
        while (pendingEnd - pendingAt < length && (inputAt < inputEnd || finish && !finished)) {
            take();
        }
        if (flush != NO_FLUSH && fresh && !finished && (start < end || pendingAt < pendingEnd || bitCount > 0)) {
            block(false);
            put(0, 3);
            align();
            put(0, 16);
            put(0xffff, 16);
            align();
        }
        int count = Math.min(length, pendingEnd - pendingAt);
        System.arraycopy(pending, pendingAt, output, offset, count);
        pendingAt += count;
        written += count;
        return count;
    }

    /** Takes input into the block; a full one, or the last, is compressed. */
    private void take() {
        header();
        if (end == data.length) {
            block(false);
        }
        int count = Math.min(inputEnd - inputAt, data.length - end);
        System.arraycopy(input, inputAt, data, end, count);
        adler.update(input, inputAt, count);
        inputAt += count;
        end += count;
        read += count;
        if (finish && inputAt >= inputEnd) {
            block(true);
            align();
            if (!raw) {
                put(Integer.reverseBytes((int) adler.getValue()) & 0xffffffffL, 32);
            }
            finished = true;
        }
    }

    private void header() {
        if (!headerWritten && !raw) {
            put(level > 6 ? 0xda78 : level == 6 ? 0x9c78 : level > 1 ? 0x5e78 : 0x0178, 16);
        }
        headerWritten = true;
    }

    /** Writes so many of the lowest bits, up to 32; those above must be 0. */
    void put(long value, int count) {
        bits |= value << bitCount;
        bitCount += count;
        while (bitCount >= 8) {
            if (pendingEnd == pending.length) {
                byte[] room = pendingAt > pending.length / 2 ? pending : new byte[pending.length * 2];
                System.arraycopy(pending, pendingAt, room, 0, pendingEnd - pendingAt);
                pending = room;
                pendingEnd -= pendingAt;
                pendingAt = 0;
            }
            pending[pendingEnd++] = (byte) bits;
            bits >>>= 8;
            bitCount -= 8;
        }
    }

    private void align() {
        if (bitCount > 0) {
            put(0, 8 - bitCount);
        }
    }

    private void block(boolean last) {
        header();
        if ((start < end || last)
                && (level == NO_COMPRESSION || !new DeflateBlock(data, start, end, level, strategy != HUFFMAN_ONLY).write(this, last))) {
            stored(last);
        }
        start = end;
        if (end > WINDOW) {
            System.arraycopy(data, end - WINDOW, data, 0, WINDOW);
            start = WINDOW;
            end = WINDOW;
        }
    }

    private void stored(boolean last) {
        int from = start;
        do {
            int length = Math.min(end - from, MAXIMUM_STORED);
            put(last && from + length == end ? 1 : 0, 3);
            align();
            put(length, 16);
            put(~length & 0xffff, 16);
            for (int i = from; i < from + length; i++) {
                put(data[i] & 0xff, 8);
            }
            from += length;
        } while (from < end);
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
        adler.reset();
        start = 0;
        end = 0;
        pendingAt = 0;
        pendingEnd = 0;
        bits = 0;
        bitCount = 0;
        headerWritten = false;
        finish = false;
        finished = false;
        read = 0;
        written = 0;
        inputAt = inputEnd;
    }

    public void end() {
        closed = true;
    }

    @Override
    public void close() {
        end();
    }
}
