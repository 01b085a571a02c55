package hiillos.outputd;

import hiillos.abi.protocol.TerminalMode;
import java.util.Arrays;

/**
 * What survives the server's process: of each console mode, foreground group, and what was typed and not read.
 *
 * <pre>
 * 0 u32 "TTYS"   4 u32 bytes that follow   8 u32 their checksum   12 for each console:
 *   u8 flags (1 canonical, 2 echo, 4 signals, 8 used)   u32 group   u32 lines   u32 of each its bytes
 *   u32 bytes typed   those bytes   u32 bytes of the unfinished line   those bytes
 * </pre>
 */
final class SavedState {
    /** As much as the records of the consoles with input can have. */
    static final int BYTES = 128 << 10;
    private static final int MAGIC = 0x53_5954_54;
    private static final int HEAD = 12;

    private final byte[] bytes = new byte[BYTES];
    private int at;

    /** Something of a console that is kept. */
    record Kept(TerminalMode mode, boolean used, int group, int[] lines, byte[] typed, byte[] unfinished) {}

    /** Packs; the result's first {@link #length} bytes are to be kept. */
    byte[] pack(Kept[] consoles) {
        at = HEAD;
        for (Kept each : consoles) {
            TerminalMode mode = each.mode;
            bytes[at++] = (byte) ((mode.canonical() ? 1 : 0) | (mode.echo() ? 2 : 0) | (mode.signals() ? 4 : 0) | (each.used ? 8 : 0));
            number(each.group);
            number(each.lines.length);
            for (int line : each.lines) {
                number(line);
            }
            block(each.typed);
            block(each.unfinished);
        }
        int end = at;
        at = 0;
        number(MAGIC);
        number(end - HEAD);
        number(checksum(bytes, end));
        at = end;
        return bytes;
    }

    int length() {
        return at;
    }

    private void number(int value) {
        for (int shift = 0; shift < 32; shift += 8) {
            bytes[at++] = (byte) (value >>> shift);
        }
    }

    private void block(byte[] block) {
        number(block.length);
        System.arraycopy(block, 0, bytes, at, block.length);
        at += block.length;
    }

    private static int checksum(byte[] bytes, int end) {
        int sum = 1;
        for (int i = HEAD; i < end; i++) {
            sum = 31 * sum + bytes[i];
        }
        return sum;
    }

    /** Unpacks; null when nothing sound was kept: the process may have died while it wrote. */
    static Kept[] unpack(byte[] bytes, int count) {
        try {
            Reader reader = new Reader(bytes);
            if (reader.number() != MAGIC) {
                return null;
            }
            int length = reader.number();
            int sum = reader.number();
            if (length < 0 || length > bytes.length - HEAD || checksum(bytes, HEAD + length) != sum) {
                return null;
            }
            Reader record = new Reader(Arrays.copyOfRange(bytes, HEAD, HEAD + length));
            Kept[] consoles = new Kept[count];
            for (int i = 0; i < count; i++) {
                consoles[i] = record.console();
            }
            return consoles;
        } catch (IndexOutOfBoundsException damaged) {
            return null;
        }
    }

    private static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        int number() {
            int value = 0;
            for (int shift = 0; shift < 32; shift += 8) {
                value |= (bytes[at++] & 0xff) << shift;
            }
            return value;
        }

        byte[] block() {
            int length = number();
            if (length < 0 || length > bytes.length - at) {
                throw new IndexOutOfBoundsException();
            }
            at += length;
            return Arrays.copyOfRange(bytes, at - length, at);
        }

        Kept console() {
            int flags = bytes[at++];
            int group = number();
            int countLines = number();
            if (countLines < 0 || countLines > InputQueue.MAXIMUM_BYTES) {
                throw new IndexOutOfBoundsException();
            }
            int[] lines = new int[countLines];
            for (int i = 0; i < countLines; i++) {
                lines[i] = number();
            }
            return new Kept(new TerminalMode((flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0), (flags & 8) != 0, group, lines,
                    block(), block());
        }
    }
}
