package hiillos.it;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * The scripted session of hiillos-bin's session.txt: lines that begin with a prompt are typed, the others are shown. There it
 * runs on the JVM, here on the system.
 */
final class ShellSession {
    /** What stands before a typed line; the session changes {@code PS1} to it first. */
    static final String PROMPT = "$ ";
    private static final String CONTINUATION = "> ";

    private final String text;
    private final List<Step> steps = new ArrayList<>();

    /**
     * One interaction.
     *
     * @param keys without Enter
     * @param shown from the line as it is echoed to the prompt behind the answer
     */
    record Step(String keys, String shown) {}

    private ShellSession(String text) {
        this.text = text;
        String[] lines = text.split("\n", -1);
        int next = 0;
        while (next < lines.length && isTyped(lines[next])) {
            String keys = lines[next].substring(PROMPT.length());
            StringBuilder shown = new StringBuilder(keys).append('\n');
            next++;
            while (next < lines.length && !isTyped(lines[next])) {
                shown.append(lines[next]).append(next < lines.length - 1 ? "\n" : "");
                next++;
            }
            shown.append(next < lines.length ? lines[next].substring(0, PROMPT.length()) : PROMPT);
            steps.add(new Step(keys, shown.toString()));
        }
    }

    static ShellSession read() throws IOException {
        return new ShellSession(Files.readString(Product.root().resolve("hiillos-bin/src/test/resources/hiillos/bin/session.txt")));
    }

    private static boolean isTyped(String line) {
        return line.startsWith(PROMPT) || line.startsWith(CONTINUATION);
    }

    List<Step> steps() {
        return steps;
    }

    /** All that is to be seen, from the first prompt to the last. */
    String whole() {
        return text + PROMPT;
    }
}
