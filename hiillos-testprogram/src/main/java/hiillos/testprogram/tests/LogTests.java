package hiillos.testprogram.tests;

import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;
import hiillos.word.Memory;

/** Log and clock, and every kind of bad address. */
final class LogTests {
    private static final long ARRAY_BASE = 16;
    private static final long NOT_CANONICAL = 0x8000_0000_0000L;
    private static final long KERNEL = 0xffff_ffff_8020_0000L;
    private static final long DIRECT_MAP = 0xffff_8000_0010_0000L;
    private static final long LAST_USER_PAGE = 0x7fff_ffff_f000L;

    private LogTests() {}

    static void addTo(TestList tests) {
        tests.add("log: bad addresses are refused", LogTests::badAddresses);
        tests.add("log: needs the right to write", LogTests::needsRight);
        tests.add("clock: never goes back", LogTests::clockIsMonotonic);
        tests.add("clock: a sleep lasts as long as asked", LogTests::sleep);
    }

    private static void badAddresses() {
        for (long address : new long[] {0, 8, 4096, KERNEL, DIRECT_MAP, NOT_CANONICAL, LAST_USER_PAGE, -1, -4096,
            Long.MIN_VALUE, Long.MAX_VALUE}) {
            Expect.status(Status.BAD_ADDRESS, Call.of(SystemCallNumber.LOG_WRITE, Given.log(), address, 100));
        }
        byte[] text = new byte[8];
        long address = Memory.addressOf(text) + ARRAY_BASE;
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.LOG_WRITE, Given.log(), address, -1));
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.LOG_WRITE, Given.log(), address, Long.MIN_VALUE));
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.LOG_WRITE, Given.log(), address, 4097));
        Expect.status(Status.BAD_HANDLE, Call.of(SystemCallNumber.LOG_WRITE, Given.log() + (1 << 18), address, 1));
    }

    private static void needsRight() {
        int weak = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, Given.log(), Rights.DUPLICATE));
        byte[] text = new byte[8];
        Expect.status(Status.ACCESS_DENIED,
                Call.of(SystemCallNumber.LOG_WRITE, weak, Memory.addressOf(text) + ARRAY_BASE, 1));
        HandleTests.close(weak);
    }

    private static void clockIsMonotonic() {
        long last = Call.of(SystemCallNumber.CLOCK_READ);
        for (int i = 0; i < 10_000; i++) {
            long now = Call.of(SystemCallNumber.CLOCK_READ);
            Expect.isTrue(now >= last, "a clock that does not go back from " + last + " to " + now);
            last = now;
        }
    }

    private static void sleep() {
        long start = Call.of(SystemCallNumber.CLOCK_READ);
        Expect.ok(Call.of(SystemCallNumber.THREAD_SLEEP, start + 20_000_000));
        long now = Call.of(SystemCallNumber.CLOCK_READ);
        Expect.isTrue(now - start >= 20_000_000, "at least 20 ms, got " + (now - start) + " ns");
        // In the past: returns at once.
        Expect.ok(Call.of(SystemCallNumber.THREAD_SLEEP, start));
    }
}
