package hiillos.bin.tool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads POSIX regular expressions, basic and extended, with what GNU adds. */
final class RegularExpressionParser {
    private static final int MAXIMUM_BOUND = 32767;
    private static final int MAXIMUM_SIZE = 100_000;

    private final List<boolean[]> sets = new ArrayList<>();
    private final boolean ignoresCase;
    private int[] program = new int[96];
    private int size;
    private boolean references;
    private String source;
    private boolean extended;
    private int position;
    private int groups;
    private int depth;
    /** The number of the last loop; they are numbered behind the groups. */
    private int loops = 9;
    /** Whether a group is closed, by its number: only then it may be referred to. */
    private final boolean[] closed = new boolean[10];

    private RegularExpressionParser(boolean ignoresCase) {
        this.ignoresCase = ignoresCase;
    }

    /**
     * Reads expressions, one of which is to be found.
     *
     * @param kind F: texts, E: extended expressions, G: basic ones
     * @param bound w: a match must be words, x: it must be the whole line; 0: neither
     */
    static RegularExpression parse(List<String> expressions, char kind, boolean ignoresCase, char bound)
            throws RegularExpression.Wrong {
        RegularExpressionParser parser = new RegularExpressionParser(ignoresCase);
        parser.assertion(bound == 'x' ? '^' : bound == 'w' ? '{' : 0);
        int start = parser.size;
        List<int[]> branches = new ArrayList<>();
        for (String each : expressions) {
            parser.source = each;
            parser.position = 0;
            parser.groups = 0;
            parser.extended = kind == 'E';
            Arrays.fill(parser.closed, false);
            if (kind == 'F') {
                for (char c : each.toCharArray()) {
                    parser.set(parser.only(c));
                }
            } else {
                parser.alternatives();
                if (parser.position < each.length()) {
                    throw new RegularExpression.Wrong("Unmatched ) or \\)");
                }
            }
            branches.add(parser.take(start));
        }
        parser.join(branches);
        parser.assertion(bound == 'x' ? '$' : bound == 'w' ? '}' : 0);
        parser.emit(RegularExpression.MATCH, 0, 0);
        return new RegularExpression(Arrays.copyOf(parser.program, parser.size), parser.sets,
                parser.references ? parser.loops + 1 : 0, ignoresCase);
    }

    private void emit(int kind, int first, int second) throws RegularExpression.Wrong {
        if (size > MAXIMUM_SIZE) {
            throw new RegularExpression.Wrong("Regular expression too big");
        }
        if (size + 3 > program.length) {
            program = Arrays.copyOf(program, 2 * program.length);
        }
        program[size++] = kind;
        program[size++] = first;
        program[size++] = second;
    }

    private void assertion(int kind) throws RegularExpression.Wrong {
        if (kind != 0) {
            emit(RegularExpression.ASSERT, kind, 0);
        }
    }

    private void set(boolean[] set) throws RegularExpression.Wrong {
        if (ignoresCase) {
            for (char c = 'a'; c <= 'z'; c++) {
                boolean either = set[c] || set[c - 32];
                set[c] = either;
                set[c - 32] = either;
            }
        }
        sets.add(set);
        emit(RegularExpression.SET, sets.size() - 1, 0);
    }

    private boolean[] only(char c) {
        boolean[] set = new boolean[256];
        set[c & 255] = true;
        return set;
    }

    private static boolean[] inverted(boolean[] set) {
        for (int i = 0; i < set.length; i++) {
            set[i] = !set[i];
        }
        return set;
    }

    /** Takes what was emitted since a place; its jumps are relative to it. */
    private int[] take(int start) {
        int[] code = Arrays.copyOfRange(program, start, size);
        relocate(code, -start / 3);
        size = start;
        return code;
    }

    private static void relocate(int[] code, int by) {
        for (int i = 0; i < code.length; i += 3) {
            if (code[i] == RegularExpression.SPLIT || code[i] == RegularExpression.JUMP) {
                code[i + 1] += by;
                code[i + 2] += code[i] == RegularExpression.SPLIT ? by : 0;
            }
        }
    }

    private void put(int[] code) throws RegularExpression.Wrong {
        int[] copy = code.clone();
        relocate(copy, size / 3);
        for (int i = 0; i < copy.length; i += 3) {
            emit(copy[i], copy[i + 1], copy[i + 2]);
        }
    }

