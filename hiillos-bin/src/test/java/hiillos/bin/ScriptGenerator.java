package hiillos.bin;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes scripts of what POSIX says of the shell. They end, write nothing but a few files of their directory, and show what became of their
 * words by a function {@code show}, which prints each of its arguments in brackets.
 */
final class ScriptGenerator {
    private static final String SHOW = "show() { printf '%d:' $#; for w in \"$@\"; do printf '[%s]' \"$w\"; done; echo; }";
    private static final String[] VARIABLES = {"a", "b", "c", "d"};
    private static final String[] VALUES = {"''", "x", "'a b'", "' lead  trail '", "a:b::c", "'*.txt'", "one/two/three.txt", "12", "-3",
            "'a\nb'", "abcabc", "'\\'", "'[b]'", "'f?'", "0x1f", "'q\"r'", "aXbXc", "'-n'"};
    private static final String[] LITERALS = {"a", "bc", "x1", "-", "_", "Ab", "7", "0", "%", "@", "+,", ".", "=", ":", "~", "X", "{}"};
    private static final String[] PATTERNS = {"*", "?", "a*", "*a", "[a-c]", "[!a-c]*", "*/", "/*", "*X*", "'*'", "?b", "*:",
            "[[:digit:]]*",
            "\\*", "[]a]", "a", "\"*\"", ""};
    private static final String[] GLOBS = {"*", "names/*", "f*", "[a-c]*", "?????", "names/[!a]*", "*/*.txt", "no*match",
            "names/?eta.txt",
            "*s", "n*/d*/*"};

    private final Random random;
    private int counters;
    private int level;
    private boolean inFunction;
    private int functions;

    ScriptGenerator(long seed) {
        random = new Random(seed);
    }

    /** The statements of a script; each may be left out. */
    List<String> statements() {
        List<String> all = new ArrayList<>();
        all.add(SHOW + "; x=0 y=5");
        for (String each : VARIABLES) {
            if (random.nextInt(5) > 0) {
                all.add(each + "=" + pick(VALUES));
            }
        }
        if (random.nextBoolean()) {
            all.add("set -- " + words(4));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            inFunction = true;
            level = 1;
            String body = list(3);
            all.add("f" + functions + "() " + switch (random.nextInt(4)) {
                case 0 -> "( " + body + "; )";
                default -> "{ " + (random.nextInt(3) == 0 ? "local " + pick(VARIABLES) + "; " : "") + body + "; }";
            });
            inFunction = false;
            functions++;
        }
        for (int i = 2 + random.nextInt(6); i > 0; i--) {
            level = 0;
            all.add(statement());
        }
        all.add("echo \"? $?\"");
        all.add("show \"$a\" \"$b\" \"$c\" \"$d\"");
        return all;
    }

    private String pick(String... among) {
        return among[random.nextInt(among.length)];
    }

    private boolean sometimes() {
        return random.nextInt(4) == 0;
    }

    private String list(int most) {
        StringBuilder list = new StringBuilder(statement());
        for (int i = random.nextInt(most); i > 0; i--) {
            list.append("; ").append(statement());
        }
        return list.toString();
    }

    private String statement() {
        if (level > 3) {
            return simple();
        }
        level++;
        String made = compound();
        level--;
        return made;
    }

