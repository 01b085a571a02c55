package hiillos.bin.tool;

import hiillos.posix.ByteInput;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.util.ArrayDeque;
import java.util.List;

/** {@code head} and {@code tail} {@code [-n lines | -lines] [-c bytes] [-qv] [file...]}; {@code tail -f} follows. */
final class Ends extends Tool {
    private boolean bytes;
    private long count;
    /** head: all but the last; tail: from a line or byte on. */
    private boolean other;

    @Override
    protected String options() {
        return name.equals("head") ? "n:c:qv lines=n bytes=c quiet=q silent=q verbose=v"
                : "n:c:qvf lines=n bytes=c quiet=q silent=q verbose=v follow=f";
    }

    @Override
    protected String usage() {
        return name.equals("head") ? "[-n [-]COUNT | -c [-]COUNT] [-qv] [FILE]...: prints the first ten lines of files"
                : "[-n [+]COUNT | -c [+]COUNT] [-qvf] [FILE]...: prints the last ten lines of files";
    }

    /** The first option may be a count: {@code head -5}. */
    @Override
    public int start(String[] arguments) {
        if (arguments.length < 2 || !isCount(arguments[1])) {
            return main(arguments);
        }
        String[] usual = new String[arguments.length + 1];
        usual[0] = arguments[0];
        usual[1] = "-n";
        usual[2] = arguments[1].substring(1);
        System.arraycopy(arguments, 2, usual, 3, arguments.length - 2);
        return main(usual);
    }

    private static boolean isCount(String option) {
        boolean count = option.length() > 1 && option.charAt(0) == '-';
        for (int i = 1; i < option.length(); i++) {
            count &= option.charAt(i) >= '0' && option.charAt(i) <= '9';
        }
        return count;
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        boolean head = name.equals("head");
        String text = options.last("nc") == 'c' ? options.value('c') : options.value('n');
        bytes = options.last("nc") == 'c';
        String number = text == null ? "10" : text;
        other = number.startsWith(head ? "-" : "+");
        count = Sizes.parse(number.startsWith("-") || number.startsWith("+") ? number.substring(1) : number);
        if (count < 0) {
            complain("invalid number of " + (bytes ? "bytes" : "lines") + ": '" + text + "'");
            status = 1;
            return;
        }
        if (!head && !other && count == 0 && !options.has('f')) {
            return;
        }
        List<String> files = options.files();
        boolean titles = options.last("qv") == 'v' || files.size() > 1 && options.last("qv") != 'q';
        boolean first = true;
        for (String path : files) {
            int file = open(path);
            if (file < 0) {
                continue;
            }
            if (titles) {
                out.line((first ? "" : "\n") + "==> " + (path.equals("-") ? "standard input" : path) + " <==");
            }
            first = false;
            try {
                if (head) {
                    head(new ByteInput(file));
                } else {
                    tail(new ByteInput(file));
                }
                if (options.has('f') && path.equals(files.get(files.size() - 1))) {
                    follow(file);
                }
            } catch (PosixException error) {
                if (error.error() == hiillos.posix.Errno.EPIPE) {
                    throw error;
                }
                failed("error reading '" + path + "'", error);
            }
            close(file);
        }
    }

    @Override
    protected String openFailure(String path) {
        return "cannot open '" + path + "' for reading";
    }

    private byte[] next(ByteInput input) throws PosixException {
        if (!bytes) {
            return input.line();
        }
        int value = input.read();
        return value < 0 ? null : new byte[] {(byte) value};
    }

    private void head(ByteInput input) throws PosixException {
        ArrayDeque<byte[]> held = new ArrayDeque<>();
        long left = count;
        while (other || left-- > 0) {
            byte[] next = next(input);
            if (next == null) {
                return;
            }
            if (!other) {
                out.write(next);
                continue;
            }
            held.add(next);
            if (held.size() > count) {
                out.write(held.remove());
            }
        }
    }

    private void tail(ByteInput input) throws PosixException {
        ArrayDeque<byte[]> held = new ArrayDeque<>();
        long skipped = 1;
        for (byte[] next = next(input); next != null; next = next(input)) {
            if (other) {
                if (skipped++ >= count) {
                    out.write(next);
                }
                continue;
            }
            held.add(next);
            if (held.size() > count) {
                held.remove();
            }
        }
        for (byte[] each : held) {
            out.write(each);
        }
    }

    private void follow(int file) throws PosixException {
        byte[] buffer = new byte[4096];
        while (true) {
            out.flush();
            int read = Posix.read(file, buffer, 0, buffer.length);
            if (read > 0) {
                out.write(buffer, 0, read);
            } else {
                Posix.sleepUntil(Posix.monotonicNanos() + 500_000_000L);
            }
        }
    }
}
