package hiillos.bin.tool;

import hiillos.posix.ByteInput;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code cat [-AbeEnstTv] [file...]}. */
final class Cat extends Tool {
    private int line;
    private boolean lineBegins = true;
    private int emptyLines;

    @Override
    protected String options() {
        return "bnsETAetuv number=n number-nonblank=b squeeze-blank=s show-ends=E show-tabs=T show-all=A show-nonprinting=v";
    }

    @Override
    protected String usage() {
        return "[-AbeEnstTv] [FILE]...: writes files, or standard input, one after the other";
    }

    @Override
    protected void run(Options options) throws PosixException {
        boolean plain = options.last("bnsETAetv") == 0;
        for (String path : options.files()) {
            int file = open(path);
            if (file < 0) {
                continue;
            }
            try {
                out.flush();
                if (isOwnOutput(path, file, "input file is output file")) {
                    close(file);
                    continue;
                }
                if (plain) {
                    copy(file);
                } else {
                    decorate(file, options);
                }
            } catch (PosixException error) {
                if (error.error() == hiillos.posix.Errno.EPIPE) {
                    throw error;
                }
                failed(path, error);
            }
            close(file);
        }
    }

    private void copy(int file) throws PosixException {
        byte[] buffer = new byte[16384];
        for (int count = Posix.read(file, buffer, 0, buffer.length); count > 0; count = Posix.read(file, buffer, 0, buffer.length)) {
            out.flush();
            Posix.writeFully(1, buffer, 0, count);
        }
    }

    private void decorate(int file, Options options) throws PosixException {
        boolean nonBlank = options.has('b');
        boolean ends = options.has('E') || options.has('A') || options.has('e');
        boolean tabs = options.has('T') || options.has('A') || options.has('t');
        boolean visible = options.last("Aetv") != 0;
        ByteInput input = new ByteInput(file);
        for (byte[] bytes = input.line(); bytes != null; bytes = input.line()) {
            boolean empty = bytes.length == 1 && bytes[0] == '\n' && lineBegins;
            emptyLines = empty ? emptyLines + 1 : 0;
            if (options.has('s') && emptyLines > 1) {
                continue;
            }
            if (lineBegins && (nonBlank ? !empty : options.has('n'))) {
                String number = Integer.toString(++line);
                out.print(" ".repeat(Math.max(0, 6 - number.length()))).print(number).print("\t");
            }
            boolean whole = bytes[bytes.length - 1] == '\n';
            for (int i = 0; i < bytes.length - (whole ? 1 : 0); i++) {
                if (tabs && bytes[i] == '\t') {
                    out.print("^I");
                } else if (visible && bytes[i] != '\t') {
                    visible(bytes[i] & 255);
                } else {
                    out.write(bytes[i]);
                }
            }
            if (whole) {
                out.print(ends ? "$\n" : "\n");
            }
            lineBegins = whole;
        }
    }

    private void visible(int value) throws PosixException {
        int low = value;
        if (value >= 128) {
            out.print("M-");
            low = value - 128;
        }
        if (low < 32) {
            out.print("^").write(low + 64);
        } else if (low == 127) {
            out.print("^?");
        } else {
            out.write(low);
        }
    }
}