    private String compound() {
        return switch (random.nextInt(26)) {
            case 0 -> "if " + condition() + "; then " + list(2) + (sometimes() ? "; elif " + condition() + "; then " + simple() : "")
                    + (random.nextBoolean() ? "; else " + list(2) : "") + "; fi";
            case 1 -> "for v in " + words(3) + "; do show $v \"$v\"; " + jumping() + "; done";
            case 2 -> {
                String counter = "n" + counters++;
                yield counter + "=0; " + pick("while [ $" + counter + " -lt 3 ]", "until [ $" + counter + " = 3 ]") + "; do " + counter
                        + "=$((" + counter + "+1)); " + jumping() + "; done";
            }
            case 3 -> "case " + word() + " in " + pattern() + ") " + simple() + ";; " + pattern() + "|" + pattern() + ") " + simple()
                    + ";; *) echo other;; esac";
            case 4 -> "( " + list(3) + (sometimes() ? "; exit " + random.nextInt(4) : "") + " ); echo \"? $?\"";
            case 5 -> "{ " + list(2) + "; } > o1; cat o1";
            case 6 -> simple() + pick(" && ", " || ") + simple() + pick(" && ", " || ") + simple();
            case 7 -> "{ " + list(2) + "; } | " + pick("cat", "sort", "wc -l | tr -d ' '", "{ read a b; show \"$a\" \"$b\"; }",
                    "while read -r v; do show \"$v\"; done", "tr a-z A-Z", "head -n 1");
            case 8 -> "eval " + quoted("show " + words(3)) + (sometimes() ? "; eval \"$a\" 2>/dev/null" : "");
            case 9 -> document();
            case 10 -> "( set -" + pick("e", "u", "f", "eu", "C") + "; " + list(3) + "; echo reached ); echo \"? $?\"";
            case 11 -> "( trap 'echo trap $?' EXIT; " + list(2) + "; " + pick("exit 3", "false", ":",
                    "trap - EXIT") + " ); echo \"? $?\"";
            case 12 -> "IFS=" + pick(":", "X", "' '", "''", "': '", "b", "'/.'") + "; show " + pick("$a", "$b$c", "$*", "\"$*\"", "$@",
                    "x$a",
                    "${b}y", "$(printf '%s' \"$c\")", "${d-a:b c}", "${a}${b}") + "; unset IFS";
            case 13 -> "! " + simple() + "; echo \"? $?\"";
            case 14 -> functions == 0 || inFunction ? simple() : "f" + random.nextInt(functions) + " " + words(3) + "; echo \"? $?\"";
            case 15 -> "{ " + list(2) + "; } & wait $!; echo \"? $?\"";
            case 16 -> "OPTIND=1; while getopts " + pick("ab:c", ":ab:c", "b:") + " o " + pick("-a -b val -c rest", "-abval x", "-b",
                    "-x -a",
                    "-ac -- -b", "a -b", "-b val -a", "-cb x y") + " 2>/dev/null; do show \"$o\" \"${OPTARG-}\"; done; echo $OPTIND";
            case 17 -> level > 1 || inFunction ? simple() : "trap 'echo caught' USR1; kill -s USR1 $$; " + simple()
                    + "; kill -USR1 $$; " + pick("trap - USR1", "trap '' USR1")
                    + "; echo after";
            default -> simple();
        };
    }

    private String jumping() {
        return switch (random.nextInt(6)) {
            case 0 -> condition() + " && break";
            case 1 -> condition() + " && continue; " + simple();
            case 2 -> "case $v in a*) continue;; *b) break;; esac; " + simple();
            default -> list(2);
        };
    }

