package hiillos.runtime.os;

import hiillos.word.Memory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The program's arguments and environment as strings. */
public final class StartArguments {
    private static final int ARRAY_BASE = 16;
    private static final String[] NONE = new String[0];

    private StartArguments() {}

    public static String[] arguments() {
        int count = Platform.countArguments();
        if (count == 0) {
            return NONE;
        }
        String[] result = new String[count];
        for (int i = 0; i < result.length; i++) {
            result[i] = text(Platform.argument(i));
        }
        return result;
    }

    /** The value of a variable of the environment, or null. */
    public static String environment(String name) {
        String start = name + "=";
        for (int i = 0; ; i++) {
            long entry = Platform.environment(i);
            if (entry == 0) {
                return null;
            }
            String whole = text(entry);
            if (whole.startsWith(start)) {
                return whole.substring(start.length());
            }
        }
    }

    /** All variables of the environment; not to be changed. */
    public static Map<String, String> environment() {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; Platform.environment(i) != 0; i++) {
            String entry = text(Platform.environment(i));
            int equals = entry.indexOf('=', 1);
            if (equals > 0) {
                all.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return Collections.unmodifiableMap(all);
    }

    /** The string of the bytes up to a zero. */
    public static String text(long address) {
        int length = 0;
        while (Memory.loadByte(address + length) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        Memory.copy(Memory.addressOf(bytes) + ARRAY_BASE, address, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
