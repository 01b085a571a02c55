package hiillos.bench.guest;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.abi.kernel.SystemCalls;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Given;
import hiillos.word.Memory;

/** Calls of another process and back, through the stubs that every program uses. */
final class IpcBenchmarks {
    private static final int ITERATIONS = 1000;
    private static final int LONG_WORDS = 64;
    /** Values of MXCSR: rounding toward zero, and as every thread begins. */
    private static final int ROUND_TO_ZERO = 0x7f80;
    private static final int DEFAULT_CONTROLS = 0x1f80;
    private static final int HANDLES = 4;
    private static final int MOVE = 1 << 31;
    private static final int RIGHTS_OFFSET = 4;

    private IpcBenchmarks() {}

    static void run() {
        int receiver = (int) Call.of(SystemCallNumber.RECEIVER_CREATE, Given.job(), 0);
        int sender = (int) Call.of(SystemCallNumber.SENDER_CREATE, receiver, 7);
        try (Child server = Child.of(BenchRole.ANSWER).give("receiver", receiver, Rights.SAME).start()) {
            Result.report("ipc.roundtrip", ITERATIONS, times -> calls(sender, Message.header(1, 6, 0), times));
            Result.report("ipc.roundtrip.empty", ITERATIONS, times -> calls(sender, Message.header(1, 0, 0), times));
            Result.report("ipc.roundtrip.deadline", ITERATIONS, times -> callsWithDeadline(sender, times));
            BenchCode.setControls(ROUND_TO_ZERO);
            Result.report("ipc.roundtrip.fpu", ITERATIONS, times -> calls(sender, Message.header(1, 6, 0), times));
            BenchCode.setControls(DEFAULT_CONTROLS);
        }
        try (Child server = Child.of(BenchRole.ANSWER_WITH_BUFFER).give("receiver", receiver, Rights.SAME).start()) {
            long buffer = registerBuffer();
            if (buffer > 0) {
                Result.report("ipc.roundtrip.64words", ITERATIONS,
                        times -> calls(sender, Message.header(1, LONG_WORDS, 0), times));
                Result.report("ipc.roundtrip.4handles", ITERATIONS, times -> handleCalls(sender, buffer, times));
                SystemCalls.threadSetBuffer(0);
            }
        }
        Call.of(SystemCallNumber.HANDLE_CLOSE, receiver);
        Call.of(SystemCallNumber.HANDLE_CLOSE, sender);
    }

    /** Maps a page and makes it this thread's buffer; returns its address, or a negative status. */
    static long registerBuffer() {
        int frame = (int) Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), 4096, 0);
        long buffer = Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), frame, 0, 0, 4096, MapFlags.READ | MapFlags.WRITE);
        Memory.storeLong(buffer, 0);
        long status = Call.of(SystemCallNumber.THREAD_SET_BUFFER, buffer);
        return status < 0 ? status : buffer;
    }

    private static long calls(int sender, long header, int times) {
        Message message = new Message();
        for (int i = 0; i < times; i++) {
            message.header = header;
            long status = SystemCalls.ipcCall(sender, message);
            if (status != 0) {
                return status;
            }
        }
        return 0;
    }

    private static long callsWithDeadline(int sender, int times) {
        Message message = new Message();
        message.deadline = SystemCalls.clockRead() + 1_000_000_000_000L;
        for (int i = 0; i < times; i++) {
            message.header = Message.header(1, 6, 0) | Message.DEADLINE;
            long status = SystemCalls.ipcCall(sender, message);
            if (status != 0) {
                return status;
            }
        }
        return 0;
    }

    /** Moves four handles there and gets them back. */
    private static long handleCalls(int sender, long buffer, int times) {
        for (int i = 0; i < HANDLES; i++) {
            Memory.storeInt(buffer + 8L * i, (int) SystemCalls.handleDuplicate(Given.log(), Rights.SAME));
        }
        Message message = new Message();
        long status = 0;
        for (int i = 0; i < times && status == 0; i++) {
            for (int h = 0; h < HANDLES; h++) {
                Memory.storeInt(buffer + 8L * h + RIGHTS_OFFSET, Rights.ALL | MOVE);
            }
            message.header = Message.header(1, 0, HANDLES);
            status = SystemCalls.ipcCall(sender, message);
        }
        for (int i = 0; i < HANDLES; i++) {
            SystemCalls.handleClose(Memory.loadInt(buffer + 8L * i));
        }
        return status;
    }

    /** Role: answers for ever with what came. */
    static int answer() {
        int receiver = Given.handle("receiver");
        Message message = new Message();
        long status = SystemCalls.ipcRecv(receiver, message);
        while (status == 0) {
            status = SystemCalls.ipcReplyRecv(receiver, message);
        }
        return 1;
    }

    /** Role: the same with a buffer; handles that came are moved back. */
    static int answerWithBuffer() {
        long buffer = registerBuffer();
        int receiver = Given.handle("receiver");
        Message message = new Message();
        long status = SystemCalls.ipcRecv(receiver, message);
        while (status == 0) {
            int count = message.countHandles();
            for (int i = 0; i < count; i++) {
                Memory.storeInt(buffer + 8L * i + RIGHTS_OFFSET, Rights.ALL | MOVE);
            }
            status = SystemCalls.ipcReplyRecv(receiver, message);
        }
        return 1;
    }
}
