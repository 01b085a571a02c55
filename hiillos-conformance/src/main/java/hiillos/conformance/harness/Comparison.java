package hiillos.conformance.harness;

/** Compares what a program did on HotSpot with what its image did. */
public final class Comparison {
    private Comparison() {}

    /** Null when both did the same, else what differs: exit codes, or the first differing line of output or errors. */
    public static String difference(Execution expected, Execution actual) {
        String output = firstDifference("output", expected.output(), actual.output());
        String errors = firstDifference("errors", expected.errors(), actual.errors());
        if (output == null && errors == null && expected.exitCode() == actual.exitCode()) {
            return null;
        }
        return "exit code: HotSpot " + expected.exitCode() + ", compiled " + actual.exitCode() + (output == null ? "" : "\n"
                + output)
                + (errors == null ? "" : "\n" + errors);
    }

    private static String firstDifference(String what, String expected, String actual) {
        String[] left = expected.split("\n", -1);
        String[] right = actual.split("\n", -1);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            String a = i < left.length ? left[i] : "(end)";
            String b = i < right.length ? right[i] : "(end)";
            if (!a.equals(b)) {
                return what + ", line " + (i + 1) + "\n  HotSpot:  " + a + "\n  compiled: " + b;
            }
        }
        return null;
    }
}