    /** One of several. */
    private void join(List<int[]> branches) throws RegularExpression.Wrong {
        int total = 0;
        for (int[] each : branches) {
            total += each.length / 3 + 2;
        }
        int behind = size / 3 + total - 2;
        for (int i = 0; i < branches.size() - 1; i++) {
            emit(RegularExpression.SPLIT, size / 3 + 1, size / 3 + branches.get(i).length / 3 + 2);
            put(branches.get(i));
            emit(RegularExpression.JUMP, behind, 0);
        }
        put(branches.get(branches.size() - 1));
    }

    private boolean at(String text) {
        return source.startsWith(text, position);
    }

    /** Up to the end or a closing bracket. */
    private void alternatives() throws RegularExpression.Wrong {
        if (++depth > 100) {
            throw new RegularExpression.Wrong("groups are nested more than 100 deep");
        }
        int start = size;
        List<int[]> branches = new ArrayList<>();
        String bar = extended ? "|" : "\\|";
        do {
            if (!branches.isEmpty()) {
                position += bar.length();
            }
            branch();
            branches.add(take(start));
        } while (at(bar));
        join(branches);
        depth--;
    }

    private void branch() throws RegularExpression.Wrong {
        boolean begins = true;
        while (position < source.length()) {
            if (at(extended ? "|" : "\\|") || at(extended ? ")" : "\\)") && (depth > 1 || !extended)) {
                return;
            }
            int start = size;
            boolean repeatable = atom(begins);
            begins = !repeatable && begins;
            while (repeatable && repetition(start)) {
                // Each sign repeats what stands before it, repetitions included.
            }
        }
    }

    /** One thing; whether it may be repeated. */
    private boolean atom(boolean begins) throws RegularExpression.Wrong {
        char c = source.charAt(position++);
        if (c == '^' && (extended || begins)) {
            assertion('^');
            return false;
        }
        if (c == '$' && (extended || position == source.length() || at("\\)") || at("\\|"))) {
            assertion('$');
            return extended;
        }
        if (c == '\\') {
            return escape(begins);
        }
        if (c == '[') {
            set(bracket());
        } else if (c == '.') {
            set(inverted(only('\0')));
        } else if (c == '(' && extended) {
            group();
        } else {
            set(only(c));
        }
        return true;
    }

    private void group() throws RegularExpression.Wrong {
        int number = ++groups;
        if (number < 10) {
            emit(RegularExpression.OPEN, number, 0);
        }
        alternatives();
        String close = extended ? ")" : "\\)";
        if (!at(close)) {
            throw new RegularExpression.Wrong("Unmatched ( or \\(");
        }
        position += close.length();
        if (number < 10) {
            emit(RegularExpression.CLOSE, number, 0);
            closed[number] = true;
        }
    }

    private boolean escape(boolean begins) throws RegularExpression.Wrong {
        if (position == source.length()) {
            throw new RegularExpression.Wrong("Trailing backslash");
        }
        char c = source.charAt(position++);
        switch (c) {
            case '(' -> {
                if (extended) {
                    set(only(c));
                } else {
                    group();
                }
            }
            case '<', '>', 'b', 'B' -> assertion(c);
            case '`', '\'' -> assertion(c == '`' ? '^' : '$');
            case 'w', 'W', 's', 'S' -> {
                boolean[] set = new boolean[256];
                add(set, c == 'w' || c == 'W' ? "alnum" : "space");
                set['_'] |= c == 'w' || c == 'W';
                set(c == 'W' || c == 'S' ? inverted(set) : set);
            }
            default -> {
                if (c >= '1' && c <= '9') {
                    if (!closed[c - '0']) {
                        throw new RegularExpression.Wrong("Invalid back reference");
                    }
                    references = true;
                    emit(RegularExpression.REFERENCE, c - '0', 0);
                } else {
                    set(only(c));
                }
            }
        }
        return true;
    }

    /** Whether a sign of repetition stands here; then what was emitted since a place is repeated. */
    private boolean repetition(int start) throws RegularExpression.Wrong {
        int minimum = 0;
        int maximum = -1;
        if (at("*")) {
            position++;
        } else if (at(extended ? "+" : "\\+")) {
            position += extended ? 1 : 2;
            minimum = 1;
        } else if (at(extended ? "?" : "\\?")) {
            position += extended ? 1 : 2;
            maximum = 1;
        } else if (at(extended ? "{" : "\\{") && (!extended || startsBounds())) {
            position += extended ? 1 : 2;
            int[] bounds = bounds();
            minimum = bounds[0];
            maximum = bounds[1];
        } else {
            return false;
        }
        repeat(take(start), minimum, maximum);
        return true;
    }

