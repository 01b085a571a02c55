package hiillos.testprogram.tests;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.abi.kernel.ThreadRegisters;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;
import hiillos.word.Memory;

/** Stopping other threads, and what they are made of. */
final class ControlTests {
    private static final long PAGE = 4096;
    private static final int PRIORITY = 16;
    private static final int RANDOM_STATES = 300;
    private static final int PATIENCE = 200;
    private static final int SUSPENSIONS = 255;
    private static final long STATE_BYTES = 4096;

    private ControlTests() {}

    static void addTo(TestList tests) {
        tests.add("control: a suspended thread stands still", ControlTests::suspend);
        tests.add("control: suspensions are counted, up to 255", ControlTests::counted);
        tests.add("control: registers are read and written", ControlTests::registers);
        tests.add("control: no register value harms the kernel", ControlTests::randomRegisters);
        tests.add("control: a killed thread ends", ControlTests::kill);
        tests.add("control: priorities and processors are checked", ControlTests::bounds);
        tests.add("control: a whole process stands still", ControlTests::suspendProcess);
    }

    /** A thread that counts at an address; not started. */
    private static int counter(long at) {
        return Expect.handle(Call.of(SystemCallNumber.THREAD_CREATE, Given.process(), TestCode.counter(), at + PAGE, at,
                PRIORITY));
    }

