package hiillos.testprogram.tests;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Console;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;
import hiillos.word.Memory;

/** Jobs, and programs that take all that they can get: each ends in an error of its own while a bystander keeps its pace. */
final class QuotaTests {
    private static final long PAGE = 4096;
    private static final long LIMIT = 6 << 20;
    private static final int BOMBER_PRIORITY = 10;
    private static final int BYSTANDER_PRIORITY = 18;
    private static final long WORK_NANOS = 60_000_000;
    private static final int UNIT = 20_000;
    /** Where the bystander's page says by how many nanoseconds it woke too late at most. */
    private static final int LATEST = 16;
    /** Not 0: the one who works need not any more. */
    private static final int REST = 24;

    private QuotaTests() {}

    static void addTo(TestList tests) {
        tests.add("job: a child's limit and priority hold", QuotaTests::limits);
        tests.add("job: killing one ends what is in it and frees it", QuotaTests::killJob);
        tests.add("job: who makes a process notices nothing of its Job's end", QuotaTests::killWhileMaking);
        for (Bomb bomb : Bomb.values()) {
            tests.add("bomb: " + bomb.text + " end in a quota error", () -> explode(bomb));
        }
    }

    private enum Bomb {
        MEMORY("memory"),
        HANDLES("handles"),
        THREADS("threads"),
        MESSAGES("messages"),
        MAPPINGS("mappings"),
        JOBS("Jobs"),
        PROCESSES("processes");

        private final String text;

        Bomb(String text) {
            this.text = text;
        }
    }

    private static int job(long limit, int priority) {
        return Expect.handle(Call.of(SystemCallNumber.JOB_CREATE, Given.job(), limit, priority));
    }