    private void repeat(int[] code, int minimum, int maximum) throws RegularExpression.Wrong {
        int length = code.length / 3;
        for (int i = 0; i < minimum; i++) {
            put(code);
        }
        if (maximum < 0) {
            loops++;
            emit(RegularExpression.SPLIT, size / 3 + 1, size / 3 + length + 3);
            emit(RegularExpression.OPEN, loops, 0);
            put(code);
            emit(RegularExpression.JUMP, size / 3 - length - 2, loops);
        }
        for (int left = maximum - minimum; left > 0; left--) {
            emit(RegularExpression.SPLIT, size / 3 + 1, size / 3 + left * (length + 1));
            put(code);
        }
    }

    /** Whether what follows is {@code {n}}, {@code {n,}} or {@code {n,m}}; GNU's grep takes other braces as they are. */
    private boolean startsBounds() {
        int at = position + 1;
        while (at < source.length() && (source.charAt(at) >= '0' && source.charAt(at) <= '9' || source.charAt(at) == ',')) {
            at++;
        }
        return at > position + 1 && at < source.length() && source.charAt(at) == '}';
    }

    private int[] bounds() throws RegularExpression.Wrong {
        String close = extended ? "}" : "\\}";
        int end = source.indexOf(close, position);
        if (end < 0) {
            throw new RegularExpression.Wrong("Unmatched { or \\{");
        }
        String text = source.substring(position, end);
        position = end + close.length();
        int comma = text.indexOf(',');
        int minimum = comma == 0 ? 0 : bound(comma < 0 ? text : text.substring(0, comma));
        int maximum = comma < 0 ? minimum : comma == text.length() - 1 ? -1 : bound(text.substring(comma + 1));
        if (maximum >= 0 && maximum < minimum) {
            throw new RegularExpression.Wrong("Invalid content of \\{\\}");
        }
        return new int[] {minimum, maximum};
    }

    private static int bound(String digits) throws RegularExpression.Wrong {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                throw new RegularExpression.Wrong("Invalid content of \\{\\}");
            }
            value = Math.min(value * 10 + c - '0', MAXIMUM_BOUND + 1);
        }
        if (digits.isEmpty()) {
            throw new RegularExpression.Wrong("Invalid content of \\{\\}");
        }
        if (value > MAXIMUM_BOUND) {
            throw new RegularExpression.Wrong("Regular expression too big");
        }
        return value;
    }

    private boolean[] bracket() throws RegularExpression.Wrong {
        boolean[] set = new boolean[256];
        boolean inverts = at("^");
        position += inverts ? 1 : 0;
        for (boolean first = true; first || !at("]"); first = false) {
            if (position >= source.length()) {
                throw new RegularExpression.Wrong("Unmatched [, [^, [:, [., or [=");
            }
            if (at("[:")) {
                add(set, inside(":]"));
                continue;
            }
            char low = element();
            if (at("-") && position + 1 < source.length() && source.charAt(position + 1) != ']') {
                position++;
                char high = element();
                if (high < low) {
                    throw new RegularExpression.Wrong("Invalid range end");
                }
                Arrays.fill(set, low, high + 1, true);
            } else {
                set[low & 255] = true;
            }
        }
        position++;
        if (inverts && ignoresCase) {
            for (char c = 'a'; c <= 'z'; c++) {
                boolean either = set[c] || set[c - 32];
                set[c] = either;
                set[c - 32] = either;
            }
        }
        return inverts ? inverted(set) : set;
    }

    private char element() throws RegularExpression.Wrong {
        if (at("[.") || at("[=")) {
            String name = inside(source.charAt(position + 1) + "]");
            if (name.length() != 1) {
                throw new RegularExpression.Wrong("Invalid collation character");
            }
            return name.charAt(0);
        }
        return source.charAt(position++);
    }

    private String inside(String close) throws RegularExpression.Wrong {
        int end = source.indexOf(close, position + 2);
        if (end < 0) {
            throw new RegularExpression.Wrong("Unmatched [, [^, [:, [., or [=");
        }
        String name = source.substring(position + 2, end);
        position = end + 2;
        return name;
    }

    private static void add(boolean[] set, String name) throws RegularExpression.Wrong {
        boolean any = false;
        for (int i = 0; i < 128; i++) {
            boolean has = hiillos.bin.sh.Glob.inClass(name, (char) i);
            set[i] |= has;
            any |= has;
        }
        if (!any) {
            throw new RegularExpression.Wrong("Invalid character class name");
        }
    }
}
