package java.lang;

import hiillos.runtime.ArrayCopies;
import hiillos.runtime.Monitors;
import hiillos.runtime.Properties;
import hiillos.runtime.Termination;
import hiillos.runtime.io.StandardInput;
import hiillos.runtime.io.StandardOutput;
import hiillos.runtime.os.Platform;
import hiillos.runtime.os.StartArguments;
import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Standard streams, time, properties and array copies. */
public final class System {
    public static final InputStream in = new StandardInput();
    public static final PrintStream out = new PrintStream(new StandardOutput(1), false, StandardCharsets.UTF_8);
    public static final PrintStream err = new PrintStream(new StandardOutput(2), false, StandardCharsets.UTF_8);

    private System() {}

    public static long currentTimeMillis() {
        return Math.floorDiv(Platform.wallClockNanos(), 1_000_000L);
    }

    public static long nanoTime() {
        return Platform.monotonicNanos();
    }

    public static void arraycopy(Object source, int sourceIndex, Object target, int targetIndex, int length) {
        ArrayCopies.copy(source, sourceIndex, target, targetIndex, length);
    }

    public static int identityHashCode(Object object) {
        return object == null ? 0 : Monitors.identityHash(object);
    }

    public static String lineSeparator() {
        return "\n";
    }

    public static String getProperty(String key) {
        return Properties.get(checkKey(key));
    }

    public static String getProperty(String key, String otherwise) {
        String value = Properties.get(checkKey(key));
        return value == null ? otherwise : value;
    }

    public static String setProperty(String key, String value) {
        if (value == null) {
            throw new NullPointerException();
        }
        return Properties.set(checkKey(key), value);
    }

    public static String clearProperty(String key) {
        return Properties.set(checkKey(key), null);
    }

    private static String checkKey(String key) {
        if (key == null) {
            throw new NullPointerException("key can't be null");
        }
        if (key.isEmpty()) {
            throw new IllegalArgumentException("key can't be empty");
        }
        return key;
    }

    public static String getenv(String name) {
        return StartArguments.environment(name);
    }

    /** All variables of the environment; the map can not be changed. */
    public static Map<String, String> getenv() {
        return StartArguments.environment();
    }

    public static java.util.Properties getProperties() {
        return Properties.all();
    }

    public static void setProperties(java.util.Properties properties) {
        Properties.replace(properties);
    }

    /** Null: there is no console with a person behind it that a program could ask about. */
    public static Console console() {
        return null;
    }

    public static void exit(int status) {
        Termination.exit(status);
    }

    public static void gc() {
        Runtime.getRuntime().gc();
    }
}
