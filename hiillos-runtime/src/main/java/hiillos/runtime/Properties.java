package hiillos.runtime;

import hiillos.runtime.os.Platform;
import hiillos.runtime.os.StartArguments;

/** System properties: a fixed table and what the program sets. */
public final class Properties {
    /** Every name that {@link #fixed} knows. */
    private static final String[] NAMES = {"java.version", "java.specification.version", "java.vm.specification.version",
        "java.class.version", "java.vendor", "java.vm.vendor", "java.vm.name", "os.name", "os.arch", "sun.arch.data.model",
        "sun.cpu.endian", "line.separator", "file.separator", "path.separator", "file.encoding", "native.encoding",
        "stdout.encoding", "stderr.encoding", "stdin.encoding", "java.io.tmpdir", "java.home", "java.library.path",
        "sun.boot.library.path", "sun.jnu.encoding", "os.version", "user.language", "user.dir", "user.home",
        "user.name"};

    /** All properties, made when somebody wants to change or list them. */
    private static java.util.Properties all;

    private Properties() {}

    /** The value, or null. */
    public static String get(String key) {
        return all == null ? fixed(key) : all.getProperty(key);
    }

    private static String fixed(String key) {
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
            case "file.encoding", "native.encoding", "stdout.encoding", "stderr.encoding", "stdin.encoding",
                    "sun.jnu.encoding" -> "UTF-8";
            case "java.io.tmpdir" -> "/tmp";
            case "java.home" -> "/";
            case "java.library.path", "sun.boot.library.path" -> "";
            case "os.version" -> "1";
            case "user.language" -> "en";
            case "user.dir" -> environment("PWD", "/");
            case "user.home" -> environment("HOME", "/");
            case "user.name" -> environment("USER", "root");
            default -> null;
        };
    }

    private static String environment(String name, String otherwise) {
        String value = StartArguments.environment(name);
        return value == null ? otherwise : value;
    }

    /** The properties themselves: who changes them changes what {@link #get} says. */
    public static synchronized java.util.Properties all() {
        if (all == null) {
            java.util.Properties made = new java.util.Properties();
            for (String name : NAMES) {
                made.setProperty(name, fixed(name));
            }
            all = made;
        }
        return all;
    }

    /** Replaces all properties; null brings back those of the start. */
    public static synchronized void replace(java.util.Properties properties) {
        all = properties;
    }

    /** Sets, or with null clears, a property; returns what it was. */
    public static String set(String key, String value) {
        return (String) (value == null ? all().remove(key) : all().setProperty(key, value));
    }
}
