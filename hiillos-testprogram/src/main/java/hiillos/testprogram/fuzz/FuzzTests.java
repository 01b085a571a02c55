package hiillos.testprogram.fuzz;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectInformation;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Console;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.guest.Role;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;
import hiillos.word.Memory;

/**
 * Has fuzzers make calls, {@code calls=} of them all together (10,000 times {@code scale=}), with the seeds {@code seed=} and
 * following. A fuzzer that has ended is replaced, one that hangs is woken or ended. {@code fuzzers=} run at a time,
 * of {@code threads=} 1 or 2; {@code call=N} makes only one call.
 */
public final class FuzzTests {
    private static final long BUDGET_BYTES = 24 << 20;
    private static final long CALLS_PER_LIFE = 1 << 20;
    private static final long LOOK_NANOS = 5_000_000;
    private static final int LOOKS_UNTIL_STUCK = 2;
    private static final int LOOKS_UNTIL_DEAD = 8;
    private static final int HIGH_PRIORITY = 16;
    static final int PRIORITY = 12;
    private static final int MAXIMUM_FUZZERS = 8;
    private static final int TRIES = 200;
    private static final long ARRAY_BASE = 16;

    private static Role fuzzer;
    private static Role bystander;

    private FuzzTests() {}

    /** Adds the tests; the roles are those of the processes that they start. */
    public static void addTo(TestList tests, Role fuzzerRole, Role bystanderRole) {
        fuzzer = fuzzerRole;
        bystander = bystanderRole;
        tests.add("fuzz: random calls harm nobody else", FuzzTests::randomCalls);
    }

    /** The role of a process that makes random calls. */
    public static int runFuzzer() {
        return Fuzzer.run();
    }

    /** The role of a process that must not notice them. */
    public static int runBystander() {
        return Bystander.run();
    }

