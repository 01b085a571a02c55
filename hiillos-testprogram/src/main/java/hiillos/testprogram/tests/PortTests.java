package hiillos.testprogram.tests;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.guest.Ports;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;

/** I/O ports in user mode. The clock's CMOS memory (ports 0x70 and 0x71) is on every PC and keeps what is written. */
final class PortTests {
    private static final int GENERAL_PROTECTION = 13;
    private static final int CMOS_INDEX = 0x70;
    private static final int CMOS_DATA = 0x71;
    /** A byte of CMOS memory that firmware has no use for, with non-maskable interrupts left on. */
    private static final int SPARE_BYTE = 0x3f;

    private PortTests() {}

    static void addTo(TestList tests) {
        tests.add("ports: a range is within the machine's", PortTests::badRanges);
        tests.add("ports: need the root's and the process's rights", PortTests::rights);
        tests.add("ports: granted ones work, their neighbours fault", PortTests::granted);
        tests.add("ports: without a grant every access faults", PortTests::ungranted);
        tests.add("ports: two processes with different ones take turns", PortTests::turns);
    }

    /** A range; the caller closes it. */
    static int range(int first, int count) {
        return Expect.handle(Call.of(SystemCallNumber.PORTS_CREATE, Given.handle("ports"), first, count));
    }

    private static void badRanges() {
        int root = Given.handle("ports");
        long[][] bad = {{0, 0}, {0, -1}, {-1, 1}, {65536, 1}, {65535, 2}, {0, 65537}, {1, 65536}, {Long.MAX_VALUE, 1},
            {1, Long.MAX_VALUE}, {Long.MIN_VALUE, Long.MIN_VALUE}};
        for (long[] range : bad) {
            Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.PORTS_CREATE, root, range[0], range[1]));
        }
        HandleTests.close(range(65535, 1));
        HandleTests.close(range(0, 65536));
        Expect.status(Status.WRONG_TYPE, Call.of(SystemCallNumber.PORTS_CREATE, Given.log(), 0, 1));
        Expect.status(Status.BAD_HANDLE, Call.of(SystemCallNumber.PORTS_CREATE, 0, 0, 1));
    }

    private static void rights() {
        int weak = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, Given.handle("ports"), Rights.DUPLICATE));
        Expect.status(Status.ACCESS_DENIED, Call.of(SystemCallNumber.PORTS_CREATE, weak, 0, 1));
        HandleTests.close(weak);
        int range = range(CMOS_INDEX, 2);
        int unreadable = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, range, Rights.TRANSFER));
        Expect.status(Status.ACCESS_DENIED, Call.of(SystemCallNumber.PORTS_ALLOW, Given.process(), unreadable));
        int weakProcess = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, Given.process(), Rights.WAIT));
        Expect.status(Status.ACCESS_DENIED, Call.of(SystemCallNumber.PORTS_ALLOW, weakProcess, range));
        Expect.status(Status.WRONG_TYPE, Call.of(SystemCallNumber.PORTS_ALLOW, range, range));
        HandleTests.close(weakProcess);
        HandleTests.close(unreadable);
        HandleTests.close(range);
    }

    /** Role: keeps a value in CMOS memory, then reads the port that it was told to. */
    static int useCmos() {
        ProcessTests.dieOfFaults();
        int value = (int) Given.value("write", 0);
        for (int round = 0; round < Given.value("rounds", 1); round++) {
            Ports.out(CMOS_INDEX, SPARE_BYTE);
            Ports.out(CMOS_DATA, value);
            Call.of(SystemCallNumber.THREAD_YIELD);
            Ports.out(CMOS_INDEX, SPARE_BYTE);
            if (Ports.in(CMOS_DATA) != value) {
                return -1;
            }
        }
        int port = (int) Given.value("port", 0);
        return port < 0 ? Ports.inWord(-port) : Ports.in(port);
    }

    private static long run(int first, int count, int write, int port) {
        int range = range(first, count);
        try (Child child = Child.of(TestRole.USE_CMOS).value("write", write).value("port", port)) {
            Expect.ok(Call.of(SystemCallNumber.PORTS_ALLOW, child.process(), range));
            // The permission outlives the handle.
            HandleTests.close(range);
            return child.start().await();
        }
    }

    private static void granted() {
        Expect.equal(ExitReason.of(ExitReason.EXITED, 0x5a), run(CMOS_INDEX, 2, 0x5a, CMOS_DATA), "the byte came back");
        Expect.equal(ExitReason.of(ExitReason.EXITED, 0xa5), run(0, 65536, 0xa5, CMOS_DATA), "with all ports");
        long fault = ExitReason.of(ExitReason.FAULTED, GENERAL_PROTECTION);
        Expect.equal(fault, run(CMOS_INDEX, 2, 1, CMOS_INDEX - 1), "the port below");
        Expect.equal(fault, run(CMOS_INDEX, 2, 1, CMOS_DATA + 1), "the port above");
        Expect.equal(fault, run(CMOS_INDEX, 2, 1, -CMOS_DATA), "a word that reaches beyond the range");
        Expect.equal(fault, run(CMOS_INDEX, 2, 1, 0xffff), "the last port");
        Expect.equal(fault, run(CMOS_INDEX, 1, 1, 0), "a range of one port");
    }

    private static void ungranted() {
        for (int port : new int[] {0, CMOS_INDEX, 0x3f8, 0xcf8, 0xffff}) {
            try (Child child = Child.of(TestRole.READ_PORT).value("port", port).start()) {
                Expect.equal(ExitReason.of(ExitReason.FAULTED, GENERAL_PROTECTION), child.await(), "port " + port);
            }
        }
    }

    /** Role: reads a port. */
    static int readPort() {
        ProcessTests.dieOfFaults();
        return Ports.in((int) Given.value("port", 0));
    }

    private static void turns() {
        int cmos = range(CMOS_INDEX, 2);
        int other = range(0x80, 1);
        try (Child user = Child.of(TestRole.USE_CMOS).value("write", 0x3c).value("port", CMOS_DATA).value("rounds", 200);
                Child thief = Child.of(TestRole.STEAL_PORT).value("port", CMOS_DATA)) {
            Expect.ok(Call.of(SystemCallNumber.PORTS_ALLOW, user.process(), cmos));
            Expect.ok(Call.of(SystemCallNumber.PORTS_ALLOW, thief.process(), other));
            user.start();
            thief.start();
            Expect.equal(ExitReason.of(ExitReason.FAULTED, GENERAL_PROTECTION), thief.await(), "the thief");
            Expect.equal(ExitReason.of(ExitReason.EXITED, 0x3c), user.await(), "the owner");
            Expect.status(Status.BAD_STATE, Call.of(SystemCallNumber.PORTS_ALLOW, thief.process(), cmos));
        }
        HandleTests.close(cmos);
        HandleTests.close(other);
    }

    /** Role: uses its own port while another process uses its, then tries the other's. */
    static int stealPort() {
        ProcessTests.dieOfFaults();
        for (int round = 0; round < 100; round++) {
            Ports.out(0x80, round);
            Call.of(SystemCallNumber.THREAD_YIELD);
        }
        return Ports.in((int) Given.value("port", 0));
    }
}
