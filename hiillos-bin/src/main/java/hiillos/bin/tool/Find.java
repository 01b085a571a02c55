package hiillos.bin.tool;

import hiillos.bin.sh.Glob;
import hiillos.posix.Errno;
import hiillos.posix.FileStatus;
import hiillos.posix.FileType;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code find [path...] [-name p] [-type t] [-size n] [-empty] [-maxdepth n] [-mindepth n] [-newer f] [!] [-o] [-prune] [-print]
 * [-delete] [-exec c]}.
 */
final class Find extends Tool {
    private static final int MOST_TOGETHER = 500;

    private final List<String> paths = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private int next;
    private int maximumDepth = Integer.MAX_VALUE;
    private int minimumDepth;
    private boolean deletes;
    private boolean executes;
    /** What was just visited is not entered. */
    private boolean pruned;
    private final List<Collected> collected = new ArrayList<>();

    /** A command of {@code -exec … +}: its own words, and behind them what was found. */
    private record Collected(List<String> words, int own) {}

    /** A part of the expression. */
    private interface Condition {
        boolean test(String path, FileStatus status) throws PosixException;
    }

    @Override
    protected String options() {
        return "+";
    }

    @Override
    protected String usage() {
        return "[PATH]... [-name PATTERN] [-path PATTERN] [-type fd] [-size [+-]N[ck]] [-empty] [-newer FILE] [-maxdepth N]\n"
                + "[-mindepth N] [!] [( )] [-o] [-print] [-print0] [-prune] [-delete] [-exec COMMAND [;|{} +]]: lists what is below directories";
    }

    /** The expression's words begin with a dash, but are no options. */
    @Override
    public int start(String[] arguments) {
        boolean expression = false;
        for (int i = 1; i < arguments.length; i++) {
            expression |= arguments[i].startsWith("-") && arguments[i].length() > 1 || arguments[i].equals("!")
                    || arguments[i].equals("(");
            (expression ? words : paths).add(arguments[i]);
        }
        return main(paths.contains("--help") || words.contains("--help") ? new String[] {arguments[0], "--help"}
                : new String[] {arguments[0]});
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        Condition condition = words.isEmpty() ? null : or();
        if (next < words.size()) {
            throw Options.UsageError.ofValue("paths must precede expression: '" + words.get(next) + "'");
        }
        boolean acts = deletes || executes || words.contains("-print") || words.contains("-print0");
        Condition whole = condition == null ? this::print
                : acts ? condition : (path, found) -> condition.test(path, found) && print(path, found);
        for (String path : paths.isEmpty() ? List.of(".") : paths) {
            try {
                visit(path, Posix.status(path), 0, whole);
            } catch (PosixException error) {
                if (error.error() == Errno.EPIPE) {
                    throw error;
                }
                failed("'" + path + "'", error);
            }
        }
        for (Collected each : collected) {
            if (each.words.size() > each.own && !execute(each.words)) {
                status = 1;
            }
        }
    }

    /** The words of {@code -exec} up to a semicolon or a plus sign. */
    private Condition command() throws Options.UsageError {
        List<String> command = new ArrayList<>();
        for (String word = argument("-exec"); !word.equals(";"); word = argument("-exec")) {
            if (word.equals("+") && !command.isEmpty() && command.get(command.size() - 1).equals("{}")) {
                List<String> all = new ArrayList<>(command.subList(0, command.size() - 1));
                int own = all.size();
                collected.add(new Collected(all, own));
                return (path, found) -> {
                    // Long lists are run in parts.
                    if (all.size() - own >= MOST_TOGETHER) {
                        if (!execute(all)) {
                            status = 1;
                        }
                        all.subList(own, all.size()).clear();
                    }
                    return all.add(path);
                };
            }
            command.add(word);
        }
        if (command.isEmpty()) {
            throw Options.UsageError.ofValue("missing argument to `-exec'");
        }
        return (path, found) -> {
            List<String> words = new ArrayList<>();
            for (String word : command) {
                words.add(word.replace("{}", path));
            }
            return execute(words);
        };
    }

    private boolean execute(List<String> command) throws PosixException {
        out.flush();
        String[] environment = new String[Posix.environment().size()];
        int next = 0;
        for (Map.Entry<String, String> each : Posix.environment().entrySet()) {
            environment[next++] = each.getKey() + "=" + each.getValue();
        }
        try {
            return PrintEnvironment.run(command.toArray(new String[0]), Posix.environment().get("PATH"), environment) == 0;
        } catch (PosixException error) {
            complain("'" + command.get(0) + "': " + error.getMessage());
            return false;
        }
    }

    private boolean print(String path, FileStatus found) throws PosixException {
        out.line(path);
        return true;
    }

    private void visit(String path, FileStatus found, int depth, Condition condition) throws PosixException {
        if (!deletes && depth >= minimumDepth) {
            condition.test(path, found);
        }
        boolean enters = !pruned || deletes;
        pruned = false;
        if (found.isDirectory() && depth < maximumDepth && enters) {
            try {
                for (String name : FileCopy.names(path)) {
                    String below = FileCopy.join(path, name);
                    visit(below, Posix.status(below), depth + 1, condition);
                }
            } catch (PosixException error) {
                if (error.error() == Errno.EPIPE) {
                    throw error;
                }
                failed("'" + path + "'", error);
            }
        }
        if (deletes && depth >= minimumDepth) {
            condition.test(path, found);
        }
    }

