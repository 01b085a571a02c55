package hiillos.bin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes files and command lines of the tools that GNU has, too. */
final class ToolGenerator {
    private static final String[] WORDS = {"apple", "Apple", "fig", "pear", "banana", "a", "b", "ab", "abc", "-x", "x-y", "z.c", "10",
            "9",
            "007", "-3", "2.5", "1e3", "K", "1K", "2M", "_u", "o'k", "foo_bar", "foo", "bar", "THE", "the", "v1.10", "v1.9", "aa", "aab"};
    private static final String[] FILES = {"one", "two", "three", "four", "sub/five", "sub/.six", "sub/deep/seven"};
    private static final String[] EXPRESSIONS = {"a", "^a", "e$", "a*", "[0-9][0-9]*", "[a-c]", "[^a-z ]", "fo*", "b.*r", "^$", ".", "a.",
            "\\.", "an*a", "[[:upper:]]", "a\\|b", "\\(a\\)\\1", "a\\{2\\}", "x*", "\\<a", "a\\>", "\\bfoo", "ab\\?", "ba\\+",
                    "the\\|THE", "-",
            "[]a-]", "^[^:]*:", "\\w\\w*", "a\\{1,2\\}b", "^a*\\(b\\|c\\)", "\\(ab\\|a\\)\\(c\\|bc\\)*", "nosuch"};
    private static final String[] EXTENDED = {"a|b", "(a|ab)(c|bcd)?", "a+", "fo+|ba[rz]", "^(a|b)*$", "[0-9]+(\\.[0-9]+)?",
            "(foo|foobar)",
            "x?y?", "a{2}", "(an){1,2}", "()", "a|", "^", "$", "(a*)+", "[a-f]{2,3}", "(^|[^a-z])the", "(the|apple|fig)$", "-|_", "\\w+",
            "(a)(b)?\\1", "b(an|ana|a)*", "a.c|b", "(a|aa|aab)b?", "v1\\.(1|10|9)"};

    private final Random random;

    ToolGenerator(long seed) {
        random = new Random(seed);
    }

