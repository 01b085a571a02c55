package hiillos.bench.guest;

import hiillos.abi.kernel.SystemCallNumber;
import hiillos.abi.kernel.SystemCalls;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Given;

/** In root's place: measures everything, or with two processors what needs those, and powers off. As a child of a benchmark: does what its role is. */
public final class GuestMain {
    private static final int ITERATIONS = 1000;

    private GuestMain() {}

    public static void main(String[] arguments) {
        long role = Given.value("role", -1);
        if (role >= 0) {
            Call.of(SystemCallNumber.PROCESS_EXIT, BenchRole.values()[(int) role].run());
        }
        if (OtherProcessor.isThere()) {
            OtherProcessor.run();
        } else {
            runOnOne();
        }
        Call.of(SystemCallNumber.POWER_OFF, Given.handle("power"), 0, 0);
    }

    private static void runOnOne() {
        Result.report("syscall.null", ITERATIONS, GuestMain::nothing);
        IpcBenchmarks.run();
        SdkBenchmarks.run();
        NotifyBenchmarks.run();
        MemoryBenchmarks.run();
        ThreadBenchmarks.run();
        Curves.run();
    }

    private static long nothing(int times) {
        for (int i = 0; i < times; i++) {
            SystemCalls.nothing();
        }
        return 0;
    }
}
