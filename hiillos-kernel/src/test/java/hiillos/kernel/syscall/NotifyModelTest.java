package hiillos.kernel.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.ipc.Ipc;
import hiillos.kernel.ipc.Notify;
import hiillos.kernel.ipc.Receiver;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.schedule.Scheduler;
import hiillos.kernel.schedule.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random threads signal and wait, by the short calls and by the long ones: both do what a model of a page does, and the one
 * that runs has the highest priority of those that can.
 */
class NotifyModelTest {
    private static final int THREADS = 6;
    private static final int STEPS = 3000;
    private static final int BITS = 4;

    /** What the model knows of a thread. */
    private static final class Actor {
        final ThreadObject thread;
        final int priority;
        boolean waits;
        long mask;

        Actor(ThreadObject thread, int priority) {
            this.thread = thread;
            this.priority = priority;
        }
    }

    private final List<Actor> actors = new ArrayList<>();
    private final List<Actor> waiters = new ArrayList<>();
    private Random random;
    private ProcessObject process;
    private Notify notify;
    private Receiver receiver;
    private int handle;
    private int receiverHandle;
    private long bits;
    private boolean bound;

    @AfterEach
    void reset() {
        Scheduler.reset();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shortAndLongCallsDoTheSame(long seed) {
        SimulatedMachine.start(16 << 20);
        Scheduler.reset();
        random = new Random(seed);
        Job job = SimulatedMachine.job(12 << 20);
        process = TestProcess.process(job);
        assertEquals(Status.OK, Slab.NOTIFY.reserve(job));
        notify = new Notify(job);
        assertEquals(Status.OK, Slab.RECEIVER.reserve(job));
        receiver = new Receiver(job, 4);
        handle = TestProcess.share(process, notify, Rights.READ | Rights.WRITE);
        receiverHandle = TestProcess.share(process, receiver, Rights.RECEIVE);
        for (int i = 0; i < THREADS; i++) {
            // Half of the seeds: all of one priority.
            int priority = seed % 2 == 0 ? 5 : 3 + i / 2;
            Actor actor = new Actor(TestProcess.thread(process, priority), priority);
            actors.add(actor);
            Scheduler.ready(actor.thread);
        }
        Scheduler.leave();
        for (int i = 0; i < STEPS; i++) {
            step();
            check();
        }
    }

    private Actor running() {
        ThreadObject current = Scheduler.current();
        for (Actor actor : actors) {
            if (actor.thread == current) {
                return actor;
            }
        }
        return null;
    }

    private long randomBits() {
        return random.nextInt(1 << BITS);
    }

    private void step() {
        Actor actor = running();
        if (actor == null || random.nextInt(40) == 0) {
            // From an interrupt.
            long more = actor == null ? (1 << BITS) - 1 : randomBits();
            modelSignal(more);
            notify.signal(more);
            leave();
            return;
        }
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> signal(actor, randomBits());
            case 3, 4, 5 -> await(actor, randomBits(), random.nextInt(4) == 0 ? 0 : random.nextBoolean() ? -1 : Long.MAX_VALUE);
            case 6 -> {
                if (random.nextInt(6) == 0) {
                    bound = !bound;
                    assertEquals(Status.OK, notify.bind(bound ? receiver : null, 7));
                } else {
                    receive(actor);
                }
            }
            default -> decided(SwitchingCalls.threadYield(), actor);
        }
    }

    private void signal(Actor actor, long more) {
        modelSignal(more);
        if (random.nextInt(4) == 0) {
            assertEquals(0, NotifyCalls.signal(actor.thread, handle, more));
            leave();
        } else {
            decided(SwitchingCalls.notifySignal(handle, more), actor);
        }
    }

    private void await(Actor actor, long mask, long deadline) {
        long taken = bits & mask;
        bits &= ~taken;
        boolean waits = taken == 0 && deadline != 0;
        long expected = taken == 0 && !waits ? -Status.SHOULD_WAIT : 0;
        if (waits) {
            actor.waits = true;
            actor.mask = mask;
            waiters.add(actor);
        }
        // What was there before must not look like a result.
        RegisterFrame.set(actor.thread.frame, FaultRecord.RDX, 0x5555);
        if (random.nextInt(4) == 0) {
            long result = NotifyCalls.await(actor.thread, handle, mask, deadline);
            assertEquals(waits ? Dispatcher.NO_RESULT : expected, result);
            leave();
        } else {
            long result = SwitchingCalls.notifyWait(handle, mask, deadline);
            assertTrue(!waits || result == Switch.UNDECIDED || result == Switch.SWITCHED, "it waits");
            if (!waits && result != Switch.UNDECIDED) {
                assertEquals(expected, result);
            }
            if (result == Switch.UNDECIDED) {
                leave();
            }
        }
        if (taken != 0) {
            assertEquals(taken, RegisterFrame.get(actor.thread.frame, FaultRecord.RDX));
        }
    }

    private void receive(Actor actor) {
        RegisterFrame.set(actor.thread.frame, FaultRecord.RSI, Message.DEADLINE);
        RegisterFrame.set(actor.thread.frame, FaultRecord.R8, 0);
        boolean hears = bound && bits != 0;
        assertEquals(hears ? Status.OK : Status.SHOULD_WAIT, Ipc.receive(actor.thread, receiverHandle));
        if (hears) {
            assertEquals(bits, RegisterFrame.get(actor.thread.frame, FaultRecord.RDX));
            assertEquals(7, RegisterFrame.get(actor.thread.frame, FaultRecord.RDI));
            bits = 0;
        }
    }

    private void modelSignal(long more) {
        bits |= more;
        for (Actor waiter : List.copyOf(waiters)) {
            long taken = bits & waiter.mask;
            if (taken != 0) {
                bits &= ~taken;
                waiter.waits = false;
                waiters.remove(waiter);
                // Checked when it runs next: nobody else may have changed it until then.
                waiter.mask = taken;
                woken.add(waiter);
            }
        }
    }

    private final List<Actor> woken = new ArrayList<>();

    private void leave() {
        Scheduler.leave();
    }

    /** After a short call: it has a result, or has switched, or leaves the rest to the usual way out. */
    private void decided(long result, Actor actor) {
        if (result == Switch.UNDECIDED) {
            leave();
        } else if (result != Switch.SWITCHED) {
            assertEquals(0, result);
            assertSame(actor.thread, Scheduler.current());
        }
    }

    private void check() {
        assertEquals(bits, notify.bits());
        for (Actor actor : woken) {
            assertEquals(actor.mask, RegisterFrame.get(actor.thread.frame, FaultRecord.RDX));
            assertEquals(0, RegisterFrame.get(actor.thread.frame, FaultRecord.RAX));
        }
        woken.clear();
        ThreadObject at = notify.first();
        for (Actor waiter : waiters) {
            assertSame(waiter.thread, at);
            assertSame(notify, at.queue);
            at = at.nextInQueue;
        }
        assertEquals(null, at);
        assertEquals(2 + waiters.size(), notify.references(), "the test's, the handle's and the waiters'");
        Actor running = running();
        for (Actor actor : actors) {
            assertEquals(actor.waits, actor.thread.state == ThreadObject.SIGNAL_WAIT);
            if (!actor.waits) {
                assertTrue(running != null && actor.priority <= running.priority, "somebody with a better claim does not run");
            }
        }
        assertEquals(running == null ? null : running.thread, Processor.current().thread);
    }
}
