package hiillos.kernel.device;

import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.ProcessorArea;
import hiillos.kernel.arch.amd64.TranslationCache;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.processor.LockRank;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.SpinLock;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * Which process may use which I/O ports. A process that was granted any owns a bitmap (8 KiB, a clear bit allows); the
 * processor looks at another one, behind its own task state.
 *
 * <p>The task state's bitmap is filled late: leaving a process only switches it off, and the first {@code in} or {@code out}
 * afterwards faults and comes to {@link #load}. So a switch between processes without ports costs one comparison.
 *
 * <p>Every change of a process's bitmap gives it a version that no bitmap had before: a processor whose loaded version is
 * the process's has nothing to load.
 */
@RawMemory(reason = "bitmaps are raw pages")
public final class PortAccess {
    private static final int BITMAP_BYTES = ProcessorArea.PORT_BITMAP_BYTES;
    /** Two pages. */
    private static final int BITMAP_ORDER = 1;
    /** Where the task state holds the bitmap's offset from its own start (SDM 3A, 8.7). */
    private static final int OFFSET_FIELD = ProcessorArea.TASK_STATE + 102;
    /** Behind the task state's limit: no port is allowed. */
    private static final int NOWHERE = ProcessorArea.TASK_STATE_BYTES + BITMAP_BYTES + 1;

    private static final SpinLock LOCK = new SpinLock(LockRank.INTERRUPTS);
    private static long versions;

    private PortAccess() {}

    /** Allows a process the ports, for as long as it lives. Returns a {@link Status}. */
    public static int allow(ProcessObject process, PortRange ports) {
        if (process.portBitmap == 0) {
            int status = makeBitmap(process);
            if (status != Status.OK) {
                return status;
            }
        }

        // --- Point of no return. ---

        int end = ports.first + ports.count;
        LOCK.lock();
        boolean first = process.portsVersion == 0;
        for (int at = ports.first >>> 3; at << 3 < end; at++) {
            int below = Math.max(0, ports.first - (at << 3));
            int above = Math.max(0, (at + 1 << 3) - end);
            int allowed = 0xff << below & 0xff >>> above;
            long place = process.portBitmap + at;
            Memory.storeByte(place, (byte) (Memory.loadByte(place) & ~allowed));
        }
        process.lowestPortByte = first ? ports.first >>> 3 : Math.min(process.lowestPortByte, ports.first >>> 3);
        process.portBytesEnd = first ? end + 7 >>> 3 : Math.max(process.portBytesEnd, end + 7 >>> 3);
        process.portsVersion = ++versions;
        LOCK.unlock();
        return Status.OK;
    }

    private static int makeBitmap(ProcessObject process) {
        if (!process.payer().charge(BITMAP_BYTES)) {
            return Status.OUT_OF_QUOTA;
        }
        long block = PhysicalMemory.allocate(BITMAP_ORDER);
        if (block == 0) {
            process.payer().refund(BITMAP_BYTES);
            return Status.OUT_OF_MEMORY;
        }
        Memory.fill(PhysicalMemory.direct(block), (byte) -1, BITMAP_BYTES);
        LOCK.lock();
        boolean mine = process.portBitmap == 0;
        if (mine) {
            process.portBitmap = PhysicalMemory.direct(block);
        }
        LOCK.unlock();
        if (!mine) {
            // Another processor was faster.
            PhysicalMemory.free(block, BITMAP_ORDER);
            process.payer().refund(BITMAP_BYTES);
        }
        return Status.OK;
    }

    /**
     * The process on the current processor raised a general protection fault. Returns true when the reason may have been that
     * its ports were not loaded: they are now, and the instruction is to be tried again.
     */
    public static boolean load(ProcessObject process) {
        Processor processor = Processor.current();
        if (process.portsVersion == 0 || process.portsVersion == processor.portsVersion) {
            return false;
        }
        long bitmap = processor.area() + ProcessorArea.PORT_BITMAP;
        LOCK.lock();
        int stale = processor.portBytesEnd - processor.lowestPortByte;
        Memory.fill(bitmap + processor.lowestPortByte, (byte) -1, stale);
        int from = process.lowestPortByte;
        Memory.copy(bitmap + from, process.portBitmap + from, process.portBytesEnd - from);
        processor.lowestPortByte = from;
        processor.portBytesEnd = process.portBytesEnd;
        processor.portsVersion = process.portsVersion;
        LOCK.unlock();
        Memory.storeShort(processor.area() + OFFSET_FIELD, (short) ProcessorArea.TASK_STATE_BYTES);
        return true;
    }

    /** The processor leaves the process whose ports it has loaded: {@code portsVersion} is positive. */
    public static void leave(Processor processor) {
        processor.portsVersion = TranslationCache.noPorts();
        Memory.storeShort(processor.area() + OFFSET_FIELD, (short) NOWHERE);
    }

    /** Frees a process's bitmap. Called once, when the process is gone. */
    public static void destroy(ProcessObject process) {
        if (process.portBitmap != 0) {
            PhysicalMemory.free(PhysicalMemory.physical(process.portBitmap), BITMAP_ORDER);
            process.payer().refund(BITMAP_BYTES);
            process.portBitmap = 0;
        }
    }
}
