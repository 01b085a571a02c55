package hiillos.bin.tool;

import java.util.ArrayList;
import java.util.List;

/** The options and operands of a command line. Options may stand behind operands; {@code --} ends them. */
public final class Options {
    private final List<String> operands = new ArrayList<>();
    private final StringBuilder letters = new StringBuilder();
    private final List<String> values = new ArrayList<>();
    private boolean help;

    /** The command line is wrong. */
    public static final class UsageError extends Exception {
        private static final long serialVersionUID = 1;

        /** What stands below the sentence: how to get help, as most tools have it, or nothing. */
        final boolean mentionsHelp;

        UsageError(String sentence) {
            this(sentence, true);
        }

        private UsageError(String sentence, boolean mentionsHelp) {
            super(sentence, null, false, false);
            this.mentionsHelp = mentionsHelp;
        }

        /** The options are good, but not what is meant by one: help on them would not help. */
        static UsageError ofValue(String sentence) {
            return new UsageError(sentence, false);
        }
    }

    /**
     * Reads a command line.
     *
     * @param known as {@link Tool#options} has them; a plus sign before them: the first operand ends the options
     */
    Options(String known, String[] arguments) throws UsageError {
        boolean ordered = known.startsWith("+");
        int blank = known.indexOf(' ');
        String shortOptions = known.substring(ordered ? 1 : 0, blank < 0 ? known.length() : blank);
        String[] longOptions = blank < 0 ? new String[0] : known.substring(blank + 1).split(" ");
        int next = 1;
        while (next < arguments.length) {
            String argument = arguments[next++];
            if (argument.equals("--")) {
                break;
            }
            if (argument.equals("--help")) {
                help = true;
            } else if (argument.startsWith("--")) {
                next = longOption(argument, longOptions, shortOptions, arguments, next);
            } else if (argument.length() > 1 && argument.startsWith("-") && !isNumber(argument, shortOptions)) {
                next = shortOptions(argument, shortOptions, arguments, next);
            } else {
                operands.add(argument);
                if (ordered) {
                    break;
                }
            }
        }
        while (next < arguments.length) {
            operands.add(arguments[next++]);
        }
    }

    /** Whether an argument that looks like an option is a number, where '#' among the options says that this may be. */
    private static boolean isNumber(String argument, String shortOptions) {
        return shortOptions.indexOf('#') >= 0 && argument.charAt(1) >= '0' && argument.charAt(1) <= '9';
    }

    private int longOption(String argument, String[] longOptions, String shortOptions, String[] arguments, int next)
            throws UsageError {
        int equals = argument.indexOf('=');
        String option = argument.substring(2, equals < 0 ? argument.length() : equals);
        for (String each : longOptions) {
            if (each.length() > 2 && each.substring(0, each.length() - 2).equals(option)) {
                char letter = each.charAt(each.length() - 1);
                int at = shortOptions.indexOf(letter);
                boolean valued = at >= 0 && at + 1 < shortOptions.length() && shortOptions.charAt(at + 1) == ':';
                if (valued && equals < 0 && next == arguments.length) {
                    throw new UsageError("option '--" + option + "' requires an argument");
                }
                if (!valued && equals >= 0) {
                    throw new UsageError("option '--" + option + "' doesn't allow an argument");
                }
                letters.append(letter);
                values.add(!valued ? null : equals >= 0 ? argument.substring(equals + 1) : arguments[next]);
                return valued && equals < 0 ? next + 1 : next;
            }
        }
        throw new UsageError("unrecognized option '" + argument + "'");
    }

    private int shortOptions(String argument, String shortOptions, String[] arguments, int next) throws UsageError {
        for (int i = 1; i < argument.length(); i++) {
            char letter = argument.charAt(i);
            int at = letter == ':' || letter == '#' ? -1 : shortOptions.indexOf(letter);
            if (at < 0) {
                throw new UsageError("invalid option -- '" + letter + "'");
            }
            letters.append(letter);
            if (at + 1 < shortOptions.length() && shortOptions.charAt(at + 1) == ':') {
                if (i + 1 < argument.length()) {
                    values.add(argument.substring(i + 1));
                    return next;
                }
                if (next == arguments.length) {
                    throw new UsageError("option requires an argument -- '" + letter + "'");
                }
                values.add(arguments[next]);
                return next + 1;
            }
            values.add(null);
        }
        return next;
    }

    boolean wantsHelp() {
        return help;
    }

    /** Whether an option was given. */
    boolean has(char letter) {
        return letters.indexOf(Character.toString(letter)) >= 0;
    }

    /** The last one given of some options; 0 if none was. */
    char last(String among) {
        for (int i = letters.length() - 1; i >= 0; i--) {
            if (among.indexOf(letters.charAt(i)) >= 0) {
                return letters.charAt(i);
            }
        }
        return 0;
    }

    /** The argument of an option, the last one's if it was given several times; null if it was not given. */
    String value(char letter) {
        int at = letters.lastIndexOf(Character.toString(letter));
        return at < 0 ? null : values.get(at);
    }

    /** The arguments of all options of a letter. */
    List<String> values(char letter) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            if (letters.charAt(i) == letter) {
                found.add(values.get(i));
            }
        }
        return found;
    }

    List<String> operands() {
        return operands;
    }

    /** The operands, or "-" if there are none. */
    List<String> files() {
        return operands.isEmpty() ? List.of("-") : operands;
    }

    /** @throws UsageError "missing operand" in the words of the GNU tools */
    void require(int count) throws UsageError {
        if (operands.isEmpty() && count > 0) {
            throw new UsageError("missing operand");
        }
        if (operands.size() < count) {
            throw new UsageError("missing operand after '" + operands.get(operands.size() - 1) + "'");
        }
    }

    /** @throws UsageError there are more operands */
    void atMost(int count) throws UsageError {
        if (operands.size() > count) {
            throw new UsageError("extra operand '" + operands.get(count) + "'");
        }
    }
}
