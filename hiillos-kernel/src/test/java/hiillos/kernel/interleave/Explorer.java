package hiillos.kernel.interleave;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Runs a scenario under many schedules: every one with no or one preemption, then ones with two, then random ones. Most
 * bugs of concurrent code need no more than two preemptions (Musuvathi and Qadeer, "Iterative context bounding", PLDI 2007).
 */
public final class Explorer {
    private Explorer() {}

    /**
     * Explores.
     *
     * @param runs how many executions at most
     * @return what went wrong, with the schedule; null when nothing did
     */
    public static AssertionError explore(Supplier<? extends Scenario> scenario, int runs, long seed) {
        List<Integer> lengths = new ArrayList<>();
        int processors = scenario.get().processors().size();
        int left = runs;
        try {
            for (int first = 0; first < processors; first++) {
                lengths.add(run(scenario, first, List.of(), List.of()));
                left--;
            }
            for (int first = 0; first < processors; first++) {
                for (int step = 1; step <= lengths.get(first) && left > runs / 2; step++) {
                    for (int other = 1; other < processors; other++) {
                        run(scenario, first, List.of(step), List.of((first + other) % processors));
                        left--;
                    }
                }
            }
            var random = new SplittableRandom(seed);
            while (left > 0) {
                if (left % 2 == 0) {
                    int first = random.nextInt(processors);
                    int one = 1 + random.nextInt(lengths.get(first));
                    int two = one + 1 + random.nextInt(lengths.get(first));
                    run(scenario, first, List.of(one, two), List.of(random.nextInt(processors), random.nextInt(processors)));
                } else {
                    Run.of(scenario.get(), new Schedule.Random(random.nextLong(), 2 + random.nextInt(6)));
                }
                left--;
            }
            return null;
        } catch (AssertionError found) {
            return found;
        }
    }

    private static int run(Supplier<? extends Scenario> scenario, int first, List<Integer> steps, List<Integer> targets) {
        return Run.of(scenario.get(), new Schedule.Preemptions(first, steps, targets));
    }

    /** As {@link #explore}, of a scenario class by name, for a kernel that {@link SeededBug} has changed: what went wrong, or null. */
    public static String exploreByName(String scenario, int runs, long seed) throws ReflectiveOperationException {
        var constructor = Class.forName(scenario).asSubclass(Scenario.class).getDeclaredConstructor();
        AssertionError found = explore(() -> {
            try {
                return constructor.newInstance();
            } catch (ReflectiveOperationException failure) {
                throw new AssertionError(failure.getCause() == null ? failure : failure.getCause());
            }
        }, runs, seed);
        return found == null ? null : found.getMessage();
    }
}
