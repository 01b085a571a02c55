package hiillos.testprogram.tests;

import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;
import hiillos.word.Memory;

/** Hunts for registers of one process that another one sees. */
final class LeakTests {
    private static final long PATTERN = 0x5ec2_e75e_c2e7_5ec2L;
    private static final int ROUNDS = 2000;
    /** Each takes a slice of 10 ms on the clock. */
    private static final int PREEMPTIONS = 200;
    private static final int NO_HANDLE = 12345;
    /** Index of rax in a dump. */
    private static final int RESULT = 14;
    /** Those of rbx, rbp and r12 to r15. */
    private static final int[] KEPT_BY_FUNCTIONS = {0, 5, 10, 11, 12, 13};
    private static final int SWITCHES = 20;
    private static final long PAGE = 4096;

    private LeakTests() {}

    static void addTo(TestList tests) {
        tests.add("leak: no register of a process that yields is seen by another", () -> hunt(SystemCallNumber.THREAD_YIELD, ROUNDS));
        tests.add("leak: none of one that is preempted", () -> hunt(SystemCallNumber.CLOCK_READ, PREEMPTIONS));
        tests.add("leak: none of a client or a server", LeakTests::huntInCalls);
        tests.add("leak: a system call keeps what it must keep", LeakTests::keeps);
        tests.add("leak: a call that may switch keeps what a function keeps, and shows nothing of the kernel's",
                LeakTests::switchingCalls);
        tests.add("leak: a call that fails shows nothing of the kernel's", LeakTests::failedCalls);
    }

    /** Role: all registers full of the pattern, and a system call, for ever. */
    static int fillForEver() {
        long dump = MemoryTests.map(MemoryTests.frame(PAGE), 0, PAGE, 3);
        long number = Given.value("number", SystemCallNumber.THREAD_YIELD);
        while (true) {
            TestCode.fill(PATTERN, dump, number, PATTERN);
        }
    }

    private static int countSeen(long dump) {
        int seen = 0;
        for (int i = 0; i < TestCode.DUMP_BYTES; i += 8) {
            // Parts as well: a leak may be half a register.
            if (Memory.loadInt(dump + i) == (int) PATTERN || Memory.loadInt(dump + i + 4) == (int) (PATTERN >>> 32)) {
                seen++;
            }
        }
        return seen;
    }

    private static void hunt(int number, int rounds) {
        long dump = MemoryTests.map(MemoryTests.frame(PAGE), 0, PAGE, 3);
        try (Child child = Child.of(TestRole.FILL, Given.job(), 20).value("number", number).start()) {
            for (int i = 0; i < rounds; i++) {
                TestCode.dump(dump, SystemCallNumber.THREAD_YIELD, 0);
                Expect.equal(0, countSeen(dump), "registers with the other process's pattern in round " + i);
            }
            Expect.isTrue(child.process() > 0, "the other process to be there");
        }
        MemoryTests.unmap(dump, PAGE);
    }

    /** Role: a server whose registers are full of the pattern whenever it waits. */
    static int fillAndReceive() {
        long dump = MemoryTests.map(MemoryTests.frame(PAGE), 0, PAGE, 3);
        Call call = new Call();
        int receiver = Given.handle("receiver");
        long status = call.with(receiver, 0).go(SystemCallNumber.IPC_RECV);
        while (status == 0) {
            // Vector registers and the general ones that no message uses.
            TestCode.fill(PATTERN, dump, SystemCallNumber.NULL, PATTERN);
            status = call.with(receiver, 0, 0, PATTERN, PATTERN, PATTERN).go(SystemCallNumber.IPC_REPLY_RECV);
        }
        return 1;
    }

    private static void huntInCalls() {
        int receiver = IpcTests.receiver();
        int sender = IpcTests.sender(receiver, 1);
        long dump = MemoryTests.map(MemoryTests.frame(PAGE), 0, PAGE, 3);
        try (Child child = Child.of(TestRole.FILL_AND_RECEIVE, Given.job(), 20).give("receiver", receiver, Rights.SAME)
                .start()) {
            for (int i = 0; i < ROUNDS; i++) {
                TestCode.dump(dump, SystemCallNumber.IPC_CALL, sender);
                Expect.equal(0, Memory.loadLong(dump + 112), "status of the call");
                Expect.equal(0, countSeen(dump), "registers with the server's pattern in round " + i);
            }
            Expect.isTrue(child.process() > 0, "the server to be there");
        }
        MemoryTests.unmap(dump, PAGE);
        HandleTests.close(receiver, sender);
    }

    private static void keeps() {
        long dump = MemoryTests.map(MemoryTests.frame(PAGE), 0, PAGE, 3);
        for (int number : new int[] {SystemCallNumber.NULL, SystemCallNumber.CLOCK_READ, SystemCallNumber.HANDLE_TYPE}) {
            TestCode.fill(PATTERN, dump, number, PATTERN);
            for (int i = 0; i < 14; i++) {
                // Not rcx and r11.
                if (i != 1 && i != 9) {
                    Expect.equal(PATTERN, Memory.loadLong(dump + 8L * i), "register " + i + " after call " + number);
                }
            }
        }
        MemoryTests.unmap(dump, PAGE);
    }

    private static void failedCalls() {
        long dump = MemoryTests.map(MemoryTests.frame(PAGE), 0, PAGE, 3);
        for (int number : new int[] {SystemCallNumber.IPC_CALL, SystemCallNumber.IPC_REPLY_RECV}) {
            TestCode.dump(dump, number, NO_HANDLE);
            Expect.equal(-Status.BAD_HANDLE, Memory.loadLong(dump + 8 * RESULT), "result of call " + number);
            noKernelAddress(dump, number);
        }
        MemoryTests.unmap(dump, PAGE);
    }

    private static void noKernelAddress(long dump, int number) {
        for (int i = 0; i < RESULT; i++) {
            Expect.isTrue(Memory.loadLong(dump + 8L * i) >= 0,
                    "register " + i + " after call " + number + " to be no kernel address");
        }
    }

    private static void switchingCalls() {
        long dump = MemoryTests.map(MemoryTests.frame(PAGE), 0, PAGE, 3);
        int notify = NotifyTests.notification();
        for (int number : new int[] {SystemCallNumber.THREAD_YIELD, SystemCallNumber.NOTIFY_SIGNAL, SystemCallNumber.NOTIFY_WAIT}) {
            // As often as it takes until a call finds everything as it usually is.
            for (int i = 0; i < SWITCHES; i++) {
                TestCode.dump(dump, number, notify);
                noKernelAddress(dump, number);
            }
            TestCode.fill(PATTERN, dump, number, PATTERN);
            for (int i : KEPT_BY_FUNCTIONS) {
                Expect.equal(PATTERN, Memory.loadLong(dump + 8L * i), "register " + i + " after call " + number);
            }
        }
        MemoryTests.unmap(dump, PAGE);
        HandleTests.close(notify);
    }
}
