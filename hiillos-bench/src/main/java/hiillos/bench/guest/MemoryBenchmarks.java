package hiillos.bench.guest;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.abi.kernel.SystemCalls;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Given;
import hiillos.word.Memory;

/** Page faults, mappings and faults that the program handles itself. */
final class MemoryBenchmarks {
    private static final long PAGE = 4096;
    private static final int READ_WRITE = MapFlags.READ | MapFlags.WRITE;
    private static final int FAULTS = 1000;
    private static final int PAGES = 500;
    private static final int MAPPINGS = 500;
    private static final long STACK_BYTES = 64 << 10;

    private MemoryBenchmarks() {}

    static void run() {
        faults();
        Result.report("pagefault.anon", PAGES, MemoryBenchmarks::touchFresh);
        int frame = (int) Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), PAGE, 0);
        Result.report("map.touch.unmap", MAPPINGS, times -> mapTouchUnmap(frame, times));
        Call.of(SystemCallNumber.HANDLE_CLOSE, frame);
        Result.report("frame.map.touch.unmap.close", MAPPINGS, MemoryBenchmarks::fresh);
    }

    private static void faults() {
        int frame = (int) Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), STACK_BYTES, 0);
        long stack = Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), frame, 0, 0, STACK_BYTES, READ_WRITE);
        SystemCalls.threadSetFaultEntry(BenchCode.faultEntry(), stack + STACK_BYTES);
        Result.report("fault.roundtrip", FAULTS, times -> {
            BenchCode.faults(times);
            return 0;
        });
        hiillos.runtime.os.UserPlatform.installFaultHandler();
    }

    /** The first touch of every page of a new Frame. Making it and giving it back is left out. */
    private static long touchFresh(int times) {
        int frame = (int) Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), times * PAGE, 0);
        long at = Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), frame, 0, 0, times * PAGE, READ_WRITE);
        long start = SystemCalls.timeStamp();
        for (int i = 0; i < times; i++) {
            Memory.storeLong(at + i * PAGE, 1);
        }
        Result.only(SystemCalls.timeStamp() - start);
        Call.of(SystemCallNumber.VMEM_UNMAP, Given.vmem(), at, times * PAGE);
        return Call.of(SystemCallNumber.HANDLE_CLOSE, frame);
    }

    private static long mapTouchUnmap(int frame, int times) {
        int vmem = Given.vmem();
        for (int i = 0; i < times; i++) {
            long at = SystemCalls.vmemMap(vmem, frame, 0, 0, PAGE, READ_WRITE);
            if (at < 0) {
                return at;
            }
            Memory.storeLong(at, i);
            SystemCalls.vmemUnmap(vmem, at, PAGE);
        }
        return 0;
    }

    /** Memory from the system and back, as an allocator does it. */
    private static long fresh(int times) {
        int vmem = Given.vmem();
        int job = Given.job();
        for (int i = 0; i < times; i++) {
            int frame = (int) SystemCalls.frameCreate(job, PAGE, 0);
            long at = SystemCalls.vmemMap(vmem, frame, 0, 0, PAGE, READ_WRITE);
            if (at < 0) {
                return at;
            }
            Memory.storeLong(at, i);
            SystemCalls.vmemUnmap(vmem, at, PAGE);
            SystemCalls.handleClose(frame);
        }
        return 0;
    }
}
