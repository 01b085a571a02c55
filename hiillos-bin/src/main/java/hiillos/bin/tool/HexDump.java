package hiillos.bin.tool;

import hiillos.posix.ByteInput;
import hiillos.posix.PosixException;

/** {@code hexdump [-C] [-v] [-n length] [-s skip] [file...]}; without -C words of two bytes. */
final class HexDump extends Tool {
    private static final String DIGITS = "0123456789abcdef";

    private final byte[] row = new byte[16];
    private final byte[] previous = new byte[16];
    private int filled;
    private long offset;
    private boolean starred;
    private boolean anyRow;
    private boolean canonical;
    private boolean verbose;

    @Override
    protected String options() {
        return "Cvn:s: canonical=C no-squeezing=v length=n skip=s";
    }

    @Override
    protected String usage() {
        return "[-Cv] [-n LENGTH] [-s SKIP] [FILE]...: shows bytes in hexadecimal, with -C also as characters";
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        canonical = options.has('C');
        verbose = options.has('v');
        long left = options.value('n') == null ? Long.MAX_VALUE : Sizes.parse(options.value('n'));
        long skip = options.value('s') == null ? 0 : Sizes.parse(options.value('s'));
        if (left < 0 || skip < 0) {
            throw new Options.UsageError("a length must be a number");
        }
        for (String path : options.files()) {
            int file = open(path);
            if (file < 0) {
                continue;
            }
            ByteInput input = new ByteInput(file);
            int value;
            while (left > 0 && (value = input.read()) >= 0) {
                if (skip > 0) {
                    skip--;
                    offset++;
                    continue;
                }
                left--;
                row[filled++] = (byte) value;
                if (filled == 16) {
                    row();
                }
            }
            close(file);
        }
        if (filled > 0) {
            row();
        }
        if (offset > 0) {
            out.line(number(offset));
        }
    }

    private String number(long value) {
        String digits = Long.toHexString(value);
        return "0".repeat(Math.max(0, (canonical ? 8 : 7) - digits.length())) + digits;
    }

    private void row() throws PosixException {
        boolean repeats = !verbose && anyRow && filled == 16 && java.util.Arrays.equals(row, previous);
        if (repeats) {
            if (!starred) {
                out.line("*");
            }
            starred = true;
        } else {
            starred = false;
            out.line(number(offset) + (canonical ? canonical() : words()));
        }
        anyRow = true;
        System.arraycopy(row, 0, previous, 0, 16);
        offset += filled;
        filled = 0;
    }

    private static void hex(StringBuilder text, int value) {
        text.append(DIGITS.charAt(value >> 4 & 15)).append(DIGITS.charAt(value & 15));
    }

    private String canonical() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            text.append(i % 8 == 0 ? "  " : " ");
            if (i < filled) {
                hex(text, row[i]);
            } else {
                text.append("  ");
            }
        }
        text.append("  |");
        for (int i = 0; i < filled; i++) {
            text.append(row[i] >= 32 && row[i] < 127 ? (char) row[i] : '.');
        }
        return text.append('|').toString();
    }

    private String words() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 16; i += 2) {
            text.append(' ');
            if (i < filled) {
                hex(text, i + 1 < filled ? row[i + 1] : 0);
                hex(text, row[i]);
            } else {
                text.append("    ");
            }
        }
        return text.toString();
    }
}
