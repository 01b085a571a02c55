package hiillos.bench.guest;

import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.abi.kernel.SystemCalls;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Given;

/** Calls of a server on another processor than the caller's. */
final class OtherProcessor {
    private static final int ITERATIONS = 1000;
    private static final int FIRST = 1;
    private static final int SECOND = 2;

    private OtherProcessor() {}

    /** Whether there is a second processor. */
    static boolean isThere() {
        return moveTo(FIRST | SECOND) == 0 && moveTo(SECOND) == 0 && moveTo(FIRST) == 0;
    }

    static void run() {
        int receiver = (int) Call.of(SystemCallNumber.RECEIVER_CREATE, Given.job(), 0);
        int sender = (int) Call.of(SystemCallNumber.SENDER_CREATE, receiver, 7);
        try (Child server = Child.of(BenchRole.ANSWER).give("receiver", receiver, Rights.SAME).start()) {
            Result.report("ipc.roundtrip.othercpu", ITERATIONS, times -> callsFromEverywhere(sender, times));
        }
        moveTo(FIRST);
        try (Child server = Child.of(BenchRole.ANSWER_ON_SECOND).give("receiver", receiver, Rights.SAME).start()) {
            Result.report("ipc.roundtrip.othercpu.bound", ITERATIONS, times -> calls(sender, times));
        }
        Call.of(SystemCallNumber.HANDLE_CLOSE, receiver);
        Call.of(SystemCallNumber.HANDLE_CLOSE, sender);
    }

    private static long moveTo(long processors) {
        return SystemCalls.threadSetAffinity(Given.handle("self.thread"), processors);
    }

    /** Each call comes from the processor where the server was not at the last one; only the calls count. */
    private static long callsFromEverywhere(int sender, int times) {
        Message message = new Message();
        long cost = 0;
        for (int i = 0; i < times; i++) {
            long status = moveTo((i & 1) == 0 ? SECOND : FIRST);
            message.header = Message.header(1, 6, 0);
            long start = SystemCalls.timeStamp();
            status |= SystemCalls.ipcCall(sender, message);
            cost += SystemCalls.timeStamp() - start;
            if (status != 0) {
                return status;
            }
        }
        Result.only(cost);
        return 0;
    }

    private static long calls(int sender, int times) {
        Message message = new Message();
        for (int i = 0; i < times; i++) {
            message.header = Message.header(1, 6, 0);
            long status = SystemCalls.ipcCall(sender, message);
            if (status != 0) {
                return status;
            }
        }
        return 0;
    }

    /** Role: answers for ever on the second processor. */
    static int answer() {
        return moveTo(SECOND) == 0 ? IpcBenchmarks.answer() : 1;
    }
}
