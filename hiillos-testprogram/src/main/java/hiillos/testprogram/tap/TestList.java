package hiillos.testprogram.tap;

import hiillos.testprogram.guest.Console;
import java.util.ArrayList;
import java.util.List;

/** Tests in the order in which they were added, and their report. */
public final class TestList {
    private static final int SHOWN_FRAMES = 4;

    private record Named(String name, TestBody body) {}

    private final List<Named> tests = new ArrayList<>();
    private final String only;

    /**
     * An empty list.
     *
     * @param only beginnings of the names of the tests that are wanted, with commas between; empty for all
     */
    public TestList(String only) {
        this.only = only;
    }

    /** Adds a test. */
    public void add(String name, TestBody body) {
        for (String beginning : only.split(",")) {
            if (name.startsWith(beginning)) {
                tests.add(new Named(name, body));
                return;
            }
        }
    }

    /** Runs them all; returns how many failed. */
    public int run() {
        Console.line("1.." + tests.size());
        int failures = 0;
        int number = 0;
        for (Named test : tests) {
            number++;
            try {
                test.body().run();
                Console.line("ok " + number + " - " + test.name());
            } catch (Throwable failure) {
                failures++;
                Console.line("not ok " + number + " - " + test.name());
                report(failure);
            }
        }
        Console.line("# " + (tests.size() - failures) + " of " + tests.size() + " tests passed");
        return failures;
    }

    private static void report(Throwable failure) {
        Console.line("# " + failure);
        int shown = 0;
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (shown < SHOWN_FRAMES && !frame.getClassName().equals(Expect.class.getName())) {
                Console.line("#   at " + frame);
                shown++;
            }
        }
    }
}