    private static void randomCalls() {
        long wanted = Given.number("calls", 10_000 * Given.number("scale", 1));
        int count = (int) Given.number("fuzzers", 3);
        Findings findings = new Findings();
        Slot[] slots = new Slot[Math.min(count, MAXIMUM_FUZZERS)];
        try (Child watcher = Child.of(bystander, Given.job(), HIGH_PRIORITY)) {
            Board watched = board(watcher);
            watcher.start();
            Shared shared = new Shared();
            long seed = Given.number("seed", 1);
            for (int i = 0; i < slots.length; i++) {
                slots[i] = new Slot(wanted / slots.length + 1, findings);
            }
            long begin = Call.of(SystemCallNumber.CLOCK_READ);
            boolean busy = true;
            while (busy) {
                busy = false;
                for (Slot slot : slots) {
                    if (slot.isDone()) {
                        continue;
                    }
                    busy = true;
                    if (slot.look() && !slot.isDone() && !slot.start(shared, seed++)) {
                        // The budget is used up: everything goes, and a new Job comes.
                        for (Slot other : slots) {
                            other.stop();
                        }
                        shared.close();
                        shared.create();
                    }
                }
                Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + LOOK_NANOS);
            }
            long nanos = Call.of(SystemCallNumber.CLOCK_READ) - begin;
            report(slots, watched, nanos, seed, shared.countJobs);
            for (Slot slot : slots) {
                slot.stop();
            }
            shared.close();
            Expect.isTrue(!watched.isCorrupt(), "the bystander's memory as it was");
            Expect.isTrue(watched.rounds() > nanos / 100_000_000, "the bystander at work, not " + watched.rounds() + " rounds");
            Expect.isTrue(Call.of(SystemCallNumber.PROCESS_WAIT, watcher.process(), 0) == -Status.SHOULD_WAIT,
                    "the bystander alive");
        }
        Expect.equal(0, findings.count(), "findings");
    }

    private static void report(Slot[] slots, Board watched, long nanos, long seed, int jobs) {
        long calls = 0;
        long successes = 0;
        int ends = 0;
        int stuck = 0;
        for (Slot slot : slots) {
            calls += slot.calls;
            successes += slot.successes;
            ends += slot.ends;
            stuck += slot.stuck;
        }
        Console.line("# " + calls + " calls, " + successes + " succeeded, " + ends + " fuzzers ended, " + stuck
                + " of them stuck, " + jobs + " Jobs; bystander " + watched.rounds() + " rounds in " + nanos / 1_000_000 + " ms; next seed " + seed);
    }

    /** A board, shared with a child. */
    private static Board board(Child child) {
        int frame = Expect.handle(Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), Board.BYTES, 0));
        long at = Expect.value(Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), frame, 0, 0, Board.BYTES,
                MapFlags.READ | MapFlags.WRITE));
        child.give("board", frame, Rights.SAME);
        Call.of(SystemCallNumber.HANDLE_CLOSE, frame);
        return new Board(at);
    }

    /** What all fuzzers have: a Job, and objects of most types. */
    private static final class Shared {
        private int job;
        private int receiver;
        private int sender;
        private int frame;
        private long notify;
        private int countJobs;

        Shared() {
            create();
        }

        private void create() {
            long made = Call.of(SystemCallNumber.JOB_CREATE, Given.job(), BUDGET_BYTES, PRIORITY);
            for (int i = 0; made < 0 && i < TRIES; i++) {
                // The budget of the one before comes back when all of it has been taken apart.
                Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + LOOK_NANOS);
                made = Call.of(SystemCallNumber.JOB_CREATE, Given.job(), BUDGET_BYTES, PRIORITY);
            }
            job = Expect.handle(made);
            receiver = Expect.handle(Call.of(SystemCallNumber.RECEIVER_CREATE, job, 0));
            sender = Expect.handle(Call.of(SystemCallNumber.SENDER_CREATE, receiver, 7));
            frame = Expect.handle(Call.of(SystemCallNumber.FRAME_CREATE, job, 1 << 16, 0));
            notify = Call.of(SystemCallNumber.NOTIFY_CREATE, job);
            countJobs++;
        }

        void giveTo(Child child) {
            child.give("receiver", receiver, Rights.SAME).give("sender", sender, Rights.SAME).give("frame", frame, Rights.SAME);
            if (notify > 0) {
                child.give("notify", (int) notify, Rights.SAME);
            }
            giveRoot(child, "power", 0);
            giveRoot(child, "physical", 0);
            giveRoot(child, "interrupts", Rights.CREATE);
            giveRoot(child, "ports", Rights.CREATE);
        }

        private static void giveRoot(Child child, String name, int rights) {
            if (Given.handle(name) != 0) {
                child.give(name, Given.handle(name), rights | Rights.DUPLICATE | Rights.TRANSFER);
            }
        }

        /** Ends the Job with all that is in it, and waits until nothing is charged to it. */
        void close() {
            Call.of(SystemCallNumber.HANDLE_CLOSE, receiver);
            Call.of(SystemCallNumber.HANDLE_CLOSE, sender);
            Call.of(SystemCallNumber.HANDLE_CLOSE, frame);
            Call.of(SystemCallNumber.HANDLE_CLOSE, notify);
            Call.of(SystemCallNumber.JOB_KILL, job);
            long charged = charged();
            for (int i = 0; charged != 0 && i < TRIES; i++) {
                Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + LOOK_NANOS);
                charged = charged();
            }
            Call.of(SystemCallNumber.HANDLE_CLOSE, job);
            if (charged != 0) {
                KernelObjects.report();
            }
            Expect.equal(0, charged, "bytes charged to a Job that was ended");
        }

        private long charged() {
            byte[] record = new byte[ObjectInformation.JOB_BYTES];
            long at = Memory.addressOf(record) + ARRAY_BASE;
            Expect.equal(record.length, Call.of(SystemCallNumber.OBJECT_INFORMATION, job, ObjectInformation.COUNTERS, at,
                    record.length), "bytes of a Job's record");
            return Memory.loadLong(at + ObjectInformation.JOB_CHARGED);
        }
    }

    /** A place for one fuzzer at a time. */
    private static final class Slot {
        private final long wanted;
        private final Findings findings;
        private Child child;
        private Board current;
        private long calls;
        private long successes;
        private long seen;
        private int idle;
        private int ends;
        private int stuck;

        Slot(long wanted, Findings findings) {
            this.wanted = wanted;
            this.findings = findings;
        }

        boolean isDone() {
            return calls >= wanted;
        }

        /** Returns false when its Job has no memory for it, or has been ended. */
        boolean start(Shared shared, long seed) {
            try {
                child = Child.of(fuzzer, shared.job, PRIORITY);
                current = board(child);
                shared.giveTo(child);
                child.value("seed", seed).value("calls", Math.min(CALLS_PER_LIFE, wanted - calls))
                        .value("call", Given.number("call", -1)).value("threads", Given.number("threads", 2));
                child.start();
            } catch (IllegalStateException _) {
                // No memory; or another fuzzer has just ended the Job.
                stop();
                return false;
            }
            seen = 0;
            idle = 0;
            return true;
        }

        /** Ends the fuzzer, if there is one. */
        void stop() {
            if (child != null) {
                Call.of(SystemCallNumber.PROCESS_KILL, child.process());
                end(0);
            }
        }

        /** Sees to it that it goes on; returns whether another one must be started. */
        boolean look() {
            if (child == null) {
                return true;
            }
            long reason = Call.of(SystemCallNumber.PROCESS_WAIT, child.process(), 0);
            if (reason >= 0) {
                end(reason);
                return true;
            }
            if (current.calls() != seen) {
                seen = current.calls();
                idle = 0;
                return false;
            }
            idle++;
            if (idle >= LOOKS_UNTIL_DEAD) {
                stuck++;
                stop();
                return true;
            }
            if (idle >= LOOKS_UNTIL_STUCK) {
                Call.of(SystemCallNumber.THREAD_RESUME, child.thread());
                Call.of(SystemCallNumber.PROCESS_RESUME, child.process());
                Call.of(SystemCallNumber.THREAD_CANCEL, child.thread());
            }
            return false;
        }

        private void end(long reason) {
            calls += Math.max(1, current.calls());
            successes += current.successes();
            if (ExitReason.kind(reason) != ExitReason.EXITED || ExitReason.detail(reason) != 0) {
                ends++;
            }
            for (int i = 0; i < current.countFindings(); i++) {
                findings.add(current, i);
            }
            Call.of(SystemCallNumber.VMEM_UNMAP, Given.vmem(), current.address(), Board.BYTES);
            child.close();
            child = null;
        }
    }
}