    private static void sleep() {
        Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + 3_000_000);
    }

    /** Whether the word changes, given some time. */
    private static boolean moves(long at) {
        long before = Memory.loadLongVolatile(at);
        for (int i = 0; i < PATIENCE && Memory.loadLongVolatile(at) == before; i++) {
            sleep();
        }
        return Memory.loadLongVolatile(at) != before;
    }

    /** Whether the word stays as it is for a while. */
    private static boolean stands(long at) {
        long before = Memory.loadLongVolatile(at);
        sleep();
        return Memory.loadLongVolatile(at) == before;
    }

    private static void end(int thread) {
        Expect.ok(Call.of(SystemCallNumber.THREAD_KILL, thread));
        Expect.ok(Call.of(SystemCallNumber.THREAD_WAIT, thread, Long.MAX_VALUE));
        HandleTests.close(thread);
    }

    private static void suspend() {
        long at = MemoryTests.map(MemoryTests.frame(PAGE), 0, PAGE, 3);
        int thread = counter(at);
        Expect.ok(Call.of(SystemCallNumber.THREAD_START, thread));
        Expect.isTrue(moves(at), "a thread that counts");
        for (int i = 0; i < 20; i++) {
            Expect.ok(Call.of(SystemCallNumber.THREAD_SUSPEND, thread));
            Expect.isTrue(stands(at), "a thread that stands still");
            Expect.ok(Call.of(SystemCallNumber.THREAD_RESUME, thread));
            Expect.isTrue(moves(at), "a thread that counts again");
        }
        Expect.status(Status.BAD_STATE, Call.of(SystemCallNumber.THREAD_RESUME, thread));
        end(thread);
        MemoryTests.unmap(at, PAGE);
    }

    private static void counted() {
        long at = MemoryTests.map(MemoryTests.frame(PAGE), 0, PAGE, 3);
        int thread = counter(at);
        Expect.ok(Call.of(SystemCallNumber.THREAD_START, thread));
        for (int i = 0; i < SUSPENSIONS; i++) {
            Expect.ok(Call.of(SystemCallNumber.THREAD_SUSPEND, thread));
        }
        Expect.status(Status.BAD_STATE, Call.of(SystemCallNumber.THREAD_SUSPEND, thread));
        for (int i = 1; i < SUSPENSIONS; i++) {
            Expect.ok(Call.of(SystemCallNumber.THREAD_RESUME, thread));
        }
        Expect.isTrue(stands(at), "a thread that is suspended once more");
        Expect.ok(Call.of(SystemCallNumber.THREAD_RESUME, thread));
        Expect.isTrue(moves(at), "a thread that counts");
        end(thread);
        MemoryTests.unmap(at, PAGE);
    }

    private static void registers() {
        long at = MemoryTests.map(MemoryTests.frame(2 * PAGE), 0, 2 * PAGE, 3);
        long state = at + PAGE;
        int thread = counter(at);
        Expect.ok(Call.of(SystemCallNumber.THREAD_START, thread));
        Expect.status(Status.BAD_STATE,
                Call.of(SystemCallNumber.THREAD_READ_REGISTERS, thread, state, ThreadRegisters.GENERAL_BYTES));
        Expect.ok(Call.of(SystemCallNumber.THREAD_SUSPEND, thread));
        Expect.equal(ThreadRegisters.GENERAL_BYTES,
                Call.of(SystemCallNumber.THREAD_READ_REGISTERS, thread, state, ThreadRegisters.GENERAL_BYTES), "bytes");
        long rip = Memory.loadLong(state + FaultRecord.RIP);
        Expect.between(TestCode.counter(), TestCode.counter() + 8, rip, "rip");
        Expect.equal(at, Memory.loadLong(state + FaultRecord.RDI), "rdi");
        // Counts somewhere else from now on.
        Memory.storeLong(state + FaultRecord.RDI, at + 64);
        Expect.equal(ThreadRegisters.GENERAL_BYTES,
                Call.of(SystemCallNumber.THREAD_WRITE_REGISTERS, thread, state, ThreadRegisters.GENERAL_BYTES), "bytes");
        Expect.ok(Call.of(SystemCallNumber.THREAD_RESUME, thread));
        Expect.isTrue(moves(at + 64), "the new counter to move");
        Expect.isTrue(stands(at), "the old one to stand still");
        int weak = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, thread, Rights.MANAGE));
        Expect.status(Status.ACCESS_DENIED,
                Call.of(SystemCallNumber.THREAD_READ_REGISTERS, weak, state, ThreadRegisters.GENERAL_BYTES));
        HandleTests.close(weak);
        end(thread);
        MemoryTests.unmap(at, 2 * PAGE);
    }

    /** Writes garbage into a stopped thread, lets it run, stops it again; its own death is allowed, the kernel's is not. */
    private static void randomRegisters() {
        Random random = new Random(Given.number("seed", 1));
        long count = RANDOM_STATES * Given.number("scale", 1);
        int written = 0;
        for (int i = 0; i < count; i++) {
            try (Child child = Child.of(TestRole.SPIN)) {
                int frame = MemoryTests.frame(STATE_BYTES);
                long state = MemoryTests.map(frame, 0, STATE_BYTES, 3);
                HandleTests.close(frame);
                child.start();
                Expect.ok(Call.of(SystemCallNumber.THREAD_SUSPEND, child.thread()));
                for (int attempt = 0; attempt < 20; attempt++) {
                    long bytes = Call.of(SystemCallNumber.THREAD_READ_REGISTERS, child.thread(), state, STATE_BYTES);
                    Expect.isTrue(bytes >= ThreadRegisters.GENERAL_BYTES, "registers, not " + bytes);
                    for (int word = 0; word < 1 + random.below(4); word++) {
                        Memory.storeLong(state + 8L * random.below((int) (bytes / 8)), random.interesting());
                    }
                    long status = Call.of(SystemCallNumber.THREAD_WRITE_REGISTERS, child.thread(), state, bytes);
                    if (status > 0) {
                        written++;
                    } else {
                        Expect.isTrue(status == -Status.BAD_ARGUMENT || status == -Status.BAD_ADDRESS
                                || status == -Status.BAD_STATE, "a documented error, not " + status);
                    }
                }
                Call.of(SystemCallNumber.THREAD_RESUME, child.thread());
                Call.of(SystemCallNumber.THREAD_YIELD);
                MemoryTests.unmap(state, STATE_BYTES);
            }
        }
        Expect.isTrue(written > count, "many writes that were taken, not " + written);
    }

    private static void kill() {
        long at = MemoryTests.map(MemoryTests.frame(PAGE), 0, PAGE, 3);
        int thread = counter(at);
        Expect.ok(Call.of(SystemCallNumber.THREAD_START, thread));
        Expect.isTrue(moves(at), "a thread that counts");
        end(thread);
        int never = counter(at);
        end(never);
        MemoryTests.unmap(at, PAGE);
    }

    private static void bounds() {
        long at = MemoryTests.map(MemoryTests.frame(PAGE), 0, PAGE, 3);
        int thread = counter(at);
        Expect.ok(Call.of(SystemCallNumber.THREAD_SET_PRIORITY, thread, 0));
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.THREAD_SET_PRIORITY, thread, 32));
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.THREAD_SET_PRIORITY, thread, -1));
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.THREAD_SET_AFFINITY, thread, 0));
        Expect.ok(Call.of(SystemCallNumber.THREAD_SET_AFFINITY, thread, 1));
        end(thread);
        MemoryTests.unmap(at, PAGE);
    }

    /** Role: counts at a shared page with two threads. */
    static int countForEver() {
        long at = MemoryTests.map(Given.handle("page"), 0, PAGE, 3);
        int second = Expect.handle(Call.of(SystemCallNumber.THREAD_CREATE, Given.process(), TestCode.counter(), at + PAGE,
                at + 64, PRIORITY));
        Call.of(SystemCallNumber.THREAD_START, second);
        while (true) {
            Memory.storeLongVolatile(at, Memory.loadLongVolatile(at) + 1);
        }
    }

    private static void suspendProcess() {
        int frame = MemoryTests.frame(PAGE);
        long at = MemoryTests.map(frame, 0, PAGE, 3);
        try (Child child = Child.of(TestRole.COUNT).give("page", frame, Rights.SAME).start()) {
            while (Memory.loadLongVolatile(at + 64) == 0) {
                sleep();
            }
            Expect.ok(Call.of(SystemCallNumber.PROCESS_SUSPEND, child.process()));
            long first = Memory.loadLongVolatile(at);
            long second = Memory.loadLongVolatile(at + 64);
            sleep();
            Expect.equal(first, Memory.loadLongVolatile(at), "the first thread's count");
            Expect.equal(second, Memory.loadLongVolatile(at + 64), "the second thread's count");
            Expect.equal(2, Call.of(SystemCallNumber.PROCESS_THREADS, child.process(), at + 128, 8), "threads");
            Expect.ok(Call.of(SystemCallNumber.PROCESS_RESUME, child.process()));
            Expect.isTrue(moves(at), "a process that counts again");
        }
        MemoryTests.unmap(at, PAGE);
        HandleTests.close(frame);
    }
}
