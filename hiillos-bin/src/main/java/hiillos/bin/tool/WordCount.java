package hiillos.bin.tool;

import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.util.ArrayList;
import java.util.List;

/** {@code wc [-lwcmL] [file...]}. */
final class WordCount extends Tool {
    private record Counts(long lines, long words, long characters, long bytes, long longest, String name) {}

    @Override
    protected String options() {
        return "lwcmL lines=l words=w bytes=c chars=m max-line-length=L";
    }

    @Override
    protected String usage() {
        return "[-lwcmL] [FILE]...: counts lines, words and bytes";
    }

    @Override
    protected void run(Options options) throws PosixException {
        List<Counts> all = new ArrayList<>();
        boolean regular = true;
        for (String path : options.files()) {
            int file = open(path);
            if (file < 0) {
                continue;
            }
            try {
                regular &= Posix.status(file).isRegular();
                all.add(count(file, options.operands().isEmpty() ? null : path));
            } catch (PosixException error) {
                failed(path, error);
                all.add(new Counts(0, 0, 0, 0, 0, path));
            }
            close(file);
        }
        if (options.operands().size() > 1) {
            long[] sum = new long[5];
            for (Counts each : all) {
                sum[0] += each.lines();
                sum[1] += each.words();
                sum[2] += each.characters();
                sum[3] += each.bytes();
                sum[4] = Math.max(sum[4], each.longest());
            }
            all.add(new Counts(sum[0], sum[1], sum[2], sum[3], sum[4], "total"));
        }
        print(options, all, regular);
    }

    private void print(Options options, List<Counts> all, boolean regular) throws PosixException {
        boolean usual = options.last("lwcmL") == 0;
        int columns = usual ? 3 : 0;
        long largest = 0;
        for (Counts each : all) {
            largest = Math.max(largest, each.bytes());
        }
        for (char letter : "lwcmL".toCharArray()) {
            columns += options.has(letter) ? 1 : 0;
        }
        // As GNU's: one number of one file stands alone; what is no regular file is given seven places.
        int width = columns == 1 && all.size() <= 1 ? 1 : !regular ? 7 : Long.toString(largest).length();
        for (Counts each : all) {
            StringBuilder line = new StringBuilder();
            append(line, width, usual || options.has('l'), each.lines());
            append(line, width, usual || options.has('w'), each.words());
            append(line, width, options.has('m'), each.characters());
            append(line, width, usual || options.has('c'), each.bytes());
            append(line, width, options.has('L'), each.longest());
            if (each.name() != null) {
                line.append(' ').append(each.name());
            }
            out.line(line.toString());
        }
    }

    private static void append(StringBuilder line, int width, boolean wanted, long number) {
        if (wanted) {
            String digits = Long.toString(number);
            line.append(line.length() > 0 ? " " : "").append(" ".repeat(Math.max(0, width - digits.length()))).append(digits);
        }
    }

    private static Counts count(int file, String name) throws PosixException {
        byte[] buffer = new byte[16384];
        long lines = 0;
        long words = 0;
        long characters = 0;
        long bytes = 0;
        long longest = 0;
        long column = 0;
        boolean inWord = false;
        for (int count = Posix.read(file, buffer, 0, buffer.length); count > 0; count = Posix.read(file, buffer, 0, buffer.length)) {
            bytes += count;
            for (int i = 0; i < count; i++) {
                int value = buffer[i] & 255;
                characters += (value & 0xc0) == 0x80 ? 0 : 1;
                boolean blank = value == ' ' || value >= '\t' && value <= '\r';
                if (blank) {
                    inWord = false;
                } else if (!inWord) {
                    inWord = true;
                    words++;
                }
                if (value == '\n' || value == '\r' || value == '\f') {
                    lines += value == '\n' ? 1 : 0;
                    longest = Math.max(longest, column);
                    column = 0;
                } else if (value == '\t') {
                    column += 8 - column % 8;
                } else if (value >= ' ' && value != 127 && (value & 0xc0) != 0x80) {
                    column++;
                }
            }
        }
        return new Counts(lines, words, characters, bytes, Math.max(longest, column), name);
    }
}
