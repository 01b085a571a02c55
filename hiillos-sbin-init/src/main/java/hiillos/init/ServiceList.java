package hiillos.init;

import hiillos.abi.StatusException;
import hiillos.abi.protocol.ServiceManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        for (String line : text.split("\n")) {
            number++;
            int comment = line.indexOf('#');
            String content = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (content.isEmpty()) {
                continue;
            }
            String[] words = content.split("[ \t]+");
            boolean restart = true;
            List<String> after = new ArrayList<>();
            String problem = names.add(words[0]) ? null : "is there twice";
            for (int i = 1; i < words.length; i++) {
                if (words[i].equals("once")) {
                    restart = false;
                } else if (words[i].startsWith("after=")) {
                    after.addAll(List.of(words[i].substring("after=".length()).split(",")));
                } else if (!words[i].equals("restart")) {
                    problem = "has the unknown word " + words[i];
                }
            }
            if (problem == null) {
                entries.add(new Entry(words[0], restart, after));
            } else {
                problems.add("line " + number + " of the services: " + words[0] + " " + problem);
            }
        }
        return new ServiceList(entries, problems);
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
