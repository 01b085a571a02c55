package hiillos.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tests inside a machine said, in TAP. Several reports in one log, such as the kernel's own and a program's, count as one.
 *
 * @param planned how many tests were promised
 * @param passed lines {@code ok}
 * @param failed lines {@code not ok}, each with the comments that follow it
 */
public record TapReport(int planned, List<String> passed, List<String> failed) {
    private static final Pattern PLAN = Pattern.compile("1\\.\\.([0-9]+)");
    private static final Pattern OK = Pattern.compile("ok [0-9]+ - .*");

    /** Reads a log. */
    public static TapReport of(List<String> lines) {
        int planned = 0;
        List<String> passed = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        boolean afterFailure = false;
        for (String line : lines) {
            Matcher plan = PLAN.matcher(line);
            if (plan.matches()) {
                planned += Integer.parseInt(plan.group(1));
            } else if (OK.matcher(line).matches()) {
                passed.add(line);
                afterFailure = false;
            } else if (line.startsWith("not ok ")) {
                failed.add(line);
                afterFailure = true;
            } else if (afterFailure && line.startsWith("#")) {
                failed.add(line);
            }
        }
        return new TapReport(planned, List.copyOf(passed), List.copyOf(failed));
    }

    /** Whether there was a plan and all of it passed. */
    public boolean isGood() {
        return planned > 0 && failed.isEmpty() && passed.size() == planned;
    }

    /** What was not good, for the message of a failed assertion. */
    public String complaint() {
        return passed.size() + " of " + planned + " tests passed" + System.lineSeparator()
                + String.join(System.lineSeparator(), failed);
    }
}
