package hiillos.launcher;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The properties a person gave to {@code mvn}, read from the variable {@code MAVEN_CMD_LINE_ARGS} that its script
 * exports. A goal that runs outside a lifecycle ({@code mvn exec:exec@qemu}) has no other way to see names that no
 * pom mentions.
 */
final class MavenCommandLine {
    private MavenCommandLine() {}

    /**
     * Finds {@code -Dname=value} words; {@code -Dname} alone means {@code true}.
     *
     * @param commandLine the variable's text, or null
     */
    static Map<String, String> properties(String commandLine) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (commandLine == null) {
            return properties;
        }
        String[] words = commandLine.trim().split("\\s+");
        for (int index = 0; index < words.length; index++) {
            String word = words[index];
            String definition;
            if (word.equals("-D") || word.equals("--define")) {
                if (index + 1 == words.length) {
                    break;
                }
                definition = words[++index];
            } else if (word.startsWith("-D")) {
                definition = word.substring(2);
            } else {
                continue;
            }
            int equals = definition.indexOf('=');
            if (equals < 0) {
                properties.put(definition, "true");
            } else {
                properties.put(definition.substring(0, equals), definition.substring(equals + 1));
            }
        }
        return properties;
    }
}
