package hiillos.bin.tool;

import hiillos.posix.ByteInput;
import hiillos.posix.ByteOutput;
import hiillos.posix.OpenFlags;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code uniq [-cdui] [-f fields] [-s characters] [-w characters] [input [output]]}. */
final class Unique extends Tool {
    private Options options;
    private long fields;
    private long skipped;
    private long compared;

    @Override
    protected String options() {
        return "cduif:s:w: count=c repeated=d unique=u ignore-case=i skip-fields=f skip-chars=s check-chars=w";
    }

    @Override
    protected String usage() {
        return "[-cdui] [-f N] [-s N] [-w N] [INPUT [OUTPUT]]: leaves out lines that are equal to the one before";
    }

    @Override
    protected void run(Options given) throws PosixException, Options.UsageError {
        options = given;
        given.atMost(2);
        fields = number('f', 0);
        skipped = number('s', 0);
        compared = number('w', Long.MAX_VALUE);
        int file = open(given.files().get(0));
        if (file < 0) {
            return;
        }
        ByteOutput output = out;
        if (given.operands().size() > 1) {
            try {
                output = new ByteOutput(Posix.open(given.operands().get(1),
                        OpenFlags.WRITE_ONLY | OpenFlags.CREATE | OpenFlags.TRUNCATE, 0666));
            } catch (PosixException error) {
                failed(given.operands().get(1), error);
                return;
            }
        }
        ByteInput input = new ByteInput(file);
        String line = null;
        String key = null;
        long count = 0;
        for (byte[] bytes = input.line(); bytes != null; bytes = input.line()) {
            String next = text(bytes);
            String nextKey = key(next);
            if (key != null && (given.has('i') ? key.equalsIgnoreCase(nextKey) : key.equals(nextKey))) {
                count++;
                continue;
            }
            print(output, line, count);
            line = next;
            key = nextKey;
            count = 1;
        }
        print(output, line, count);
        output.flush();
        close(file);
    }

    private long number(char letter, long otherwise) throws Options.UsageError {
        String text = options.value(letter);
        long value = text == null ? otherwise : Sizes.parse(text);
        if (value < 0) {
            throw new Options.UsageError(text + ": invalid number of " + (letter == 'f' ? "fields to skip"
                    : letter == 's' ? "bytes to skip" : "bytes to compare"));
        }
        return value;
    }

    private String key(String line) {
        int at = 0;
        for (long i = 0; i < fields; i++) {
            while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
                at++;
            }
            while (at < line.length() && line.charAt(at) != ' ' && line.charAt(at) != '\t') {
                at++;
            }
        }
        at = (int) Math.min(line.length(), at + skipped);
        return line.substring(at, (int) Math.min(line.length(), compared > line.length() ? line.length() : at + compared));
    }

    private void print(ByteOutput output, String line, long count) throws PosixException {
        if (line == null || options.has('d') && count == 1 || options.has('u') && count > 1) {
            return;
        }
        if (options.has('c')) {
            String number = Long.toString(count);
            output.print(" ".repeat(Math.max(0, 7 - number.length())) + number + " ");
        }
        output.raw(line).write('\n');
    }
}
