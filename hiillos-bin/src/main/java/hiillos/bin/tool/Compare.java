package hiillos.bin.tool;

import hiillos.posix.ByteInput;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code cmp [-ls] file1 [file2]}. */
final class Compare extends Tool {
    private int width;

    @Override
    protected String options() {
        return "ls verbose=l silent=s quiet=s";
    }

    @Override
    protected String usage() {
        return "[-ls] FILE1 [FILE2]: compares two files byte by byte";
    }

    @Override
    protected int troubleStatus() {
        return 2;
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        if (options.operands().isEmpty()) {
            throw new Options.UsageError("missing operand after 'cmp'");
        }
        options.atMost(2);
        String left = options.operands().get(0);
        String right = options.operands().size() > 1 ? options.operands().get(1) : "-";
        int leftFile = open(left);
        int rightFile = leftFile < 0 ? -1 : open(right);
        if (rightFile < 0) {
            status = 2;
            return;
        }
        long size = Math.min(Posix.status(leftFile).isRegular() ? Posix.status(leftFile).sizeBytes() : Long.MAX_VALUE,
                Posix.status(rightFile).isRegular() ? Posix.status(rightFile).sizeBytes() : Long.MAX_VALUE);
        width = Long.toString(size).length();
        compare(options, left, new ByteInput(leftFile), right, new ByteInput(rightFile));
        close(leftFile);
        close(rightFile);
    }

    private void compare(Options options, String left, ByteInput leftInput, String right, ByteInput rightInput)
            throws PosixException {
        long offset = 0;
        long line = 1;
        int previous = '\n';
        while (true) {
            int a = leftInput.read();
            int b = rightInput.read();
            if (a < 0 && b < 0) {
                return;
            }
            if (a < 0 || b < 0) {
                status = 1;
                if (!options.has('s')) {
                    String ended = a < 0 ? left : right;
                    String where = offset == 0 ? " which is empty" : " after byte " + offset + (options.has('l') ? ""
                            : previous == '\n' ? ", line " + (line - 1) : ", in line " + line);
                    complain("EOF on " + ended + where);
                }
                return;
            }
            offset++;
            if (a != b) {
                status = 1;
                if (options.has('s')) {
                    return;
                }
                if (!options.has('l')) {
                    out.line(left + " " + right + " differ: char " + offset + ", line " + line);
                    return;
                }
                out.line(ProcessList.pad(Long.toString(offset), width) + " " + octal(a) + " " + octal(b));
            }
            if (a == '\n') {
                line++;
            }
            previous = a;
        }
    }

    private static String octal(int value) {
        String digits = Integer.toOctalString(value);
        return " ".repeat(3 - digits.length()) + digits;
    }
}
