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
        return Arrays.stream(asked).filter(each -> permits(starter, each)).toArray(String[]::new);
    }

    /** Whether a service is among those that a process may have. */
    static boolean permits(String[] allowed, String name) {
        return allowed == null || Arrays.asList(allowed).contains(name);
    }
}
