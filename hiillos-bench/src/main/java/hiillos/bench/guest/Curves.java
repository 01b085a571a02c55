package hiillos.bench.guest;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.abi.kernel.SystemCalls;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.guest.Console;
import hiillos.word.Memory;

/** The same operation among few and among many: what a curve shows when it is not flat is a search. */
final class Curves {
    private static final int[] HANDLES = {10, 100, 1_000, 10_000, 100_000};
    private static final int[] MAPPINGS = {10, 100, 1_000, 10_000};
    private static final int[] THREADS = {2, 10, 100, 1_000};
    private static final int ITERATIONS = 500;
    private static final int PAGE = 4096;
    private static final int PRIORITY = 20;

    private Curves() {}

    static void run() {
        handles();
        mappings();
        threads();
    }

    /** Duplicate and close, and a call's look-up, in a table of so many. */
    private static void handles() {
        int have = 0;
        int log = Given.log();
        for (int wanted : HANDLES) {
            for (; have < wanted; have++) {
                long status = SystemCalls.handleDuplicate(log, Rights.SAME);
                if (status < 0) {
                    Console.line("# handles end at " + have);
                    return;
                }
            }
            Result.report("handles." + wanted + ".duplicate.close", ITERATIONS, times -> {
                for (int i = 0; i < times; i++) {
                    SystemCalls.handleClose((int) SystemCalls.handleDuplicate(log, Rights.SAME));
                }
                return 0;
            });
            Result.report("handles." + wanted + ".use", ITERATIONS, times -> {
                for (int i = 0; i < times; i++) {
                    SystemCalls.handleType(log);
                }
                return 0;
            });
        }
    }

    /** Map, touch and unmap of one page among so many mappings. */
    private static void mappings() {
        int vmem = Given.vmem();
        int most = MAPPINGS[MAPPINGS.length - 1];
        int frame = (int) Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), (long) most * PAGE, 0);
        int have = 0;
        for (int wanted : MAPPINGS) {
            for (; have < wanted; have++) {
                // Never two neighbouring pages of the Frame, which could become one mapping.
                long offset = (long) (have * 2 % most + have * 2 / most) * PAGE;
                long status = Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), frame, 0, offset, PAGE, MapFlags.READ);
                if (status < 0) {
                    Console.line("# mappings end at " + have);
                    return;
                }
            }
            Result.report("mappings." + wanted + ".map.touch.unmap", ITERATIONS, times -> {
                for (int i = 0; i < times; i++) {
                    long at = SystemCalls.vmemMap(vmem, frame, 0, 0, PAGE, MapFlags.READ | MapFlags.WRITE);
                    Memory.storeLong(at, i);
                    SystemCalls.vmemUnmap(vmem, at, PAGE);
                }
                return 0;
            });
        }
    }

    /** A call of another process while so many threads sleep. */
    private static void threads() {
        int receiver = (int) Call.of(SystemCallNumber.RECEIVER_CREATE, Given.job(), 0);
        int sender = (int) Call.of(SystemCallNumber.SENDER_CREATE, receiver, 7);
        long stack = Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(),
                Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), PAGE, 0), 0, 0, PAGE, MapFlags.READ | MapFlags.WRITE);
        int have = 1;
        try (Child server = Child.of(BenchRole.ANSWER).give("receiver", receiver, Rights.SAME).start()) {
            for (int wanted : THREADS) {
                for (; have < wanted; have++) {
                    long thread = Call.of(SystemCallNumber.THREAD_CREATE, Given.process(), BenchCode.threadSleep(),
                            stack + PAGE, 0, PRIORITY);
                    if (thread < 0) {
                        Console.line("# threads end at " + have);
                        return;
                    }
                    Call.of(SystemCallNumber.THREAD_START, thread);
                }
                // Let them all fall asleep.
                SystemCalls.threadSleep(SystemCalls.clockRead() + 20_000_000);
                Message message = new Message();
                Result.report("threads." + wanted + ".ipc.roundtrip", ITERATIONS, times -> {
                    for (int i = 0; i < times; i++) {
                        message.header = Message.header(1, 6, 0);
                        SystemCalls.ipcCall(sender, message);
                    }
                    return 0;
                });
            }
        }
    }
}
