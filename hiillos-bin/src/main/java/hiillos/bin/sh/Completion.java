package hiillos.bin.sh;

import hiillos.posix.DirectoryEntry;
import hiillos.posix.FileType;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What Tab offers: commands for the first word, paths for others. */
final class Completion {
    private final Interpreter interpreter;

    Completion(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /**
     * What can stand there.
     *
     * @param start where the word begins that is completed
     * @param words the whole words, directories with a slash at the end
     */
    record Offer(int start, List<String> words) {}

    /** The offers for a line up to the cursor. */
    Offer offers(String line) {
        int start = line.length();
        while (start > 0 && " \t;|&<>()".indexOf(line.charAt(start - 1)) < 0) {
            start--;
        }
        String word = line.substring(start);
        String before = line.substring(0, start).stripTrailing();
        boolean command = before.isEmpty() || ";|&(".indexOf(before.charAt(before.length() - 1)) >= 0;
        TreeSet<String> found = new TreeSet<>();
        if (command && word.indexOf('/') < 0) {
            commands(word, found);
        } else {
            paths(word, found);
        }
        return new Offer(start, new ArrayList<>(found));
    }

    private void commands(String word, TreeSet<String> found) {
        for (String each : Builtins.NAMES) {
            if (each.startsWith(word)) {
                found.add(each);
            }
        }
        for (String each : interpreter.state.functions.keySet()) {
            if (each.startsWith(word)) {
                found.add(each);
            }
        }
        for (String each : interpreter.state.aliases.keySet()) {
            if (each.startsWith(word)) {
                found.add(each);
            }
        }
        String path = interpreter.variable("PATH");
        for (String directory : (path == null ? Programs.DEFAULT_PATH : path).split(":")) {
            for (DirectoryEntry each : list(directory)) {
                if (each.name().startsWith(word) && each.type() != FileType.DIRECTORY) {
                    found.add(each.name());
                }
            }
        }
    }

    private void paths(String word, TreeSet<String> found) {
        int slash = word.lastIndexOf('/');
        String directory = word.substring(0, slash + 1);
        String name = word.substring(slash + 1);
        String home = interpreter.variable("HOME");
        String real = directory.startsWith("~/") && home != null ? home + directory.substring(1) : directory;
        for (DirectoryEntry each : list(real.isEmpty() ? "." : real)) {
            if (each.name().startsWith(name) && (!each.name().startsWith(".") || name.startsWith("."))) {
                found.add(directory + escape(each.name()) + (each.type() == FileType.DIRECTORY ? "/" : ""));
            }
        }
    }

    private static String escape(String name) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (" \t'\"\\$`*?[](){}<>|&;#~".indexOf(name.charAt(i)) >= 0) {
                escaped.append('\\');
            }
            escaped.append(name.charAt(i));
        }
        return escaped.toString();
    }

    private static DirectoryEntry[] list(String directory) {
        try {
            return Posix.list(directory);
        } catch (PosixException missing) {
            return new DirectoryEntry[0];
        }
    }

    /** What all words begin with. */
    static String commonPrefix(List<String> words) {
        String prefix = words.get(0);
        for (String each : words) {
            int length = 0;
            while (length < prefix.length() && length < each.length() && prefix.charAt(length) == each.charAt(length)) {
                length++;
            }
            prefix = prefix.substring(0, length);
        }
        return prefix;
    }
}