    private boolean accept(String word) {
        if (next < words.size() && words.get(next).equals(word)) {
            next++;
            return true;
        }
        return false;
    }

    private Condition or() throws Options.UsageError {
        Condition left = and();
        while (accept("-o") || accept("-or")) {
            Condition first = left;
            Condition second = and();
            left = (path, found) -> first.test(path, found) || second.test(path, found);
        }
        return left;
    }

    private Condition and() throws Options.UsageError {
        Condition left = primary();
        while (next < words.size() && !words.get(next).equals("-o") && !words.get(next).equals("-or")
                && !words.get(next).equals(")")) {
            if (accept("-a") || accept("-and")) {
                continue;
            }
            Condition first = left;
            Condition second = primary();
            left = (path, found) -> first.test(path, found) && second.test(path, found);
        }
        return left;
    }

    private String argument(String word) throws Options.UsageError {
        if (next == words.size()) {
            throw Options.UsageError.ofValue("missing argument to `" + word + "'");
        }
        return words.get(next++);
    }

    private Condition primary() throws Options.UsageError {
        if (next == words.size()) {
            throw Options.UsageError.ofValue("expected an expression at the end");
        }
        String word = words.get(next++);
        switch (word) {
            case "!", "-not" -> {
                Condition inner = primary();
                return (path, found) -> !inner.test(path, found);
            }
            case "(" -> {
                Condition inner = or();
                if (!accept(")")) {
                    throw Options.UsageError.ofValue("a ')' is missing");
                }
                return inner;
            }
            case "-name" -> {
                String pattern = argument(word);
                return (path, found) -> Glob.matches(pattern, PathParts.base(path, null));
            }
            case "-path" -> {
                String pattern = argument(word);
                return (path, found) -> Glob.matches(pattern, path);
            }
            case "-type" -> {
                return type(argument(word));
            }
            case "-empty" -> {
                return (path, found) -> found.isDirectory() ? Posix.list(path).length == 0
                        : found.isRegular() && found.sizeBytes() == 0;
            }
            case "-size" -> {
                return size(argument(word));
            }
            case "-newer" -> {
                String reference = argument(word);
                FileStatus other = FileCopy.status(reference);
                if (other == null) {
                    throw Options.UsageError.ofValue("'" + reference + "': No such file or directory");
                }
                return (path, found) -> found.modifiedNanos() > other.modifiedNanos();
            }
            case "-maxdepth", "-mindepth" -> {
                long depth = Sizes.parse(argument(word));
                if (depth < 0) {
                    throw Options.UsageError.ofValue(word + " needs a number");
                }
                if (word.equals("-maxdepth")) {
                    maximumDepth = (int) depth;
                } else {
                    minimumDepth = (int) depth;
                }
                return (path, found) -> true;
            }
            case "-print" -> {
                return this::print;
            }
            case "-print0" -> {
                return (path, found) -> {
                    out.print(path).write(0);
                    return true;
                };
            }
            case "-prune" -> {
                return (path, found) -> {
                    pruned = true;
                    return true;
                };
            }
            case "-exec" -> {
                executes = true;
                return command();
            }
            case "-delete" -> {
                deletes = true;
                return this::delete;
            }
            default -> throw Options.UsageError.ofValue("unknown predicate `" + word + "'");
        }
    }

    private static Condition type(String letters) throws Options.UsageError {
        FileType wanted = switch (letters) {
            case "f" -> FileType.REGULAR;
            case "d" -> FileType.DIRECTORY;
            case "p" -> FileType.PIPE;
            case "c" -> FileType.CHARACTER;
            case "l" -> FileType.SYMBOLIC_LINK;
            default -> throw Options.UsageError.ofValue("Unknown argument to -type: " + letters);
        };
        return (path, found) -> found.type() == wanted;
    }

    private static Condition size(String text) throws Options.UsageError {
        char sign = text.isEmpty() ? '=' : text.charAt(0);
        String number = sign == '+' || sign == '-' ? text.substring(1) : text;
        char letter = number.isEmpty() ? 'b' : number.charAt(number.length() - 1);
        long unit = switch (letter) {
            case 'c' -> 1;
            case 'k' -> 1024;
            case 'M' -> 1L << 20;
            default -> 512;
        };
        long wanted = Sizes.parse("ckMb".indexOf(letter) >= 0 && !number.isEmpty() ? number.substring(0, number.length() - 1) : number);
        if (wanted < 0) {
            throw Options.UsageError.ofValue("Invalid argument '" + text + "' to -size");
        }
        return (path, found) -> {
            long size = (found.sizeBytes() + unit - 1) / unit;
            return sign == '+' ? size > wanted : sign == '-' ? size < wanted : size == wanted;
        };
    }

    private boolean delete(String path, FileStatus found) {
        try {
            if (found.isDirectory()) {
                Posix.removeDirectory(path);
            } else {
                Posix.unlink(path);
            }
            return true;
        } catch (PosixException error) {
            failed("cannot delete '" + path + "'", error);
            return false;
        }
    }
}