    private static void limits() {
        int job = job(1 << 20, 12);
        Expect.status(Status.OUT_OF_QUOTA, Call.of(SystemCallNumber.FRAME_CREATE, job, 4 << 20, 4));
        Expect.status(Status.OUT_OF_QUOTA, Call.of(SystemCallNumber.JOB_CREATE, job, 2 << 20, 12));
        int inner = Expect.handle(Call.of(SystemCallNumber.JOB_CREATE, job, 64 << 10, 12));
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.JOB_CREATE, job, 64 << 10, 13));
        HandleTests.close(inner);
        Expect.ok(Call.of(SystemCallNumber.JOB_KILL, job));
        HandleTests.close(job);
    }

    /** A Frame of a Job that was killed has no pages any more: who maps it and looks ends. */
    private static void killWhileMaking() {
        int job = job(LIMIT, 16);
        try (Child child = Child.of(TestRole.SPIN, job, BOMBER_PRIORITY)) {
            Expect.ok(Call.of(SystemCallNumber.JOB_KILL, job));
            child.value("late", 1);
        }
        HandleTests.close(job);
    }

    private static void killJob() {
        int job = job(LIMIT, 16);
        Child[] children = new Child[2];
        for (int i = 0; i < children.length; i++) {
            children[i] = Child.of(TestRole.SPIN, job, BOMBER_PRIORITY).start();
        }
        Expect.ok(Call.of(SystemCallNumber.JOB_KILL, job));
        for (Child child : children) {
            Expect.equal(ExitReason.KILLED, ExitReason.kind(child.await()), "kind of end");
            child.close();
        }
        Expect.isTrue(Call.of(SystemCallNumber.FRAME_CREATE, job, PAGE, 0) < 0, "a killed Job that gives nothing");
        HandleTests.close(job);
    }

    /** Role: works, and counts at a shared page how much; behind that stands by how much its sleep was too long at most. */
    static int work() {
        long at = MemoryTests.map(Given.handle("page"), 0, PAGE, 3);
        long sum = 0;
        while (true) {
            for (int i = 0; i < UNIT; i++) {
                sum = sum * 31 + i;
            }
            Memory.storeLongVolatile(at + 8, sum);
            Memory.storeLongVolatile(at, Memory.loadLongVolatile(at) + 1);
            // Leaves a little to those below.
            if ((Memory.loadLongVolatile(at) & 7) == 0) {
                long pause = Memory.loadLongVolatile(at + REST) == 0 ? 100_000 : 100_000_000;
                long until = Call.of(SystemCallNumber.CLOCK_READ) + pause;
                Call.of(SystemCallNumber.THREAD_SLEEP, until);
                long late = Call.of(SystemCallNumber.CLOCK_READ) - until;
                if (late > Memory.loadLongVolatile(at + LATEST)) {
                    Memory.storeLongVolatile(at + LATEST, late);
                }
            }
        }
    }

    private static long pace(long at) {
        long before = Memory.loadLongVolatile(at);
        Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + WORK_NANOS);
        return Memory.loadLongVolatile(at) - before;
    }

    /** Role: takes until it gets no more; its exit code is the error. */
    static int bomb() {
        long status = switch (Bomb.values()[(int) Given.value("bomb", 0)]) {
            case MEMORY -> takeMemory();
            case HANDLES -> takeHandles();
            case THREADS -> takeThreads();
            case MESSAGES -> takeMessages();
            case MAPPINGS -> takeMappings();
            case JOBS -> takeJobs();
            case PROCESSES -> takeProcesses();
        };
        return (int) -status;
    }

    private static long takeMemory() {
        while (true) {
            long frame = Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), 16 * PAGE, 4);
            if (frame < 0) {
                return frame;
            }
        }
    }

    private static long takeHandles() {
        while (true) {
            long handle = Call.of(SystemCallNumber.HANDLE_DUPLICATE, Given.log(), Rights.SAME);
            if (handle < 0) {
                return handle;
            }
        }
    }

    private static long takeThreads() {
        while (true) {
            long thread = Call.of(SystemCallNumber.THREAD_CREATE, Given.process(), TestCode.exit(), 0x2_0000, 0, 0);
            if (thread < 0) {
                return thread;
            }
        }
    }

    private static long takeMessages() {
        // Made before: in the end there is no memory for objects.
        Call call = new Call();
        while (true) {
            long receiver = Call.of(SystemCallNumber.RECEIVER_CREATE, Given.job(), 4096);
            if (receiver < 0) {
                return receiver;
            }
            long sender = Call.of(SystemCallNumber.SENDER_CREATE, receiver, 1);
            if (sender < 0) {
                return sender;
            }
            long status;
            do {
                status = call.with(sender, 1).go(SystemCallNumber.IPC_SEND);
            } while (status == 0);
            if (status != -Status.SHOULD_WAIT) {
                return status;
            }
        }
    }

    private static long takeMappings() {
        long frame = Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), 2 * PAGE, 0);
        for (long i = 0; ; i++) {
            // Far apart, so that each needs tables of its own as well.
            long at = Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), frame, 0x1000_0000_0000L + (i << 21), 0, PAGE,
                    MapFlags.READ | MapFlags.WRITE);
            if (at < 0) {
                return at;
            }
        }
    }

    private static long takeJobs() {
        while (true) {
            long job = Call.of(SystemCallNumber.JOB_CREATE, Given.job(), PAGE, 0);
            if (job < 0) {
                return job;
            }
        }
    }

    private static long takeProcesses() {
        while (true) {
            long process = Call.of(SystemCallNumber.PROCESS_CREATE, Given.job(), 0x40_0000, 0);
            if (process < 0) {
                return process;
            }
        }
    }

    private static void explode(Bomb bomb) {
        int frame = MemoryTests.frame(PAGE);
        long at = MemoryTests.map(frame, 0, PAGE, 3);
        try (Child bystander = Child.of(TestRole.WORK, Given.job(), BYSTANDER_PRIORITY)
                .give("page", frame, Rights.SAME).start()) {
            while (Memory.loadLongVolatile(at) == 0) {
                Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + 100_000);
            }
            // A loaded host may not let it run at all.
            long alone = Math.max(1, pace(at));
            int job = job(LIMIT, BOMBER_PRIORITY);
            try (Child bomber = Child.of(TestRole.BOMB, job, BOMBER_PRIORITY).value("bomb", bomb.ordinal()).start()) {
                Memory.storeLongVolatile(at + LATEST, 0);
                long beside = pace(at);
                Console.line("# beside " + bomb.text + ": " + beside * 100 / alone + " percent of the pace, woken "
                        + Memory.loadLongVolatile(at + LATEST) / 1000 + " microseconds late at most");
                // On slow processors the bomber does not come to its end in the little that is left to it.
                Memory.storeLongVolatile(at + REST, 1);
                Expect.equal(ExitReason.of(ExitReason.EXITED, Status.OUT_OF_QUOTA), bomber.await(), "the bomber's end");
                if (Given.number("timing", 0) == 1) {
                    Expect.between(90, 110, beside * 100 / alone, "percent of the bystander's pace");
                }
            }
            Expect.ok(Call.of(SystemCallNumber.JOB_KILL, job));
            HandleTests.close(job);
            Expect.isTrue(bystander.process() > 0, "the bystander");
        }
        MemoryTests.unmap(at, PAGE);
        HandleTests.close(frame);
    }
}
