package hiillos.testprogram.tests;

import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.abi.kernel.SystemCalls;
import hiillos.runtime.thread.FutexCondition;
import hiillos.runtime.thread.FutexLock;
import hiillos.runtime.thread.RawThread;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;
import hiillos.word.Memory;

/** Threads of one process, and what the runtime makes of them: locks, conditions, monitors, the heap. */
final class ThreadTests {
    private static final long SMALL_STACK = 16 << 10;
    private static final int PRIORITY = 16;
    private static final int MANY = 1000;
    private static final int ROUNDS = 20;
    private static final int YIELDS = 200;

    private ThreadTests() {}

    static void addTo(TestList tests) {
        tests.add("thread: runs a method and is waited for", ThreadTests::runs);
        tests.add("thread: waiting respects its deadline", ThreadTests::waitDeadline);
        tests.add("thread: a stack overflow in one is an error of that one", ThreadTests::stackOverflow);
        tests.add("thread: bad arguments are refused", ThreadTests::badArguments);
        tests.add("thread: floating-point values outlive calls that switch", ThreadTests::floatingPoint);
        tests.add("thread: a thousand on a futex lock count exactly", ThreadTests::futexCount);
        tests.add("thread: a condition hands over turn by turn", ThreadTests::condition);
        tests.add("thread: monitors exclude and notify", ThreadTests::monitors);
        tests.add("thread: the heap serves several at once", ThreadTests::heap);
        tests.add("thread: two spinners get half of a processor each", ThreadTests::twoSpinners);
    }

    /** Something that threads change. */
    private static final class Box {
        private volatile long value;
        private volatile boolean stop;
    }

    private static void runs() {
        Box box = new Box();
        RawThread[] threads = new RawThread[10];
        for (int i = 0; i < threads.length; i++) {
            long bit = 1L << i;
            threads[i] = RawThread.start(() -> {
                synchronized (box) {
                    box.value += bit;
                }
            });
        }
        for (RawThread thread : threads) {
            thread.join();
        }
        Expect.equal(1023, box.value, "bits of the threads that ran");
    }

