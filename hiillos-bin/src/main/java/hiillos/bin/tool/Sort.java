package hiillos.bin.tool;

import hiillos.posix.ByteInput;
import hiillos.posix.ByteOutput;
import hiillos.posix.OpenFlags;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code sort [-bdfghnrV] [-cmsu] [-k key] [-t separator] [-o file] [file...]}, in the order of bytes. */
final class Sort extends Tool {
    private final List<SortKey> keys = new ArrayList<>();
    private boolean checks;

    @Override
    protected String options() {
        return "nrufbcshdgVmk:t:o: numeric-sort=n reverse=r unique=u ignore-case=f ignore-leading-blanks=b check=c stable=s key=k"
                + " field-separator=t output=o merge=m human-numeric-sort=h version-sort=V general-numeric-sort=g dictionary-order=d";
    }

    @Override
    protected String usage() {
        return "[-bdfghnrV] [-cmsu] [-k KEY] [-t SEPARATOR] [-o FILE] [FILE]...: sorts lines; a KEY is\n"
                + "F[.C][bdfghnrV][,F[.C]]; -n by numbers, -g with exponents, -h with units as 2K, -V by versions, -d by letters and digits";
    }

    @Override
    protected int troubleStatus() {
        return 2;
    }

    @Override
    protected String openFailure(String path) {
        return (checks ? "open failed: " : "cannot read: ") + quoted(path);
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        String separator = options.value('t') == null ? "" : bytes(options.value('t'));
        if (options.value('t') != null && separator.length() != 1) {
            complain(separator.isEmpty() ? "empty tab" : "multi-character tab '" + options.value('t') + "'");
            status = 2;
            return;
        }
        for (String each : options.values('t')) {
            if (!each.equals(options.value('t'))) {
                throw Options.UsageError.ofValue("incompatible tabs");
            }
        }
        if (options.has('c') && options.operands().size() > 1) {
            throw Options.UsageError.ofValue("extra operand " + quoted(options.operands().get(1)) + " not allowed with -c");
        }
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < SortKey.LETTERS.length(); i++) {
            letters.append(options.has(SortKey.LETTERS.charAt(i)) ? SortKey.LETTERS.substring(i, i + 1) : "");
        }
        String order = letters.toString();
        for (String each : options.values('k')) {
            keys.add(SortKey.parse(each, order, separator));
        }
        if (keys.isEmpty()) {
            keys.add(SortKey.whole(order, separator));
        }
        for (SortKey each : keys) {
            if (!each.conflict().isEmpty()) {
                throw Options.UsageError.ofValue("options '-" + each.conflict() + "' are incompatible");
            }
        }
        checks = options.has('c');
        List<String> lines = read(options.files());
        if (status != 0) {
            return;
        }
        Comparator<String> byKeys = this::compareKeys;
        boolean plain = options.has('u') || options.has('s');
        Comparator<String> full = plain ? byKeys : byKeys.thenComparing(options.has('r') ? Comparator.reverseOrder()
                : Comparator.naturalOrder());
        if (checks) {
            check(lines, full, options);
            return;
        }
        lines.sort(full);
        if (options.value('o') == null) {
            print(lines, byKeys, options.has('u'), out);
            return;
        }
        try {
            int file = Posix.open(options.value('o'), OpenFlags.WRITE_ONLY | OpenFlags.CREATE | OpenFlags.TRUNCATE, 0666);
            ByteOutput output = new ByteOutput(file);
            print(lines, byKeys, options.has('u'), output);
            output.flush();
            Posix.close(file);
        } catch (PosixException error) {
            failed("open failed: " + options.value('o'), error);
        }
    }

    private int compareKeys(String left, String right) {
        for (SortKey key : keys) {
            int order = key.compare(left, right);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static void print(List<String> lines, Comparator<String> byKeys, boolean unique, ByteOutput output)
            throws PosixException {
        String previous = null;
        for (String line : lines) {
            if (!unique || previous == null || byKeys.compare(previous, line) != 0) {
                output.raw(line).write('\n');
            }
            previous = line;
        }
    }

    private void check(List<String> lines, Comparator<String> order, Options options) {
        for (int i = 1; i < lines.size(); i++) {
            int difference = order.compare(lines.get(i - 1), lines.get(i));
            if (difference > 0 || difference == 0 && options.has('u')) {
                complain(options.files().get(0) + ":" + (i + 1) + ": disorder: " + lines.get(i));
                status = 1;
                return;
            }
        }
    }

    private List<String> read(List<String> files) throws PosixException {
        List<String> lines = new ArrayList<>();
        for (String path : files) {
            int file = open(path);
            if (file < 0) {
                return lines;
            }
            try {
                ByteInput input = new ByteInput(file);
                for (byte[] line = input.line(); line != null; line = input.line()) {
                    lines.add(text(line));
                }
            } catch (PosixException error) {
                failed("read failed: " + path, error);
            }
            close(file);
        }
        return lines;
    }
}
