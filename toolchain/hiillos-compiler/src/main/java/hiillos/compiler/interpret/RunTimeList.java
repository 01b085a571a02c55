package hiillos.compiler.interpret;

import hiillos.compiler.Profile;
import hiillos.compiler.model.ClassInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The classes that must be initialised at run time. One pattern a line: {@code [profile[,profile]:] pattern [# reason]},
 * where a pattern is a class name, or a package followed by {@code .*} (its classes) or {@code .**} (subpackages too).
 * Nested classes are named with {@code $}; a class name does not cover its nested classes. Without a profile a line
 * holds for {@code linux} and {@code user}. {@code !} before a pattern takes back an earlier line with the same pattern: a
 * runtime says so that its own version of the class may be initialised at build time.
 */
final class RunTimeList {
    private static final String OWN = "/hiillos/compiler/interpret/initialize-at-run-time.txt";

    private final Map<String, String> exact = new HashMap<>();
    private final Map<String, String> packages = new LinkedHashMap<>();

    RunTimeList(Profile profile, List<String> lines) {
        try (InputStream in = RunTimeList.class.getResourceAsStream(OWN)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> add(profile, line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.forEach(line -> add(profile, line));
    }

    private void add(Profile profile, String line) {
        int comment = line.indexOf('#');
        String reason = comment < 0 ? "" : line.substring(comment + 1).strip();
        String pattern = (comment < 0 ? line : line.substring(0, comment)).strip();
        int colon = pattern.indexOf(':');
        List<String> profiles = List.of((colon < 0 ? "linux,user" : pattern.substring(0, colon)).split("\\s*,\\s*"));
        pattern = pattern.substring(colon + 1).strip().replace('/', '.');
        if (pattern.isEmpty() || !profiles.contains(profile.name().toLowerCase(Locale.ROOT))) {
            return;
        }
        if (pattern.startsWith("!")) {
            exact.remove(pattern.substring(1));
            packages.remove(pattern.substring(1));
        } else if (pattern.endsWith("*")) {
            packages.put(pattern, reason);
        } else {
            exact.put(pattern, reason);
        }
    }

    /** Why the class must be initialised at run time (perhaps an empty text), or null when it need not. */
    String reason(ClassInfo type) {
        String name = type.name().replace('/', '.');
        String reason = exact.get(name);
        if (reason != null) {
            return reason;
        }
        String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        for (Map.Entry<String, String> e : packages.entrySet()) {
            String pattern = e.getKey();
            boolean deep = pattern.endsWith(".**");
            String prefix = pattern.substring(0, pattern.length() - (deep ? 3 : 2));
            if (packageName.equals(prefix) || deep && packageName.startsWith(prefix + ".")) {
                return e.getValue();
            }
        }
        return null;
    }
}
