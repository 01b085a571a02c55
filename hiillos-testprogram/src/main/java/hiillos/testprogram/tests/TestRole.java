package hiillos.testprogram.tests;

import hiillos.testprogram.fuzz.FuzzTests;
import hiillos.testprogram.guest.Role;

/** What the processes that tests start do. */
public enum TestRole implements Role {
    EXIT_WITH("exit", ProcessTests::exitWithValue),
    FAULT("fault", ProcessTests::fault),
    SPIN("spin", ProcessTests::spin),
    ECHO("echo", IpcTests::echo),
    SWALLOW("swallow", IpcTests::swallow),
    FUZZER("fuzzer", FuzzTests::runFuzzer),
    BYSTANDER("bystander", FuzzTests::runBystander),
    USE_CMOS("cmos", PortTests::useCmos),
    READ_PORT("port", PortTests::readPort),
    STEAL_PORT("thief", PortTests::stealPort),
    RAISE("raise", FaultTests::raise),
    FILL("fill", LeakTests::fillForEver),
    FILL_AND_RECEIVE("fill", LeakTests::fillAndReceive),
    ECHO_ALL("echo", MessageTests::echoAll),
    HOARD("hoard", MessageTests::hoard),
    COUNT("count", ControlTests::countForEver),
    WORK("work", QuotaTests::work),
    BOMB("bomb", QuotaTests::bomb),
    WRITE_RING("writer", RingTests::write),
    FILL_RING("filler", RingTests::fill),
    READ_FRAME("reader", FrameTests::readFrame),
    SOAK("soak", SoakTests::work),
    SHOP("shop", hiillos.testprogram.sdk.SdkTests::serve),
    SHOP_BY_THREADS("shop", hiillos.testprogram.sdk.SdkTests::serveByThreads),
    ;

    private final String label;
    private final Body body;

    private interface Body {
        int run();
    }

    TestRole(String label, Body body) {
        this.label = label;
        this.body = body;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public int run() {
        return body.run();
    }
}
