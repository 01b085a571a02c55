package hiillos.bin.tool;

import java.util.Arrays;
import java.util.List;

/**
 * A POSIX regular expression over bytes, as characters below 256: finds the leftmost match and of those the longest. All ways are followed
 * at once, so that the time grows with the text only; where a group is referred to, one after the other.
 */
final class RegularExpression {
    /** What an instruction does; an operand and a second one stand behind it. */
    static final int SET = 0;
    static final int SPLIT = 1;
    static final int JUMP = 2;
    static final int ASSERT = 3;
    static final int OPEN = 4;
    static final int CLOSE = 5;
    static final int REFERENCE = 6;
    static final int MATCH = 7;
    private static final int WORDS = 3;
    /** With references so many steps are tried at most. */
    private static final int MAXIMUM_STEPS = 20_000_000;

    private final int[] program;
    private final List<boolean[]> sets;
    /** How many groups and loops there are; 0 if no group is referred to. */
    private final int marks;
    private final boolean ignoresCase;
    /** Threads, in the order of their beginnings: their places in the program, and where each began. */
    private int[] places;
    private int[] begins;
    private int[] nextPlaces;
    private int[] nextBegins;
    /** For each place the number of the step in which it was added last. */
    private final int[] added;
    private final int[] pending;
    private int step;
    private int threads;
    private String text;
    private int start;
    private int end;

    /** The expression is wrong, or takes too long. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String sentence) {
            super(sentence, null, false, false);
        }
    }

    RegularExpression(int[] program, List<boolean[]> sets, int marks, boolean ignoresCase) {
        this.program = program;
        this.sets = sets;
        this.marks = marks;
        this.ignoresCase = ignoresCase;
        int size = program.length / WORDS;
        places = new int[size];
        begins = new int[size];
        nextPlaces = new int[size];
        nextBegins = new int[size];
        added = new int[size];
        pending = new int[2 * size + 2];
    }

    /** Where the match that was found begins. */
    int start() {
        return start;
    }

    /** The index behind the match that was found. */
    int end() {
        return end;
    }

    /** Looks for the first match at or behind an index. @throws Wrong it takes too long */
    boolean find(String line, int from) throws Wrong {
        text = line;
        start = -1;
        if (marks > 0) {
            return new Backtracking().find(from);
        }
        threads = 0;
        for (int at = from;; at++) {
            step++;
            int count = threads;
            threads = 0;
            int[] oldPlaces = places;
            int[] oldBegins = begins;
            places = nextPlaces;
            begins = nextBegins;
            nextPlaces = oldPlaces;
            nextBegins = oldBegins;
            for (int i = 0; i < count; i++) {
                // A thread that began behind the best match cannot be better.
                if (start < 0 || oldBegins[i] <= start) {
                    int place = oldPlaces[i];
                    if (at == from || sets.get(program[place * WORDS + 1])[line.charAt(at - 1)]) {
                        add(at == from ? place : place + 1, at, oldBegins[i]);
                    }
                }
            }
            if (start < 0) {
                add(0, at, at);
            }
            if (at == line.length() || start >= 0 && threads == 0) {
                return start >= 0;
            }
        }
    }

    /** Adds a thread and all that it leads to without a character. */
    private void add(int first, int at, int began) {
        int count = 0;
        pending[count++] = first;
        while (count > 0) {
            int place = pending[--count];
            if (added[place] == step) {
                continue;
            }
            added[place] = step;
            int operand = program[place * WORDS + 1];
            switch (program[place * WORDS]) {
                case SET -> {
                    places[threads] = place;
                    begins[threads++] = began;
                }
                case SPLIT -> {
                    pending[count++] = program[place * WORDS + 2];
                    pending[count++] = operand;
                }
                case JUMP -> pending[count++] = operand;
                case ASSERT -> {
                    if (holds(operand, at)) {
                        pending[count++] = place + 1;
                    }
                }
                case MATCH -> {
                    if (start < 0 || began <= start) {
                        start = began;
                        end = at;
                    }
                }
                default -> pending[count++] = place + 1;
            }
        }
    }

    private boolean isWord(int index) {
        if (index < 0 || index >= text.length()) {
            return false;
        }
        char c = text.charAt(index);
        return c == '_' || c >= '0' && c <= '9' || (c | 32) >= 'a' && (c | 32) <= 'z';
    }

    private boolean holds(int kind, int at) {
        boolean before = isWord(at - 1);
        boolean behind = isWord(at);
        return switch (kind) {
            case '^' -> at == 0;
            case '$' -> at == text.length();
            case '<' -> !before && behind;
            case '>' -> before && !behind;
            case 'b' -> before != behind;
            case 'B' -> before == behind;
            case '{' -> !before;
            default -> !behind;
        };
    }

    /** Tries one way after the other. */
    private final class Backtracking {
        /** Ways not tried yet: place, index, and the ends of the groups, and where the loops' last rounds began. */
        private int[] stack = new int[256];
        private int used;
        private int[] groups = new int[2 * marks];
        private int steps;

        boolean find(int from) throws Wrong {
            for (int at = from; at <= text.length(); at++) {
                longest(at);
                if (start >= 0) {
                    return true;
                }
            }
            return false;
        }

        private void push(int place, int at) {
            int needed = used + 2 + groups.length;
            if (needed > stack.length) {
                stack = Arrays.copyOf(stack, 2 * needed);
            }
            stack[used] = place;
            stack[used + 1] = at;
            System.arraycopy(groups, 0, stack, used + 2, groups.length);
            used = needed;
        }

        private void longest(int begin) throws Wrong {
            Arrays.fill(groups, -1);
            push(0, begin);
            while (used > 0) {
                used -= 2 + groups.length;
                int place = stack[used];
                int at = stack[used + 1];
                System.arraycopy(stack, used + 2, groups, 0, groups.length);
                while (place >= 0) {
                    if (++steps > MAXIMUM_STEPS) {
                        throw new Wrong("the expression takes too long: a group that \\1 and its like refer to repeats in too many ways");
                    }
                    int operand = program[place * WORDS + 1];
                    switch (program[place * WORDS]) {
                        case SET -> {
                            boolean fits = at < text.length() && sets.get(operand)[text.charAt(at)];
                            place = fits ? place + 1 : -1;
                            at++;
                        }
                        case SPLIT -> {
                            push(program[place * WORDS + 2], at);
                            place = operand;
                        }
                        case JUMP -> {
                            // A round of a loop that takes nothing would be followed by others for ever.
                            int loop = program[place * WORDS + 2];
                            place = loop > 0 && groups[2 * loop] == at ? -1 : operand;
                        }
                        case ASSERT -> place = holds(operand, at) ? place + 1 : -1;
                        case OPEN -> {
                            groups[2 * operand] = at;
                            place++;
                        }
                        case CLOSE -> {
                            groups[2 * operand + 1] = at;
                            place++;
                        }
                        case REFERENCE -> {
                            int length = groups[2 * operand + 1] - groups[2 * operand];
                            boolean fits = groups[2 * operand + 1] >= 0
                                    && text.regionMatches(ignoresCase, at, text, groups[2 * operand], length);
                            at += fits ? length : 0;
                            place = fits ? place + 1 : -1;
                        }
                        default -> {
                            if (start < 0 || at > end) {
                                start = begin;
                                end = at;
                            }
                            place = -1;
                        }
                    }
                }
            }
        }
    }
}
