package hiillos.testprogram.tests;

import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.testprogram.fuzz.ErrorTests;
import hiillos.testprogram.fuzz.FuzzTests;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.tap.TestList;

/** The list of test classes. */
public final class AllTests {
    private AllTests() {}

    /** Adds every test. */
    public static void addTo(TestList tests) {
        HandleTests.addTo(tests);
        LogTests.addTo(tests);
        MemoryTests.addTo(tests);
        ProcessTests.addTo(tests);
        IpcTests.addTo(tests);
        InformationTests.addTo(tests);
        PortTests.addTo(tests);
        InterruptTests.addTo(tests);
        if (has(SystemCallNumber.THREAD_WAIT) && has(SystemCallNumber.FUTEX_WAIT)) {
            ThreadTests.addTo(tests);
        }
        ErrorTests.addTo(tests);
        FuzzTests.addTo(tests, TestRole.FUZZER, TestRole.BYSTANDER);
    }

    /** Whether the kernel knows the call; it is made with arguments that it refuses. */
    private static boolean has(int number) {
        return Call.of(number) != -Status.BAD_SYSTEM_CALL;
    }
}
