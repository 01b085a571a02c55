package hiillos.runtime;

import hiillos.runtime.os.Platform;
import java.util.HashMap;
import java.util.Map;

/** System properties: a fixed table and what the program sets. */
public final class Properties {
    private static Map<String, String> changed;

    private Properties() {}

    /** The value, or null. */
    public static String get(String key) {
        if (changed != null && changed.containsKey(key)) {
            return changed.get(key);
        }
        return switch (key) {
            case "java.version" -> "25";
            case "java.specification.version", "java.vm.specification.version" -> "25";
            case "java.class.version" -> "69.0";
            case "java.vendor", "java.vm.vendor" -> "hiillos";
            case "java.vm.name" -> "hiillos ahead-of-time compiler";
            case "os.name" -> Platform.name();
            case "os.arch" -> "amd64";
            case "sun.arch.data.model" -> "64";
            case "sun.cpu.endian" -> "little";
            case "line.separator" -> "\n";
            case "file.separator" -> "/";
            case "path.separator" -> ":";
            case "file.encoding", "native.encoding", "stdout.encoding", "stderr.encoding", "stdin.encoding" -> "UTF-8";
            default -> null;
        };
    }

    /** Sets, or with null clears, a property; returns what it was. */
    public static String set(String key, String value) {
        String before = get(key);
        if (changed == null) {
            changed = new HashMap<>();
        }
        changed.put(key, value);
        return before;
    }
}