    /** What lies in the directory. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String each : FILES) {
            StringBuilder text = new StringBuilder();
            int lines = random.nextInt(5) == 0 ? 0 : random.nextInt(12);
            String separator = pick(" ", " ", ":", ",", "\t", "  ");
            for (int i = 0; i < lines; i++) {
                for (int j = random.nextInt(5); j > 0; j--) {
                    text.append(random.nextInt(12) == 0 ? separator : "").append(pick(WORDS)).append(j > 1 ? separator : "");
                }
                text.append(i == lines - 1 && random.nextInt(4) == 0 ? "" : "\n");
                if (random.nextInt(6) == 0 && i + 1 < lines && text.charAt(text.length() - 1) == '\n') {
                    int last = text.lastIndexOf("\n", text.length() - 2);
                    text.append(text.substring(last + 1));
                }
            }
            files.put(each, text.toString());
        }
        return files;
    }

    /** Command lines; each may be left out. */
    List<String> statements() {
        List<String> all = new ArrayList<>();
        all.add(":");
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            String command = command();
            if (random.nextInt(4) == 0) {
                command += " | " + filter();
            }
            all.add(command + "; echo \"? $?\"");
        }
        return all;
    }

    private String pick(String... among) {
        return among[random.nextInt(among.length)];
    }

    /** Some options of a text like {@code "-a -b -k{2,1n}"}. */
    private String options(int most, String... among) {
        StringBuilder options = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            String option = " " + pick(among);
            options.append(options.indexOf(option) < 0 ? option : "");
        }
        return options.toString();
    }

    private String file() {
        return pick("one", "two", "three", "four", "sub/five", "one", "two");
    }

    private String files(int most) {
        StringBuilder files = new StringBuilder();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            files.append(' ').append(random.nextInt(30) == 0 ? "nosuch" : file());
        }
        return files.toString();
    }

    private String number() {
        return pick("0", "1", "2", "3", "5", "12");
    }

    private String filter() {
        return switch (random.nextInt(9)) {
            case 0 -> "sort" + sortOptions();
            case 1 -> "uniq" + options(2, "-c", "-d", "-u", "-i", "-f 1", "-s 1", "-w 2");
            case 2 -> "cut" + pick(" -c " + list(), " -d ' ' -f " + list(), " -f " + list(), " -s -d : -f " + list());
            case 3 -> "tr" + translation();
            case 4 -> "wc" + options(2, "-l", "-w", "-c", "-L", "-m");
            case 5 -> pick("head", "tail") + pick(" -n ", " -c ") + number();
            case 6 -> "grep" + grepOptions() + " " + expression();
            case 7 -> "cat" + options(2, "-n", "-b", "-s", "-E", "-T", "-A", "-v", "-e", "-t");
            default -> "hexdump -C";
        };
    }

    private String command() {
        return switch (random.nextInt(24)) {
            case 0, 1 -> "sort" + sortOptions() + files(2);
            case 2 -> "uniq" + options(3, "-c", "-d", "-u", "-i", "-f 1", "-s 1", "-w 2", "-f 2", "-s 3") + " " + file();
            case 3 -> "cut" + pick(" -c " + list(), " -b " + list(), " -d ' ' -f " + list(), " -f " + list(), " -d : -f " + list(),
                    " -s -d , -f " + list(), " -d : -f " + list() + " --output-delimiter=+", " --complement -c " + list(),
                    " --complement -d ' ' -f " + list()) + files(2);
            case 4 -> "cat " + file() + " | tr" + translation();
            case 5 -> "wc" + options(3, "-l", "-w", "-c", "-L", "-m") + files(3);
            case 6 -> pick("head", "tail") + pick("", " -q", " -v") + pick(" -n ", " -c ") + pick("", "-", "+") + number() + files(2);
            case 7 -> "grep" + options(2, "-A 1", "-B 1", "-C 1", "-n", "-v", "-c", "-i") + " " + expression() + files(2);
            case 8, 9, 10, 11 -> "grep" + grepOptions() + " " + expression() + files(2);
            case 12 -> "cat" + options(3, "-n", "-b", "-s", "-E", "-T", "-A", "-v", "-e", "-t") + files(2);
            case 13 -> "hexdump" + options(2, "-C", "-v", "-n " + number(), "-s " + number()) + " " + file();
            case 14 -> "ls" + options(4, "-a", "-A", "-R", "-r", "-1", "-p", "-F", "-d") + " " + pick("", "sub", "one sub", "sub/*",
                    "nosuch one",
                    "sub/deep", ". sub") + " | cat";
            case 15 -> "ls -l" + options(2, "-a", "-r", "-S", "-R") + " " + pick("one", "two one",
                    "sub/five one") + " | tr -s ' ' | cut -d ' ' -f 1,3-5,9";
            case 16 -> "printf '" + pick("%d", "%5d", "%-6d|", "%05d", "%+d", "% d", "%x", "%#x", "%o", "%#o", "%X", "%u", "%.3d",
                    "%8.3d", "%i", "%s",
                    "%10s", "%-10s|", "%.2s", "%c", "%b", "%%", "a%sb%s", "%5c", "%-5c|", "%.0s", "%e", "%f", "%g", "%.3f", "%8.2e",
                            "%G") + "\\n' "
                    + pick("", "1", "42 -7", "0x1F 017", "abc", "\"'A\"", "12abc", "'a b' c", "3.75", "'x\\ty'", "''", "1e2", "-0",
                            "100000000");
            case 17 -> "date -u -d " + pick("@0", "@1700000000", "@86399", "@951782400", "@-1", "'2020-02-29 12:34:56'", "2021-12-31",
                    "@1230768000")
                    + " '+" + pick("%Y-%m-%d", "%H:%M:%S", "%j %a %A", "%b %B %h", "%e %k %l", "%p %I %P", "%y %C", "%s", "%u %w",
                            "%D %F %T %R", "%c", "%x %X",
                    "%Z %z", "%n%t%%", "%U %W %V", "%G %g", "%N", "%r", "%q", "%-d %-m %_H", "%q%Q") + "'";
            case 18 -> "seq" + options(2, "-w", "-s ,") + " " + pick("5", "2 6", "10 -3 1", "1 2 9", "0.5 2", "3 1", "-2 2", "1 0.5 3",
                    "8 11", "098 101", "1e1", "5 5");
            case 19 -> pick("basename ", "dirname ") + pick("a/b/c", "/", "//", "a//b//", "/a", "a", "./", "..", "a/b.c .c", ".c .c");
            case 20 -> change();
            case 21 -> "find " + pick(".", "sub", "one sub", "nosuch") + pick("", " -type f", " -type d", " -name '*e'",
                    " -name 'f*' -o -name 's*'", " -type f -size -2", " -type f -size +0",
                    " -empty", " ! -name '*e'", " -maxdepth 1", " -mindepth 1", " -path '*/deep*'", " -name deep -prune -o -print",
                            " \\( -name one -o -type d \\) -print") + " | sort";
            case 22 -> "cmp" + pick("", " -s", " -l") + " " + file() + " " + file();
            default -> pick("sha256sum " + file(), "tee copy < " + file() + " | wc -l; cat copy", "env -i A=1 B=2 env",
                    "env echo" + options(2, "-n", "-e", "-E") + " 'a\\tb' c");
        };
    }

    private String change() {
        return pick("cp one two; cat two", "cp one sub; ls sub", "cp -r sub new; find new | sort", "cp sub new", "cp one two three",
                "cp one two sub; ls sub",
                "mv one new; ls", "mv one sub; ls . sub", "mv sub new; ls new", "mv one two; cat two", "mv -n one two; ls; cat two",
                        "cp -n one two; cat two",
                "rm one; ls", "rm sub", "rm -r sub; ls", "rm -f nosuch", "rm nosuch", "rmdir sub", "mkdir sub",
                        "mkdir -p new/a/b; ls -R new", "mkdir new/a",
                "touch new; wc -c new", "touch -c new; ls new", "mv nosuch one", "cp nosuch one", "mv sub one", "mv sub sub/deep",
                        "cp -r sub sub/new", "rmdir -p sub/deep",
                "rm -d sub", "cp one one", "mv one one", "ln -s one link 2>/dev/null; rm -f link; false", "cp -v one new",
                        "mv -v one new", "rm -v one", "mkdir -v new",
                "mkdir new new; rmdir -v new", "cp -t sub one two; ls sub", "mv -t sub one; ls sub", "cp -T one sub", "cp one new/",
                        "mv one new/", "rm -rf sub one; ls -A");
    }

    private String list() {
        return pick("1", "2", "1,3", "2-", "-2", "2-3", "3,1", "1-1,4-", "5", "2,2-3");
    }

    private String sortOptions() {
        return options(3, "-n", "-r", "-u", "-f", "-b", "-s", "-k 2", "-k 2,2", "-k 1,1", "-k 2n", "-k 2,2nr", "-k 1.2", "-k 1.2,1.3",
                "-t :", "-t ' '", "-k 3", "-d", "-h", "-g", "-V",
                "-k 2b,2", "-k 1,1r -k 2,2", "-c");
    }

    private String grepOptions() {
        return options(3, "-n", "-c", "-v", "-i", "-w", "-x", "-o", "-l", "-L", "-q", "-h", "-H", "-s", "-m 2", "-o");
    }

    private String expression() {
        return switch (random.nextInt(4)) {
            case 0 -> "-E -e '" + pick(EXTENDED) + "'";
            case 1 -> "-E -e '" + pick(EXTENDED) + "' -e '" + pick(EXTENDED) + "'";
            case 2 -> "-F -e '" + pick(WORDS).replace("'", "") + "'" + pick("", " -e a", " -e ''");
            default -> "-e '" + pick(EXPRESSIONS) + "'";
        };
    }

    private String translation() {
        String set = "'" + pick("a-z", "abc", "[:lower:]", "[:upper:]", "[:digit:]", "a\\n", " ", "[:space:]", "a-cx", "\\t ",
                "[:punct:]", "\\141-\\143", "[:alnum:]") + "'";
        String other = "'" + pick("A-Z", "x", "xyz", "[:upper:]", "[:lower:]", "\\n", "0-9", "[x*]", "_") + "'";
        return switch (random.nextInt(6)) {
            case 0 -> " -d " + set;
            case 1 -> " -s " + set;
            case 2 -> " -cd " + set;
            case 3 -> " -c " + set + " " + pick("_", "'\\n'");
            case 4 -> pick(" -s ", " -ds ", " -t ", " -cs ") + set + " " + other;
            default -> " " + set + " " + other;
        };
    }
}
