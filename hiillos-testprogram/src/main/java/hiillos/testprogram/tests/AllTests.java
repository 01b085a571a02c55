package hiillos.testprogram.tests;

import hiillos.testprogram.fuzz.ErrorTests;
import hiillos.testprogram.fuzz.FuzzTests;
import hiillos.testprogram.sdk.SdkTests;
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
        FaultTests.addTo(tests);
        LeakTests.addTo(tests);
        NotifyTests.addTo(tests);
        ThreadTests.addTo(tests);
        MessageTests.addTo(tests);
        ControlTests.addTo(tests);
        QuotaTests.addTo(tests);
        RingTests.addTo(tests);
        FrameTests.addTo(tests);
        SdkTests.addTo(tests, TestRole.SHOP, TestRole.SHOP_BY_THREADS);
        SoakTests.addTo(tests);
        ErrorTests.addTo(tests);
        FuzzTests.addTo(tests, TestRole.FUZZER, TestRole.BYSTANDER);
    }
}
