package hiillos.bin.sh;

import hiillos.bin.sh.syntax.Command;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a shell knows and a subshell has a copy of. */
final class ShellState {
    final Variables variables;
    final Map<String, Command> functions;
    final TreeMap<String, String> aliases;
    /** Commands by signal; 0 is the end of the shell. */
    final TreeMap<Integer, String> traps;
    final Options options;
    final Map<String, String> programs = new HashMap<>();
    String name = "sh";
    String[] positional = new String[0];
    int lastStatus;
    int lastBackground;
    int shellProcess;
    int loops;
    int functionDepth;
    int sourceDepth;
    boolean interactive;

    /** What {@code set} switches. */
    static final class Options {
        boolean exitOnError;
        boolean noUnset;
        boolean trace;
        boolean noGlob;
        boolean noClobber;
        boolean exportAll;
        boolean pipeFail;
        boolean noExecute;

        Options copy() {
            Options copy = new Options();
            for (String letter : new String[] {"e", "u", "x", "f", "C", "a", "n"}) {
                copy.set(letter.charAt(0), is(letter.charAt(0)));
            }
            copy.pipeFail = pipeFail;
            return copy;
        }

        boolean is(char letter) {
            return switch (letter) {
                case 'e' -> exitOnError;
                case 'u' -> noUnset;
                case 'x' -> trace;
                case 'f' -> noGlob;
                case 'C' -> noClobber;
                case 'a' -> exportAll;
                case 'n' -> noExecute;
                default -> false;
            };
        }

        /** @return whether there is such an option */
        boolean set(char letter, boolean on) {
            switch (letter) {
                case 'e' -> exitOnError = on;
                case 'u' -> noUnset = on;
                case 'x' -> trace = on;
                case 'f' -> noGlob = on;
                case 'C' -> noClobber = on;
                case 'a' -> exportAll = on;
                case 'n' -> noExecute = on;
                default -> {
                    return false;
                }
            }
            return true;
        }

        /** The letters that are on, as {@code $-} has them. */
        String letters() {
            StringBuilder letters = new StringBuilder();
            for (char each : "aCefnux".toCharArray()) {
                if (is(each)) {
                    letters.append(each);
                }
            }
            return letters.toString();
        }
    }

    ShellState() {
        variables = new Variables();
        functions = new HashMap<>();
        aliases = new TreeMap<>();
        traps = new TreeMap<>();
        options = new Options();
    }

    private ShellState(ShellState parent) {
        variables = new Variables(parent.variables);
        functions = new HashMap<>(parent.functions);
        aliases = new TreeMap<>(parent.aliases);
        traps = new TreeMap<>();
        options = parent.options.copy();
        name = parent.name;
        positional = parent.positional;
        lastStatus = parent.lastStatus;
        lastBackground = parent.lastBackground;
        shellProcess = parent.shellProcess;
        loops = parent.loops;
        functionDepth = parent.functionDepth;
        sourceDepth = parent.sourceDepth;
    }

    /** What a subshell begins with. */
    ShellState subshell() {
        return new ShellState(this);
    }

    /** A named option of {@code set -o}, as its letter; 'P' stands for pipefail, 0 for none. */
    static char optionLetter(String name) {
        return switch (name) {
            case "errexit" -> 'e';
            case "nounset" -> 'u';
            case "xtrace" -> 'x';
            case "noglob" -> 'f';
            case "noclobber" -> 'C';
            case "allexport" -> 'a';
            case "noexec" -> 'n';
            case "pipefail" -> 'P';
            default -> 0;
        };
    }
}
