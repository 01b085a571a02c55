package hiillos.init;

import hiillos.abi.StatusException;
import hiillos.abi.protocol.ServiceManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.Consumer;

/**
 * The services that init starts, in the order of a text: a line each, {@code #} begins a comment.
 *
 * <pre>
 * NAME [restart|once] [after=NAME,NAME…]
 * </pre>
 *
 * A service whose {@code after} names one that did not start is left out, with a sentence.
 */
record ServiceList(List<Entry> entries, List<String> problems) {
    /** A line. @param restart whether it is started again when it ends */
    record Entry(String name, boolean restart, List<String> after) {}

    /** Reads the text; lines that are not sound are problems, the others count. */
    static ServiceList parse(String text) {
        List<Entry> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int number = 0;
        StringTokenizer lines = new StringTokenizer(text, "\n", true);
        while (lines.hasMoreTokens()) {
            String line = lines.nextToken();
            number += line.equals("\n") ? 1 : 0;
            int comment = line.indexOf('#');
            StringTokenizer words = new StringTokenizer(comment < 0 ? line : line.substring(0, comment));
            if (!words.hasMoreTokens()) {
                continue;
            }
            String name = words.nextToken();
            boolean restart = true;
            List<String> after = new ArrayList<>();
            String problem = names.add(name) ? null : "is there twice";
            while (words.hasMoreTokens()) {
                String word = words.nextToken();
                if (word.equals("once")) {
                    restart = false;
                } else if (word.startsWith("after=")) {
                    addAll(after, new StringTokenizer(word.substring("after=".length()), ","));
                } else if (!word.equals("restart")) {
                    problem = "has the unknown word " + word;
                }
            }
            if (problem == null) {
                entries.add(new Entry(name, restart, after));
            } else {
                problems.add("line " + (number + 1) + " of the services: " + name + " " + problem);
            }
        }
        return new ServiceList(entries, problems);
    }

    private static void addAll(List<String> list, StringTokenizer words) {
        while (words.hasMoreTokens()) {
            list.add(words.nextToken());
        }
    }

    /** Starts all; what goes wrong is a sentence on the console. @return how many were started */
    int start(ServiceManager services, Consumer<String> console) throws StatusException {
        problems.forEach(console);
        Set<String> started = new HashSet<>();
        for (Entry entry : entries) {
            String missing = null;
            for (String needed : entry.after()) {
                missing = started.contains(needed) ? missing : needed;
            }
            String problem = missing == null ? services.start(entry.name(), entry.restart())
                    : entry.name() + " is left out: it comes after " + missing + ", which did not start";
            if (problem.isEmpty()) {
                started.add(entry.name());
            } else {
                console.accept(problem);
            }
        }
        return started.size();
    }
}