    private static void waitDeadline() {
        Box box = new Box();
        RawThread thread = RawThread.start(() -> {
            while (!box.stop) {
                Call.of(SystemCallNumber.THREAD_YIELD);
            }
        });
        Expect.status(Status.SHOULD_WAIT, Call.of(SystemCallNumber.THREAD_WAIT, thread.handle(), 0));
        long deadline = Call.of(SystemCallNumber.CLOCK_READ) + 10_000_000;
        Expect.status(Status.TIMED_OUT, Call.of(SystemCallNumber.THREAD_WAIT, thread.handle(), deadline));
        Expect.isTrue(Call.of(SystemCallNumber.CLOCK_READ) >= deadline, "a clock past the deadline");
        box.stop = true;
        thread.join();
    }

    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }

    private static void stackOverflow() {
        Box box = new Box();
        for (int i = 0; i < 3; i++) {
            RawThread.start(() -> {
                try {
                    recurse(0);
                } catch (StackOverflowError error) {
                    box.value++;
                }
            }).join();
        }
        Expect.equal(3, box.value, "errors that were caught");
    }

    private static void badArguments() {
        int process = Given.process();
        Expect.status(Status.BAD_ADDRESS, Call.of(SystemCallNumber.THREAD_CREATE, process, -1, 0x2_0000, 0, PRIORITY));
        Expect.status(Status.BAD_ADDRESS,
                Call.of(SystemCallNumber.THREAD_CREATE, process, 0x2_0000, 0x8000_0000_0000L, 0, PRIORITY));
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.THREAD_CREATE, process, 0x2_0000, 0x2_0000, 0, 32));
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.THREAD_CREATE, process, 0x2_0000, 0x2_0000, 0, -1));
        Expect.status(Status.BAD_STATE, Call.of(SystemCallNumber.THREAD_START, Given.thread()));
    }

    /** The kernel keeps no vector register over a call: the compiler must know it of each. */
    private static boolean counts(double first) {
        double a = first;
        double b = first * 2;
        double c = first * 3;
        boolean good = true;
        for (int i = 0; i < YIELDS; i++) {
            a += 1;
            b += 2;
            c += 3;
            SystemCalls.threadYield();
            good &= b == a * 2 && c == a * 3;
        }
        return good && a == first + YIELDS;
    }

    private static void floatingPoint() {
        boolean[] good = new boolean[3];
        RawThread[] threads = new RawThread[good.length];
        for (int i = 0; i < threads.length; i++) {
            int number = i;
            threads[i] = RawThread.start(() -> good[number] = counts(1000 * number));
        }
        for (int i = 0; i < threads.length; i++) {
            threads[i].join();
            Expect.isTrue(good[i], "a thread's values");
        }
    }

    private static void futexCount() {
        FutexLock lock = new FutexLock();
        Box box = new Box();
        RawThread[] threads = new RawThread[MANY];
        for (int i = 0; i < MANY; i++) {
            threads[i] = RawThread.start(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    lock.lock();
                    long seen = box.value;
                    if ((round & 7) == 0) {
                        Call.of(SystemCallNumber.THREAD_YIELD);
                    }
                    box.value = seen + 1;
                    lock.unlock();
                }
            }, SMALL_STACK, PRIORITY);
        }
        for (RawThread thread : threads) {
            thread.join();
        }
        Expect.equal((long) MANY * ROUNDS, box.value, "count");
    }

    private static void condition() {
        FutexLock lock = new FutexLock();
        FutexCondition changed = new FutexCondition(lock);
        Box box = new Box();
        int turns = 300;
        RawThread[] threads = new RawThread[3];
        for (int i = 0; i < threads.length; i++) {
            int mine = i;
            threads[i] = RawThread.start(() -> {
                lock.lock();
                while (box.value < turns) {
                    if (box.value % threads.length == mine) {
                        box.value++;
                        changed.signalAll();
                    } else {
                        changed.await();
                    }
                }
                lock.unlock();
            });
        }
        for (RawThread thread : threads) {
            thread.join();
        }
        Expect.equal(turns, box.value, "turns");
    }

    private static void monitors() {
        Box box = new Box();
        int turns = 300;
        RawThread[] threads = new RawThread[2];
        for (int i = 0; i < threads.length; i++) {
            int mine = i;
            threads[i] = RawThread.start(() -> {
                try {
                    synchronized (box) {
                        while (box.value < turns) {
                            if (box.value % 2 == mine) {
                                synchronized (box) {
                                    box.value++;
                                }
                                box.notifyAll();
                            } else {
                                box.wait();
                            }
                        }
                    }
                } catch (InterruptedException exception) {
                    box.value = -1;
                }
            });
        }
        for (RawThread thread : threads) {
            thread.join();
        }
        Expect.equal(turns, box.value, "turns");
    }

    private static void heap() {
        int count = 4;
        long[][][] kept = new long[count][][];
        RawThread[] threads = new RawThread[count];
        for (int i = 0; i < count; i++) {
            int mine = i;
            threads[i] = RawThread.start(() -> {
                long[][] arrays = new long[2000][];
                for (int a = 0; a < arrays.length; a++) {
                    arrays[a] = new long[1 + a % 40];
                    for (int w = 0; w < arrays[a].length; w++) {
                        if (arrays[a][w] != 0) {
                            return;
                        }
                        arrays[a][w] = mine * 1_000_000L + a;
                    }
                }
                kept[mine] = arrays;
            });
        }
        for (RawThread thread : threads) {
            thread.join();
        }
        for (int i = 0; i < count; i++) {
            Expect.isTrue(kept[i] != null, "zeroed arrays in thread " + i);
            for (int a = 0; a < kept[i].length; a++) {
                for (long word : kept[i][a]) {
                    if (word != i * 1_000_000L + a) {
                        Expect.equal(i * 1_000_000L + a, word, "word of array " + a + " of thread " + i);
                    }
                }
            }
        }
    }

    private static void twoSpinners() {
        Box stop = new Box();
        // A page each, so that they share nothing.
        long[] counts = new long[2];
        RawThread[] threads = new RawThread[2];
        for (int i = 0; i < 2; i++) {
            int mine = i;
            threads[i] = RawThread.create(() -> {
                long count = 0;
                while (!stop.stop) {
                    count++;
                }
                counts[mine] = count;
            }, SMALL_STACK, PRIORITY);
            Expect.ok(Call.of(SystemCallNumber.THREAD_SET_AFFINITY, threads[i].handle(), 1));
        }
        for (RawThread thread : threads) {
            Expect.ok(Call.of(SystemCallNumber.THREAD_START, thread.handle()));
        }
        Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + 1_500_000_000L);
        stop.stop = true;
        for (RawThread thread : threads) {
            thread.join();
        }
        Memory.fence();
        long sum = counts[0] + counts[1];
        // By the host's clock, what else the host does counts as well.
        int tolerance = Given.number("timing", 0) == 1 ? 2 : 15;
        Expect.between(50 - tolerance, 50 + tolerance, counts[0] * 100 / sum, "percent of the first");
    }
}
