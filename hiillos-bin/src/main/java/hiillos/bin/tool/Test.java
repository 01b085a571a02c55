package hiillos.bin.tool;

import hiillos.posix.FileStatus;
import hiillos.posix.FileType;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.nio.charset.StandardCharsets;

/** {@code test} and {@code [}: expressions about files, text and numbers. */
public final class Test {
    private String[] words;
    private int next;
    private int end;

    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** Runs it; gives 0 for true, 1 for false, 2 for an error. */
    public int run(String[] arguments) {
        String name = arguments[0].substring(arguments[0].lastIndexOf('/') + 1);
        words = arguments;
        next = 1;
        end = arguments.length;
        try {
            if (name.equals("[")) {
                if (end == 1 || !arguments[end - 1].equals("]")) {
                    throw new Wrong("missing ']'");
                }
                end--;
            }
            if (next == end) {
                return 1;
            }
            boolean value = end - next <= 4 ? byCount(end - next) : or();
            if (next < end) {
                throw new Wrong("extra argument '" + words[next] + "'");
            }
            return value ? 0 : 1;
        } catch (Wrong error) {
            byte[] bytes = (name + ": " + error.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
            try {
                Posix.writeFully(2, bytes, 0, bytes.length);
            } catch (PosixException ignored) {
                // Nobody hears.
            }
            return 2;
        }
    }

    /** POSIX says by the count of words what they mean. */
    private boolean byCount(int count) throws Wrong {
        switch (count) {
            case 1 -> {
                return !words[next++].isEmpty();
            }
            case 2 -> {
                if (words[next].equals("!")) {
                    next++;
                    return words[next++].isEmpty();
                }
                return or();
            }
            case 3 -> {
                if (isBinary(words[next + 1])) {
                    return binary();
                }
                if (words[next].equals("!")) {
                    next++;
                    return !byCount(2);
                }
                return or();
            }
            default -> {
                if (words[next].equals("!")) {
                    next++;
                    return !byCount(3);
                }
                return or();
            }
        }
    }

    private boolean or() throws Wrong {
        boolean value = and();
        while (next < end && words[next].equals("-o")) {
            next++;
            value |= and();
        }
        return value;
    }

    private boolean and() throws Wrong {
        boolean value = not();
        while (next < end && words[next].equals("-a")) {
            next++;
            value &= not();
        }
        return value;
    }

    private boolean not() throws Wrong {
        if (next >= end) {
            throw new Wrong("argument expected");
        }
        if (words[next].equals("!") && next + 1 < end) {
            next++;
            return !not();
        }
        if (next + 2 < end && isBinary(words[next + 1])) {
            return binary();
        }
        if (words[next].equals("(") && next + 1 < end) {
            next++;
            boolean value = or();
            if (next >= end || !words[next].equals(")")) {
                throw new Wrong("')' expected");
            }
            next++;
            return value;
        }
        if (next + 1 < end && words[next].length() == 2 && words[next].charAt(0) == '-') {
            return unary();
        }
        return !words[next++].isEmpty();
    }

    private static boolean isBinary(String word) {
        return switch (word) {
            case "=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef" -> true;
            default -> false;
        };
    }

    private boolean binary() throws Wrong {
        String left = words[next];
        String operator = words[next + 1];
        String right = words[next + 2];
        next += 3;
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            case "-eq" -> number(left) == number(right);
            case "-ne" -> number(left) != number(right);
            case "-lt" -> number(left) < number(right);
            case "-le" -> number(left) <= number(right);
            case "-gt" -> number(left) > number(right);
            case "-ge" -> number(left) >= number(right);
            case "-nt" -> modified(left) > modified(right);
            case "-ot" -> modified(left) < modified(right);
            default -> status(left) != null && status(left).equals(status(right));
        };
    }

    private static long number(String text) throws Wrong {
        try {
            return Long.parseLong(text.trim());
        } catch (NumberFormatException bad) {
            throw new Wrong("invalid integer '" + text + "'");
        }
    }

    private static long modified(String path) {
        FileStatus status = status(path);
        return status == null ? Long.MIN_VALUE : status.modifiedNanos();
    }

    private static FileStatus status(String path) {
        try {
            return Posix.status(path);
        } catch (PosixException missing) {
            return null;
        }
    }

    private boolean unary() throws Wrong {
        char operator = words[next].charAt(1);
        String operand = words[next + 1];
        FileStatus status = "nzt".indexOf(operator) >= 0 ? null : status(operand);
        boolean there = status != null;
        boolean value = switch (operator) {
            case 'n' -> !operand.isEmpty();
            case 'z' -> operand.isEmpty();
            case 't' -> Posix.isTerminal((int) number(operand));
            case 'e' -> there;
            case 'f' -> there && status.isRegular();
            case 'd' -> there && status.isDirectory();
            case 's' -> there && (status.sizeBytes() > 0 || status.isDirectory());
            case 'r' -> there && (status.permissions() & 0444) != 0;
            case 'w' -> there && (status.permissions() & 0222) != 0;
            case 'x' -> there && (status.permissions() & 0111) != 0;
            case 'p' -> there && status.type() == FileType.PIPE;
            case 'c' -> there && status.type() == FileType.CHARACTER;
            case 'h', 'L' -> there && status.type() == FileType.SYMBOLIC_LINK;
            default -> throw new Wrong("'" + words[next] + "': unary operator expected");
        };
        next += 2;
        return value;
    }
}
