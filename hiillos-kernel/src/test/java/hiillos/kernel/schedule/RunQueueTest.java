package hiillos.kernel.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.processor.Processor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The queues of threads against plain lists. */
class RunQueueTest {
    private static final int PRIORITIES = 32;
    private static final int STEPS = 20_000;

    @AfterEach
    void nobodyIsReady() {
        Scheduler.reset();
    }

    private static List<ThreadObject> threads(int count) {
        SimulatedMachine.start(32 << 20);
        Scheduler.reset();
        ProcessObject process = TestProcess.process(SimulatedMachine.job(24 << 20));
        List<ThreadObject> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(TestProcess.thread(process, 0));
        }
        return threads;
    }

    @Test
    void eachPriorityIsAList() {
        List<ThreadObject> free = threads(60);
        Processor owner = Processor.current();
        RunQueue queue = owner.queue;
        List<List<ThreadObject>> model = new ArrayList<>();
        for (int i = 0; i < PRIORITIES; i++) {
            model.add(new ArrayList<>());
        }
        var random = new Random(5);
        for (int step = 0; step < STEPS; step++) {
            int highest = highest(model);
            List<ThreadObject> best = highest < 0 ? List.of() : model.get(highest);
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    if (!free.isEmpty()) {
                        ThreadObject thread = free.removeLast();
                        // Few priorities, so that lists grow; both ends too.
                        thread.priority = new int[] {0, 1, 17, 31}[random.nextInt(4)];
                        queue.add(owner, thread);
                        model.get(thread.priority).addLast(thread);
                    }
                }
                case 2 -> {
                    if (!free.isEmpty()) {
                        ThreadObject thread = free.removeLast();
                        thread.priority = random.nextInt(PRIORITIES);
                        queue.addFirst(thread);
                        model.get(thread.priority).addFirst(thread);
                    }
                }
                case 3 -> {
                    ThreadObject taken = queue.take();
                    if (best.isEmpty()) {
                        assertNull(taken);
                    } else {
                        assertSame(best.removeFirst(), taken);
                        free.add(taken);
                    }
                }
                case 4 -> {
                    if (!best.isEmpty()) {
                        List<ThreadObject> list = model.get(random.nextInt(PRIORITIES));
                        list = list.isEmpty() ? best : list;
                        ThreadObject thread = list.remove(random.nextInt(list.size()));
                        queue.remove(thread);
                        free.add(thread);
                    }
                }
                default -> {
                    if (!best.isEmpty() && !free.isEmpty()) {
                        ThreadObject other = free.removeLast();
                        other.priority = highest;
                        ThreadObject first = best.removeFirst();
                        queue.exchangeFirst(first, other, highest);
                        best.addLast(other);
                        free.add(first);
                    }
                }
            }
            check(owner, queue, model);
        }
    }

    private static int highest(List<List<ThreadObject>> model) {
        for (int i = PRIORITIES - 1; i >= 0; i--) {
            if (!model.get(i).isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    private static void check(Processor owner, RunQueue queue, List<List<ThreadObject>> model) {
        int mask = 0;
        for (int i = 0; i < PRIORITIES; i++) {
            List<ThreadObject> list = model.get(i);
            mask |= list.isEmpty() ? 0 : 1 << i;
            ThreadObject at = queue.first(i);
            for (ThreadObject expected : list) {
                assertSame(expected, at);
                assertSame(at, at.nextReady.previousReady);
                at = at.nextReady;
            }
            assertSame(queue.first(i), at, "a ring, or nobody");
        }
        assertEquals(mask, owner.readyMask);
        int count = model.stream().mapToInt(List::size).sum();
        for (int most = 0; most < 70; most += 7) {
            assertEquals(Math.min(count, most), queue.countUpTo(most));
        }
        int highest = highest(model);
        assertEquals(highest, queue.highest());
        for (int i = 0; i < PRIORITIES; i++) {
            assertEquals(highest > i, queue.hasAbove(i));
            assertEquals(highest < i, Scheduler.mayHandOver(owner, i));
        }
        if (highest >= 0) {
            assertEquals(highest, Scheduler.highestReady(owner));
        }
    }

    @Test
    void whoWaitsComesInOrder() {
        List<ThreadObject> free = threads(20);
        ProcessObject queue = TestProcess.process(SimulatedMachine.job(1 << 20));
        List<ThreadObject> model = new ArrayList<>();
        var random = new Random(6);
        for (int step = 0; step < STEPS; step++) {
            if (model.isEmpty() || !free.isEmpty() && random.nextBoolean()) {
                ThreadObject thread = free.removeLast();
                queue.add(thread);
                assertSame(queue, thread.queue);
                model.add(thread);
            } else {
                ThreadObject thread = model.remove(random.nextInt(model.size()));
                queue.remove(thread);
                assertNull(thread.queue);
                free.add(thread);
            }
            ThreadObject at = queue.first();
            ThreadObject before = null;
            for (ThreadObject expected : model) {
                assertSame(expected, at);
                assertSame(before, at.previousInQueue);
                before = at;
                at = at.nextInQueue;
            }
            assertNull(at);
        }
    }
}
