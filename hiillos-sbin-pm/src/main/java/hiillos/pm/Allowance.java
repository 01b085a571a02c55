package hiillos.pm;

import java.util.Arrays;

/** The services that a process may have at most, by name. Nobody can give another process more than itself has. */
final class Allowance {
    private Allowance() {}

    /**
     * What a process may have that another one starts.
     *
     * @param starter what that one may have; null: all
     * @param asked what it wants the new one to have; null: as much
     * @return null: all
     */
    static String[] of(String[] starter, String[] asked) {
        if (starter == null || asked == null) {
            return asked == null ? starter : asked;
        }
        String[] both = new String[asked.length];
        int count = 0;
        for (String each : asked) {
            if (permits(starter, each)) {
                both[count++] = each;
            }
        }
        return Arrays.copyOf(both, count);
    }

    /** Whether a service is among those that a process may have. */
    static boolean permits(String[] allowed, String name) {
        if (allowed == null) {
            return true;
        }
        for (String each : allowed) {
            if (each.equals(name)) {
                return true;
            }
        }
        return false;
    }
}
