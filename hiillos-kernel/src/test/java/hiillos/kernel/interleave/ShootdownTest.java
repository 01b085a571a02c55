package hiillos.kernel.interleave;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.TranslationCache;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.Requests;
import hiillos.kernel.processor.SpinLock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shootdowns: no processor uses a translation after its page was freed, and processors that ask each other get on. */
class ShootdownTest {
    private static final long PAGE = 0x40_0000;
    private static final int RUNS = 400;

    /** Three processors and one process; each has a translation cache of one entry, for {@link #PAGE}. */
    abstract static class Space implements Scenario {
        final ProcessObject process;
        boolean mapped = true;
        boolean freed;
        private final boolean[] cached = new boolean[3];

        Space() {
            SimulatedMachine.start(16L << 20);
            process = TestProcess.process(SimulatedMachine.job(8L << 20));
            SimulatedMachine.setProcessors(3);
            for (int i = 0; i < 3; i++) {
                Processor.of(i).activeRoot = 0;
            }
        }

        void enter() {
            TranslationCache.enter(Processor.current(), process, process.vmem().root());
        }

        /** User code touches the page. */
        void touch() {
            int number = Processor.current().number;
            if (cached[number] && freed) {
                throw new AssertionError("processor " + number + " uses a translation of a freed page");
            }
            cached[number] |= mapped;
        }

        void unmapAndFree() {
            mapped = false;
            SpinLock.point();
            Requests.shootDown(process.vmem(), PAGE, PAGE + 1);
            freed = true;
        }

        @Override
        public void interrupt() {
            Requests.interrupt();
        }

        @Override
        public void invalidated(long address) {
            cached[Processor.current().number] = false;
        }

        @Override
        public void activated(long root) {
            cached[Processor.current().number] = false;
        }

        @Override
        public void check() {
            for (int i = 0; i < 3; i++) {
                if (cached[i] && Processor.of(i).activeRoot == process.vmem().root()) {
                    throw new AssertionError("processor " + i + " still has the translation");
                }
            }
        }
    }

    /** One processor frees the page, two use it; one of them goes, the other one stays. */
    static final class UsersAndOne extends Space {
        @Override
        public List<Runnable> processors() {
            return List.of(() -> Run.stay(this::unmapAndFree), this::use, this::useAndGo);
        }

        private void use() {
            Run.stay(this::enter);
            touch();
            Run.stay(this::touch);
            touch();
        }

        private void useAndGo() {
            use();
            Run.stay(() -> TranslationCache.enterKernel(Processor.current()));
        }
    }

    /** All are in the address space, and all ask. */
    static final class Mutual extends Space {
        @Override
        public List<Runnable> processors() {
            Runnable one = () -> {
                Run.stay(this::enter);
                Run.stay(() -> Requests.shootDown(process.vmem(), PAGE, PAGE + 1));
                Run.stay(() -> Requests.shootDown(process.vmem(), 0, 0));
            };
            return List.of(one, one, one);
        }
    }

    @AfterEach
    void oneProcessorAgain() {
        SimulatedMachine.setProcessors(1);
        Processor.of(0).activeRoot = 0;
    }

    @Test
    void noProcessorUsesAFreedPage() {
        assertNull(Explorer.explore(UsersAndOne::new, RUNS, 1));
    }

    @Test
    void processorsThatAskEachOtherGetOn() {
        assertNull(Explorer.explore(Mutual::new, RUNS, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "processor.Requests.serveShootdowns, TranslationCache.forget, UsersAndOne, translation",
        "processor.Requests.shootDown, Requests.askShootdown, UsersAndOne, translation",
        "processor.Requests.askShootdown, Requests.send, UsersAndOne, deadlock",
        "processor.Requests.serve, Requests.serveShootdowns, Mutual, deadlock"})
    void seededBugsAreFound(String method, String callee, String name, String what) throws ClassNotFoundException {
        Class<? extends Scenario> scenario = Class.forName(ShootdownTest.class.getName() + "$" + name).asSubclass(Scenario.class);
        String found = new SeededBug(method, callee).explore(scenario, RUNS, 1);
        assertTrue(found != null && found.contains(what), found);
    }
}
