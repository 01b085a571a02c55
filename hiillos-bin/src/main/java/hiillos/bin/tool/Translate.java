package hiillos.bin.tool;

import hiillos.bin.sh.Glob;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.util.List;

/** {@code tr [-cdst] set1 [set2]}, by bytes. */
final class Translate extends Tool {
    @Override
    protected String options() {
        return "+cCdst complement=c delete=d squeeze-repeats=s truncate-set1=t";
    }

    @Override
    protected String usage() {
        return "[-cdst] SET1 [SET2]: replaces, deletes or squeezes bytes; sets are like a-z, [:upper:], \\n, [x*5]";
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        List<String> sets = options.operands();
        boolean delete = options.has('d');
        boolean squeeze = options.has('s');
        options.require(1);
        if (sets.size() == 1 && (delete == squeeze)) {
            throw new Options.UsageError("missing operand after '" + sets.get(0) + "'\n"
                    + "Two strings must be given when translating.");
        }
        if (delete && !squeeze && sets.size() > 1) {
            throw new Options.UsageError("extra operand '" + sets.get(1) + "'");
        }
        options.atMost(2);
        StringBuilder first = new StringBuilder(expand(bytes(sets.get(0)), 0));
        if (options.has('c') || options.has('C')) {
            first = complement(first);
        }
        String second = sets.size() > 1 ? expand(bytes(sets.get(1)), first.length()) : null;
        if (second != null) {
            check(options, bytes(sets.get(0)), bytes(sets.get(1)), first.length(), second);
        }
        int[] map = new int[256];
        for (int i = 0; i < 256; i++) {
            map[i] = i;
        }
        boolean[] deleted = new boolean[256];
        boolean[] squeezed = new boolean[256];
        if (delete) {
            mark(deleted, first);
        } else if (second != null) {
            if (second.isEmpty()) {
                throw new Options.UsageError("when not truncating set1, string2 must be non-empty");
            }
            for (int i = 0; i < first.length() && (i < second.length() || !options.has('t')); i++) {
                map[first.charAt(i)] = second.charAt(Math.min(i, second.length() - 1));
            }
        }
        if (squeeze) {
            mark(squeezed, second != null ? second : first);
        }
        pass(map, deleted, squeezed);
    }

    /** What the second set may not have. */
    private static void check(Options options, String first, String second, int length, String expanded)
            throws Options.UsageError {
        boolean deletes = options.has('d');
        boolean complements = options.has('c') || options.has('C');
        if (deletes && second.startsWith("[") && second.endsWith("*]")) {
            throw Options.UsageError.ofValue("the [c*] construct may appear in string2 only when translating");
        }
        if (deletes) {
            return;
        }
        if (complements && first.contains("[:") && !isOne(expanded) && !(options.has('t') && expanded.isEmpty())) {
            throw Options.UsageError.ofValue(
                    "when translating with complemented character classes,\nstring2 must map all characters in the domain to one");
        }
        for (int at = second.indexOf("[:"); at >= 0; at = second.indexOf("[:", at + 2)) {
            boolean cases = second.startsWith("[:lower:]", at) || second.startsWith("[:upper:]", at);
            if (!cases && second.indexOf(":]", at) > 0) {
                throw Options.UsageError.ofValue(
                        "when translating, the only character classes that may appear in\nstring2 are 'upper' and 'lower'");
            }
            if (cases && (complements || !isCasesAt(first, expand(second.substring(0, at), length).length()))) {
                throw Options.UsageError.ofValue("misaligned [:upper:] and/or [:lower:] construct");
            }
        }
    }

    private static boolean isOne(String set) {
        for (int i = 1; i < set.length(); i++) {
            if (set.charAt(i) != set.charAt(0)) {
                return false;
            }
        }
        return !set.isEmpty();
    }

    /** Whether a class of letters of one case begins where so many bytes of a set stand before it. */
    private static boolean isCasesAt(String set, int before) throws Options.UsageError {
        for (int at = set.indexOf("[:"); at >= 0; at = set.indexOf("[:", at + 2)) {
            if ((set.startsWith("[:lower:]", at) || set.startsWith("[:upper:]", at)) && expand(set.substring(0, at), 0).length() == before) {
                return true;
            }
        }
        return false;
    }

