package hiillos.bin.tool;

import hiillos.posix.ByteInput;
import hiillos.posix.PosixException;

/** {@code cut -b list | -c list | -f list [-d delimiter] [-s] [file...]}, by bytes. */
final class Cut extends Tool {
    private static final int MAXIMUM = 1_000_000;

    private final java.util.BitSet selected = new java.util.BitSet();
    private int openFrom = MAXIMUM;

    @Override
    protected String options() {
        return "b:c:f:d:sno: bytes=b characters=c fields=f delimiter=d only-delimited=s complement=n output-delimiter=o";
    }

    @Override
    protected String usage() {
        return "-b LIST | -c LIST | -f LIST [-d DELIMITER] [-s] [FILE]...: prints parts of lines; a LIST is like 1,3-5,7-";
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        char kind = options.last("bcf");
        if (kind == 0) {
            throw new Options.UsageError("you must specify a list of bytes, characters, or fields");
        }
        if (kind != 'f' && options.has('d')) {
            throw new Options.UsageError("an input delimiter may be specified only when operating on fields");
        }
        String delimiter = options.value('d') == null ? "\t" : bytes(options.value('d'));
        if (delimiter.length() != 1) {
            throw new Options.UsageError("the delimiter must be a single character");
        }
        parse(options.value(kind), kind == 'f' ? "field" : "byte/character position");
        String joiner = options.value('o') == null ? kind == 'f' ? delimiter : "" : bytes(options.value('o'));
        for (String path : options.files()) {
            int file = open(path);
            if (file < 0) {
                continue;
            }
            ByteInput input = new ByteInput(file);
            for (byte[] bytes = input.line(); bytes != null; bytes = input.line()) {
                String line = text(bytes);
                if (kind != 'f') {
                    out.raw(positions(line, joiner, options.has('n'))).write('\n');
                } else if (line.contains(delimiter)) {
                    out.raw(fields(line, delimiter, joiner, options.has('n'))).write('\n');
                } else if (!options.has('s')) {
                    out.raw(line).write('\n');
                }
            }
            close(file);
        }
    }

    private void parse(String list, String what) throws Options.UsageError {
        for (String part : list.replace(' ', ',').split(",", -1)) {
            int dash = part.indexOf('-');
            int low = dash == 0 ? 1 : number(dash < 0 ? part : part.substring(0, dash), what, list);
            int high = dash < 0 ? low : dash == part.length() - 1 ? MAXIMUM : number(part.substring(dash + 1), what, list);
            if (part.equals("-")) {
                throw new Options.UsageError("invalid range with no endpoint: -");
            }
            if (high < low) {
                throw new Options.UsageError("invalid decreasing range");
            }
            if (high == MAXIMUM) {
                openFrom = Math.min(openFrom, low);
            } else {
                selected.set(low, high + 1);
            }
        }
    }

    private static int number(String text, String what, String list) throws Options.UsageError {
        long value = Sizes.parse(text);
        if (value == 0) {
            throw new Options.UsageError((what.equals("field") ? "fields" : "byte/character positions") + " are numbered from 1");
        }
        if (value < 0 || value >= MAXIMUM) {
            throw new Options.UsageError("invalid " + what + " value '" + list + "'");
        }
        return (int) value;
    }

    private boolean has(int index, boolean complement) {
        return (index >= openFrom || selected.get(index)) != complement;
    }

    private String positions(String line, String joiner, boolean complement) {
        StringBuilder result = new StringBuilder();
        boolean before = true;
        for (int i = 0; i < line.length(); i++) {
            boolean wanted = has(i + 1, complement);
            if (wanted) {
                if (!before && result.length() > 0) {
                    result.append(joiner);
                }
                result.append(line.charAt(i));
            }
            before = wanted;
        }
        return result.toString();
    }

    private String fields(String line, String delimiter, String joiner, boolean complement) {
        StringBuilder result = new StringBuilder();
        boolean any = false;
        int start = 0;
        for (int field = 1; start <= line.length(); field++) {
            int end = line.indexOf(delimiter, start);
            end = end < 0 ? line.length() : end;
            if (has(field, complement)) {
                result.append(any ? joiner : "").append(line, start, end);
                any = true;
            }
            start = end + 1;
        }
        return result.toString();
    }
}
