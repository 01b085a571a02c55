package hiillos.testprogram.tests;

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
    }
}
