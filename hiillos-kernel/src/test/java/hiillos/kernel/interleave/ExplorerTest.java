package hiillos.kernel.interleave;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.kernel.processor.SpinLock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The explorer itself: it must find the textbook bugs and nothing in code that has none. */
class ExplorerTest {
    /** Two processors add to a counter under a lock, read and write being separate steps. */
    static final class Counter implements Scenario {
        private final SpinLock lock = new SpinLock(1);
        private int value;

        @Override
        public List<Runnable> processors() {
            return List.of(this::add, this::add);
        }

        private void add() {
            Run.stay(() -> {
                lock.lock();
                int seen = value;
                SpinLock.point();
                value = seen + 1;
                lock.unlock();
            });
        }

        @Override
        public void check() {
            if (value != 2) {
                throw new AssertionError("lost an addition");
            }
        }
    }

    /** As {@link Counter} with locks taken crosswise. */
    record Crossed(SpinLock one, SpinLock two) implements Scenario {
        Crossed() {
            this(new SpinLock(1), new SpinLock(2));
        }

        @Override
        public List<Runnable> processors() {
            return List.of(() -> both(one, two), () -> both(two, one));
        }

        private static void both(SpinLock first, SpinLock second) {
            Run.stay(() -> {
                first.lock();
                second.lock();
                second.unlock();
                first.unlock();
            });
        }

        @Override
        public void check() {}
    }

    /** One processor waits for the other without a lock. */
    static final class Forever implements Scenario {
        @Override
        public List<Runnable> processors() {
            return List.of(() -> Run.stay(() -> {
                while (true) {
                    hiillos.kernel.arch.amd64.Machine.pause();
                }
            }), () -> { });
        }

        @Override
        public void check() {}
    }

    @Test
    void findsNothingInSoundCode() {
        assertNull(Explorer.explore(Counter::new, 200, 1));
    }

    @Test
    void findsALostUpdate() {
        String found = new SeededBug("interleave.ExplorerTest$Counter.lambda$add$0", "SpinLock.lock", "SpinLock.unlock")
                .explore(Counter.class, 200, 1);
        assertTrue(found != null && found.contains("lost an addition"), found);
    }

    @Test
    void findsLocksOutOfOrder() {
        AssertionError found = Explorer.explore(Crossed::new, 200, 1);
        assertTrue(found.getMessage().contains("a lock of rank 1 is taken while one of rank 2 is held"), found.getMessage());
    }

    @Test
    void findsADeadlock() {
        AssertionError found = Explorer.explore(Forever::new, 200, 1);
        assertTrue(found.getMessage().contains("deadlock"), found.getMessage());
    }
}