    private String document() {
        StringBuilder text = new StringBuilder();
        String quote = pick("", "'", "\\");
        boolean tabs = sometimes();
        text.append("cat ").append(tabs ? "<<-" : "<<").append(quote.equals("'") ? "'E'" : quote + "E");
        if (sometimes()) {
            text.append(" | tr a-c A-C");
        }
        text.append('\n');
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            text.append(tabs ? "\t" : "").append(switch (random.nextInt(7)) {
                case 0 -> "plain 'text' \"q\" \\n";
                case 1 -> "$a ${b:-" + "dflt}" + " $((1+2))";
                case 2 -> "$(echo in; echo 'deep')`echo back`";
                case 3 -> "\\$a \\` \\\\ \\x \\\"";
                case 4 -> "${c%X*} ${d+\"set\"} ${a#a}";
                case 5 -> "joined \\";
                default -> "";
            }).append('\n');
        }
        // A joined line before the end would hide it.
        return text.append(tabs ? "\t" : "").append("last\n").append(tabs ? "\tE\n" : "E\n").append(": \"$?\"").toString();
    }

    private String simple() {
        return switch (random.nextInt(24)) {
            case 0, 1, 2, 3, 4 -> "show " + words(4);
            case 5, 6 -> pick(VARIABLES) + "=" + word();
            case 7 -> "printf " + pick("'%s\\n'", "'%s-%s\\n'", "'<%5s>\\n'", "'%b\\n'", "'[%-4s|%.2s]\\n'", "'%s'") + " " + words(3);
            case 8 -> "set -- " + words(4);
            case 9 -> pick("shift 0", "[ $# = 0 ] || shift", "[ $# -lt 2 ] || shift 2");
            case 10 -> condition() + "; echo \"? $?\"";
            case 11 -> "echo $((" + arithmetic(2) + "))";
            case 12 -> "unset " + pick(VARIABLES);
            case 13 -> "printf '%s\\n' " + word() + " > " + pick("o1", "o2") + "; cat < o1 2>/dev/null";
            case 14 -> "read " + pick("", "-r ") + pick("a", "a b", "c d") + " <<E\n" + pick("one two three", "  lead trail  ",
                    "a\\b c\\ d",
                    "", "x:y z", "$a", "back\\") + "\n" + pick("second", "") + "\nE\nshow \"$a\" \"$b\" \"$c\" \"$d\"";
            case 15 -> inFunction ? pick("return", "return 3", "local a=" + word(), "local b") : "false";
            case 16 -> pick("A=1 B=$a", "a=temp") + " sh -c 'printf \"%s\\n\" \"$A-$B-$a\"'";
            case 17 -> pick("true", "false", ":", "(exit 5)", "nosuchcommand 2>/dev/null", "cat nosuch 2>/dev/null", "test");
            case 18 -> "echo out" + pick(" >&1", " 1>&2 2>/dev/null", " > /dev/null", " >> o2", " 3>o1 >&3",
                    " >o1 2>&1") + "; cat o2 2>/dev/null";
            case 19 -> "exec 4>o2; echo four >&4; exec 4>&-; cat o2";
            case 20 -> "show " + pick(GLOBS) + " " + word();
            case 21 -> pick("export a", "export b=" + word(), "readonly zz=1",
                    "export c=x d=$a") + "; sh -c 'printf \"%s\\n\" \"${a-none}.${b-none}\"'";
            case 22 -> "a=$(" + pick("printf 'x\\n\\n'", "false", "exit 3", "echo \"$b\"", "echo a; exit 2") + "); echo \"? $?\"";
            default -> "show \"$@\" $# \"$*\"";
        };
    }

    private String condition() {
        return switch (random.nextInt(9)) {
            case 0 -> "[ " + inQuotes() + pick(" = ", " != ") + inQuotes() + " ]";
            case 1 -> "[ " + random.nextInt(4) + pick(" -lt ", " -ge ", " -eq ", " -ne ") + "$#" + " ]";
            case 2 -> "test " + pick("-n", "-z") + " " + inQuotes();
            case 3 -> "[ " + pick("-f", "-d", "-e", "-s", "-r") + " " + pick("fruit", "names", "nosuch", "empty", "o1") + " ]";
            case 4 -> pick("true", "false", ":");
            case 5 -> "[ ! " + inQuotes() + " ]";
            case 6 -> "[ \"$a\" = \"$b\" " + pick("-a", "-o") + " -n \"$c\" ]";
            case 7 -> "case " + word() + " in " + pattern() + ") true;; *) false;; esac";
            default -> "[ $((" + arithmetic(1) + ")) -gt 2 ]";
        };
    }

    private String words(int most) {
        StringBuilder words = new StringBuilder(word());
        for (int i = random.nextInt(most); i > 0; i--) {
            words.append(' ').append(word());
        }
        return words.toString();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            word.append(piece(2));
        }
        return word.toString();
    }

    private String piece(int depth) {
        return switch (random.nextInt(depth > 0 ? 14 : 5)) {
            case 0, 1 -> pick(LITERALS);
            case 2 -> pick("'a b'", "'*'", "'$a'", "'\"'", "'\\'", "''", "'\n'", "'`'");
            case 3 -> "\\" + pick("a", "\\", "$", "*", " ", "\"", "'", "`", "n");
            case 4 -> "$" + pick(VARIABLES);
            case 5 -> "\"" + inside(depth - 1) + "\"";
            case 6, 7 -> parameter(depth, false);
            case 8 -> "$(" + command(depth) + ")";
            case 9 -> "$((" + arithmetic(depth) + "))";
            case 10 -> pick("*", "?", "[a-c]", "[!x]", "$1", "$2", "$#", "$*", "$@", "\"$@\"");
            case 11 -> "`echo " + pick("b", "$a", "\"$b\"", "'x  y'", "\\$c", "\\\\x") + "`";
            default -> parameter(depth, false);
        };
    }

    private String inQuotes() {
        return "\"" + inside(1) + "\"";
    }

    private String inside(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(switch (random.nextInt(depth > 0 ? 9 : 5)) {
                case 0 -> pick(LITERALS);
                case 1 -> pick(" ", "  ", "'", "*", "?", "\n", "#");
                case 2 -> "\\" + pick("$", "\"", "\\", "`", "n", "*", "a");
                case 3, 4 -> "$" + pick("a", "b", "c", "d", "1", "#", "*", "@");
                case 5, 6 -> parameter(depth, true);
                case 7 -> "$(" + command(depth) + ")";
                default -> "$((" + arithmetic(depth) + "))";
            });
        }
        return text.toString();
    }

    private String parameter(int depth, boolean quoted) {
        String name = pick("a", "b", "c", "d", "u", "1", "2");
        String operator = pick("-", ":-", "+", ":+", "%", "%%", "#", "##", "", "#l", "=", ":=");
        if (operator.equals("#l")) {
            return "${#" + name + "}";
        }
        if (operator.endsWith("=") && Character.isDigit(name.charAt(0))) {
            operator = "-";
        }
        if (operator.isEmpty()) {
            return "${" + name + "}";
        }
        boolean pattern = "%%##".contains(operator);
        String argument = pattern ? pick(pattern(), "\"$d\"", "$c") : quoted ? inside(0).replace("'", "").replace("\"",
                "") : piece(depth - 1);
        return "${" + name + operator + argument + "}";
    }

    private String pattern() {
        return pick(PATTERNS);
    }

    private String command(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> "echo " + piece(depth - 1);
            case 1 -> "printf '%s\\n' " + piece(depth - 1) + " " + piece(depth - 1);
            case 2 -> "echo \"" + inside(depth - 1) + "\"";
            case 3 -> "a=inner; echo $a";
            case 4 -> "show " + piece(depth - 1) + " | cat";
            default -> "case $a in a*) echo A;; *) echo B;; esac";
        };
    }

    private String arithmetic(int depth) {
        if (depth <= 0) {
            return pick("1", "2", "7", "0", "10", "x", "y", "$#", "010", "0xf", "-3");
        }
        return switch (random.nextInt(9)) {
            case 0 -> "(" + arithmetic(depth - 1) + ")";
            case 1 -> pick("- ", "!", "~", "+ ") + arithmetic(0);
            case 2 -> "(" + arithmetic(depth - 1) + " ? " + arithmetic(depth - 1) + " : " + arithmetic(depth - 1) + ")";
            case 3 -> "(" + pick("x", "y") + pick("=", "+=", "-=", "*=", "<<=", "|=") + arithmetic(depth - 1) + ")";
            case 4 -> arithmetic(depth - 1) + pick("/", "%") + pick("3", "-2", "7");
            default -> arithmetic(depth - 1) + pick("+", " - ", "*", "<<2+", ">>1|", "&", "|", "^", "<", ">", "<=", ">=", "==", "!=",
                    "&&", "||")
                    + arithmetic(depth - 1);
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