    private static void mark(boolean[] set, CharSequence characters) {
        for (int i = 0; i < characters.length(); i++) {
            set[characters.charAt(i)] = true;
        }
    }

    private static StringBuilder complement(StringBuilder set) {
        boolean[] there = new boolean[256];
        mark(there, set);
        StringBuilder others = new StringBuilder();
        for (int i = 0; i < 256; i++) {
            if (!there[i]) {
                others.append((char) i);
            }
        }
        return others;
    }

    private void pass(int[] map, boolean[] deleted, boolean[] squeezed) throws PosixException {
        byte[] buffer = new byte[16384];
        int previous = -1;
        for (int count = Posix.read(0, buffer, 0, buffer.length); count > 0; count = Posix.read(0, buffer, 0, buffer.length)) {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int value = buffer[i] & 255;
                if (deleted[value]) {
                    continue;
                }
                value = map[value];
                if (value == previous && squeezed[value]) {
                    continue;
                }
                previous = value;
                buffer[kept++] = (byte) value;
            }
            out.write(buffer, 0, kept);
        }
    }

    /** A set's bytes in order. @param wanted how long {@code [x*]} makes it */
    private static String expand(String set, int wanted) throws Options.UsageError {
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < set.length()) {
            if (set.startsWith("[:", at)) {
                int end = set.indexOf(":]", at + 2);
                if (end > 0) {
                    characterClass(set.substring(at + 2, end), result);
                    at = end + 2;
                    continue;
                }
            }
            if (set.startsWith("[=", at) && set.startsWith("=]", at + 3)) {
                result.append(set.charAt(at + 2));
                at += 5;
                continue;
            }
            if (set.charAt(at) == '[') {
                int[] next = {at + 1};
                int close = set.indexOf(']', at);
                if (next[0] < set.length()) {
                    char repeated = character(set, next);
                    if (next[0] < set.length() && set.charAt(next[0]) == '*' && close > 0) {
                        String digits = set.substring(next[0] + 1, close);
                        long count = digits.isEmpty() ? 0 : digits.startsWith("0") ? Long.parseLong(digits, 8) : Sizes.parse(digits);
                        int times = count <= 0 ? Math.max(0, wanted - result.length()) : (int) Math.min(count, 65536);
                        result.append(Character.toString(repeated).repeat(times));
                        at = close + 1;
                        continue;
                    }
                }
            }
            int[] next = {at};
            char low = character(set, next);
            at = next[0];
            if (at + 1 < set.length() && set.charAt(at) == '-') {
                next[0] = at + 1;
                char high = character(set, next);
                if (high < low) {
                    throw Options.UsageError.ofValue("range-endpoints of '" + low + "-" + high
                            + "' are in reverse collating sequence order");
                }
                for (int each = low; each <= high; each++) {
                    result.append((char) each);
                }
                at = next[0];
            } else {
                result.append(low);
            }
        }
        return result.toString();
    }

    private static char character(String set, int[] at) {
        char c = set.charAt(at[0]++);
        if (c != '\\' || at[0] == set.length()) {
            return c;
        }
        char escape = set.charAt(at[0]);
        int end = at[0];
        int value = 0;
        while (end < set.length() && end < at[0] + 3 && set.charAt(end) >= '0' && set.charAt(end) <= '7') {
            value = value * 8 + set.charAt(end++) - '0';
        }
        if (end > at[0]) {
            at[0] = end;
            return (char) (value & 255);
        }
        at[0]++;
        int known = "abfnrtv\\".indexOf(escape);
        return known < 0 ? escape : "\007\b\f\n\r\t\013\\".charAt(known);
    }

    private static void characterClass(String name, StringBuilder result) throws Options.UsageError {
        int before = result.length();
        for (int i = 0; i < 128; i++) {
            if (Glob.inClass(name, (char) i)) {
                result.append((char) i);
            }
        }
        if (result.length() == before) {
            throw new Options.UsageError("invalid character class '" + name + "'");
        }
    }
}
