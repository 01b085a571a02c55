package hiillos.compiler.stack;

import hiillos.compiler.CompileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How deep stacks may get: a text file, {@code #} begins a comment.
 *
 * <pre>
 * limit BYTES SYMBOL   a stack that begins at this symbol may need so many bytes; * for all others
 * calls PREFIX TEXT    functions with this prefix call through pointers those whose name contains the text
 * once PREFIX          functions that are entered once, anywhere, and never return: their depth is added, not followed
 * </pre>
 */
record StackLimits(List<Limit> limits, List<Calls> calls, List<String> once) {
    /** One line. */
    record Limit(int bytes, String symbol) {}

    /** What goes through pointers. */
    record Calls(String prefix, String text) {}

    /** @throws CompileException naming the line that is wrong */
    static StackLimits read(Path file) throws IOException {
        List<Limit> limits = new ArrayList<>();
        List<Calls> calls = new ArrayList<>();
        List<String> once = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            String text = line.replaceFirst("#.*", "").strip();
            String[] words = text.split("\\s+");
            if (text.isEmpty()) {
                continue;
            } else if (words.length == 3 && words[0].equals("limit") && words[1].matches("[0-9]{1,9}")) {
                limits.add(new Limit(Integer.parseInt(words[1]), words[2]));
            } else if (words.length == 3 && words[0].equals("calls")) {
                calls.add(new Calls(words[1], words[2]));
            } else if (words.length == 2 && words[0].equals("once")) {
                once.add(words[1]);
            } else {
                throw new CompileException(file + ":" + number + ": expected 'limit BYTES SYMBOL', 'calls PREFIX TEXT' or 'once PREFIX', not '" + text
                        + "'");
            }
        }
        return new StackLimits(limits, calls, once);
    }

    int of(String symbol) {
        for (Limit limit : limits) {
            if (limit.symbol().equals(symbol) || limit.symbol().equals("*")) {
                return limit.bytes();
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Whether a stack is said to begin at the symbol, whoever jumps there. */
    boolean names(String symbol) {
        return limits.stream().anyMatch(limit -> limit.symbol().equals(symbol));
    }

    /** Whether {@code caller} may reach {@code callee} through a pointer. */
    boolean mayCall(String caller, String callee) {
        return calls.stream().anyMatch(line -> caller.startsWith(line.prefix()) && callee.contains(line.text()));
    }

    boolean isOnce(String symbol) {
        return once.stream().anyMatch(symbol::startsWith);
    }
}
