package hiillos.kernel.interleave;

import java.util.List;
import java.util.SplittableRandom;

/** Who has the turn after each point. */
interface Schedule {
    /** The processor that begins, of so many. */
    int first(int processors);

    /** The processor that goes on after the point with this number, at which {@code current} arrived. */
    int choose(int step, int current, int processors);

    /** The turn is taken away at a few points; else everybody goes on until it waits or is done. */
    record Preemptions(int begins, List<Integer> steps, List<Integer> targets) implements Schedule {
        @Override
        public int first(int processors) {
            return begins % processors;
        }

        @Override
        public int choose(int step, int current, int processors) {
            int index = steps.indexOf(step);
            return index < 0 ? current : targets.get(index) % processors;
        }
    }

    /** At each point a coin: one in {@code sides} passes the turn to a random processor. */
    final class Random implements Schedule {
        private final long seed;
        private final int sides;
        private final SplittableRandom random;

        Random(long seed, int sides) {
            this.seed = seed;
            this.sides = sides;
            this.random = new SplittableRandom(seed);
        }

        @Override
        public int first(int processors) {
            return random.nextInt(processors);
        }

        @Override
        public int choose(int step, int current, int processors) {
            return random.nextInt(sides) == 0 ? random.nextInt(processors) : current;
        }

        @Override
        public String toString() {
            return "Random[seed=" + seed + ", sides=" + sides + "]";
        }
    }
}
