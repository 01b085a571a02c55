package hiillos.testprogram.tests;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;
import hiillos.word.Memory;

/** Processes and their ends. */
final class ProcessTests {
    private static final int PAGE_FAULT = 14;

    private ProcessTests() {}

    static void addTo(TestList tests) {
        tests.add("process: the exit code arrives", ProcessTests::exitCode);
        tests.add("process: a fault that nobody handles ends it", ProcessTests::faultEnds);
        tests.add("process: a spinning one can be killed", ProcessTests::kill);
        tests.add("process: twenty one after the other", ProcessTests::many);
        tests.add("process: nothing is given to a running one", ProcessTests::grantAfterStart);
    }

    /** Role: exits with what it was told. */
    static int exitWithValue() {
        return (int) Given.value("code", -1);
    }

    /** From now on a fault ends the process, instead of becoming an exception. */
    static void dieOfFaults() {
        Call.of(SystemCallNumber.THREAD_SET_FAULT_ENTRY, 0, 0);
    }

    /** Role: writes where nothing is. */
    static int fault() {
        dieOfFaults();
        Memory.storeLong(0x1_0000, 1);
        return 1;
    }

    /** Role: runs until it is ended. */
    static int spin() {
        while (true) {
            Memory.fence();
        }
    }

    private static void exitCode() {
        for (int code : new int[] {0, 1, 7, -1, Integer.MIN_VALUE}) {
            try (Child child = Child.of(TestRole.EXIT_WITH).value("code", code).start()) {
                Expect.equal(ExitReason.of(ExitReason.EXITED, code), child.await(), "reason");
                Expect.equal(ExitReason.of(ExitReason.EXITED, code), child.await(), "reason, asked again");
            }
        }
    }

    private static void faultEnds() {
        try (Child child = Child.of(TestRole.FAULT).start()) {
            Expect.equal(ExitReason.of(ExitReason.FAULTED, PAGE_FAULT), child.await(), "reason");
        }
    }

    private static void kill() {
        try (Child child = Child.of(TestRole.SPIN).start()) {
            Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + 5_000_000);
            Expect.ok(Call.of(SystemCallNumber.PROCESS_KILL, child.process()));
            Expect.equal(ExitReason.KILLED, ExitReason.kind(child.await()), "kind");
            Expect.status(Status.BAD_STATE, Call.of(SystemCallNumber.THREAD_START, child.thread()));
        }
    }

    private static void many() {
        for (int i = 0; i < 20; i++) {
            try (Child child = Child.of(TestRole.EXIT_WITH).value("code", i).start()) {
                Expect.equal(ExitReason.of(ExitReason.EXITED, i), child.await(), "reason");
            }
        }
    }

    private static void grantAfterStart() {
        try (Child child = Child.of(TestRole.SPIN).start()) {
            Expect.status(Status.BAD_STATE,
                    Call.of(SystemCallNumber.PROCESS_GRANT, child.process(), Given.log(), Rights.SAME));
        }
    }
}
