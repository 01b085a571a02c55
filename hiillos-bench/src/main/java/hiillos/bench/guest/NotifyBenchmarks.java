package hiillos.bench.guest;

import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.abi.kernel.SystemCalls;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Given;
import hiillos.word.Memory;

/** Notifications: to oneself, and to another process and back. */
final class NotifyBenchmarks {
    private static final int ITERATIONS = 1000;
    private static final long ARRAY_BASE = 16;
    private static final long FOR_EVER = Long.MAX_VALUE;

    private NotifyBenchmarks() {}

    static void run() {
        long ping = Call.of(SystemCallNumber.NOTIFY_CREATE, Given.job());
        if (ping < 0) {
            Result.report("notify.roundtrip", 1, times -> ping);
            return;
        }
        int there = (int) ping;
        int back = (int) Call.of(SystemCallNumber.NOTIFY_CREATE, Given.job());
        Result.report("notify.self", ITERATIONS, times -> self(there, times));
        try (Child other = Child.of(BenchRole.PONG).give("ping", there, Rights.SAME).give("pong", back, Rights.SAME)
                .start()) {
            Result.report("notify.roundtrip", ITERATIONS, times -> pings(there, back, times));
        }
        Call.of(SystemCallNumber.HANDLE_CLOSE, there);
        Call.of(SystemCallNumber.HANDLE_CLOSE, back);
    }

    /** Address of a word for the bits that are taken. */
    private static long bitsAddress() {
        long[] bits = new long[1];
        return Memory.addressOf(bits) + ARRAY_BASE;
    }

    private static long self(int notify, int times) {
        long bits = bitsAddress();
        for (int i = 0; i < times; i++) {
            SystemCalls.notifySignal(notify, 1);
            long status = SystemCalls.notifyWait(notify, 1, FOR_EVER, bits);
            if (status != 0) {
                return status;
            }
        }
        return 0;
    }

    private static long pings(int there, int back, int times) {
        long bits = bitsAddress();
        for (int i = 0; i < times; i++) {
            SystemCalls.notifySignal(there, 1);
            long status = SystemCalls.notifyWait(back, 1, FOR_EVER, bits);
            if (status != 0) {
                return status;
            }
        }
        return 0;
    }

    /** Role: the other end of {@link #pings}. */
    static int pong() {
        int ping = Given.handle("ping");
        int pong = Given.handle("pong");
        long bits = bitsAddress();
        while (SystemCalls.notifyWait(ping, 1, FOR_EVER, bits) == 0) {
            SystemCalls.notifySignal(pong, 1);
        }
        return 1;
    }
}
