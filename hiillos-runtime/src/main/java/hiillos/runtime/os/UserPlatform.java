package hiillos.runtime.os;

import hiillos.abi.kernel.ArgumentBlock;
import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectInformation;
import hiillos.abi.kernel.StartBlock;
import hiillos.abi.kernel.SystemCalls;
import hiillos.word.EntryPoint;
import hiillos.word.Memory;
import hiillos.word.NeverInline;

/**
 * {@link Platform} over the hiillos kernel: memory from Frames of the process's job, output to the files that its maker gave it or
 * to the log.
 */
public final class UserPlatform {
    private static final int NOT_SUPPORTED = -1;
    private static final int NO_MEMORY = 1;
    /** The longest text that the kernel's log takes at once, and the longest character in UTF-8. */
    private static final long LOG_BYTES = 4096;
    private static final int CHARACTER_BYTES = 4;
    private static final long PAGE_MASK = 4095;
    private static final int ARRAY_BASE = 16;
    private static final long UNKNOWN_JOB_HEAP_BYTES = 8L << 20;
    private static final byte[] ZERO = new byte[1];

    private static long startBlock;
    private static int job;
    private static int addressSpace;
    private static int log;
    private static int process;
    private static int firstThread;
    private static int heapFrame;
    private static long heapAddress;

    private UserPlatform() {}

    public static void initialize(long start) {
        startBlock = start;
        job = StartBlock.findHandle(start, "job");
        addressSpace = StartBlock.findHandle(start, "self.vmem");
        log = StartBlock.findHandle(start, "log");
        process = StartBlock.findHandle(start, "self.process");
        firstThread = StartBlock.findHandle(start, "self.thread");
        makeFirstArea();
    }

    /** The first thread's area and the words of the locks. Without memory for them nothing can run. */
    private static void makeFirstArea() {
        long spare = StartBlock.spareMemory(startBlock);
        long area = spare != 0 ? spare : mapFrame(ThreadArea.BYTES);
        if (area == 0) {
            exit(NO_MEMORY);
        }
        SystemCalls.threadSetPointer(area);
        ThreadArea.initialize(area);
        ThreadRegistry.initialize(area);
        Memory.storeLong(area + ThreadArea.STACK_TOP, StartBlock.stackBase(startBlock) + StartBlock.stackBytes(startBlock));
        Memory.storeLong(area + ThreadArea.STACK_BOTTOM, StartBlock.stackBase(startBlock));
        if (spare != 0) {
            Memory.storeLong(area + ThreadArea.SPARE, spare + ThreadArea.BYTES);
            Memory.storeLong(area + ThreadArea.SPARE_END, spare + StartBlock.spareBytes(startBlock));
        }
    }

    /** The handle of this process. */
    public static int process() {
        return process;
    }

    /** The handle of the kernel's log, which tells of the machine; 0 if there is none. */
    static int log() {
        return log;
    }

    /** The handle of the first thread. */
    static int firstThread() {
        return firstThread;
    }

    /** The handle of this process's address space. */
    public static int addressSpace() {
        return addressSpace;
    }

    /** Where threads go on that fault. */
    public static long faultEntry() {
        return UserFaults.entry();
    }

    /** The read-only page that says what the process was given; see {@link StartBlock}. {@code hiillos.abi} calls it. */
    @EntryPoint("hiillos_start_block")
    public static long startBlock() {
        return startBlock;
    }

    /**
     * The calling thread's IPC buffer, registered with the kernel when it is first asked for; 0 when there is no memory for
     * it. {@code hiillos.abi} calls it.
     */
    @EntryPoint("hiillos_ipc_page")
    public static long ipcPage() {
        long page = ThreadArea.ipcPage();
        return page != 0 ? page : registerIpcPage();
    }

    /** A handle of the calling thread, a {@link Thread} but the first one; else 0. {@code hiillos.abi} calls it. */
    @EntryPoint("hiillos_thread_handle")
    public static int threadHandle() {
        return Memory.loadInt(ThreadArea.self() + ThreadArea.HANDLE);
    }

    /** The first thread's area has no page behind it. */
    @NeverInline(reason = "every message asks for the page")
    private static long registerIpcPage() {
        long area = ThreadArea.self();
        long known = Memory.loadLong(area + ThreadArea.BUFFER);
        long page = known != 0 ? known : mapMemory(IpcBuffer.BYTES);
        if (page == 0) {
            return 0;
        }
        Memory.storeLong(page, 0);
        // What IpcPage of hiillos.abi keeps there belonged to a former thread.
        Memory.storeLong(page + IpcBuffer.word(IpcBuffer.MAXIMUM_WORDS), 0);
        Memory.storeLong(area + ThreadArea.BUFFER, page);
        if (SystemCalls.threadSetBuffer(page) < 0) {
            return 0;
        }
        Memory.storeLong(area + ThreadArea.IPC_PAGE, page);
        return page;
    }

    /** {@code hiillos.abi} calls it: texts go into messages without a copy between. */
    @EntryPoint("hiillos_latin_bytes")
    public static byte[] latinBytes(String text) {
        return TextAccess.latinOrNull(text);
    }

    /** {@code hiillos.abi} calls it, with an array of its own. */
    @EntryPoint("hiillos_latin_text")
    public static String latinText(byte[] characters) {
        return TextAccess.ofLatin(characters);
    }

    public static String name() {
        return "hiillos";
    }

    /** As long as it lasts, of what the process's maker has put ready. */
    public static long mapMemory(long countBytes) {
        long area = ThreadArea.first();
        long bytes = countBytes + PAGE_MASK & ~PAGE_MASK;
        if (Memory.loadLong(area + ThreadArea.SPARE_END) - Memory.loadLongVolatile(area + ThreadArea.SPARE) >= bytes) {
            long spare = Memory.getAndAddLong(area + ThreadArea.SPARE, bytes);
            if (spare + bytes <= Memory.loadLong(area + ThreadArea.SPARE_END)) {
                return spare;
            }
        }
        return mapFrame(countBytes);
    }

    private static long mapFrame(long countBytes) {
        long frame = SystemCalls.frameCreate(job, countBytes, 0);
        if (frame < 0) {
            return 0;
        }
        long address = SystemCalls.vmemMap(addressSpace, (int) frame, 0, 0, countBytes, MapFlags.READ | MapFlags.WRITE);
        // The mapping keeps the Frame alive.
        SystemCalls.handleClose((int) frame);
        return address < 0 ? 0 : address;
    }

    /** A Frame's pages are taken and charged when they are touched. The handle stays open, to discard pages. */
    public static long reserveMemory(long countBytes) {
        long frame = SystemCalls.frameCreate(job, countBytes + PAGE_MASK & ~PAGE_MASK, 0);
        if (frame < 0) {
            return 0;
        }
        long address = SystemCalls.vmemMap(addressSpace, (int) frame, 0, 0, countBytes + PAGE_MASK & ~PAGE_MASK,
                MapFlags.READ | MapFlags.WRITE);
        if (address < 0) {
            SystemCalls.handleClose((int) frame);
            return 0;
        }
        heapFrame = (int) frame;
        heapAddress = address;
        return address;
    }

    /** Writes a zero into each page through the Frame: an error tells what a touch would end the program for. */
    public static boolean commitMemory(long address, long countBytes) {
        long zero = Memory.addressOf(ZERO) + ARRAY_BASE;
        for (long page = address & ~PAGE_MASK; page < address + countBytes; page += PAGE_MASK + 1) {
            if (SystemCalls.frameWrite(heapFrame, page - heapAddress, zero, 1) != 1) {
                return false;
            }
        }
        return true;
    }

    public static boolean releaseMemory(long address, long countBytes) {
        return SystemCalls.frameDiscard(heapFrame, address - heapAddress, countBytes) == 0;
    }

    public static long releasedBytes() {
        return 64L << 10;
    }

    /** Little: a machine has dozens of servers. */
    public static long heapMinimumBytes() {
        return 256L << 10;
    }

    public static boolean guard(long address, long countBytes) {
        return SystemCalls.vmemProtect(addressSpace, address, countBytes, 0) == 0;
    }

    public static void unmapMemory(long address, long countBytes) {
        SystemCalls.vmemUnmap(addressSpace, address, countBytes);
    }

    /**
     * Of what the Job has left, so much that the rest suffices for the heap's tables, stacks and page tables: nothing but
     * {@link #commitMemory} can tell that the Job has no more without ending the program.
     */
    public static long heapMaximumBytes() {
        long record = heapRecord();
        long status = record == 0 ? -1 : SystemCalls.objectInformation(job, ObjectInformation.COUNTERS, record, ObjectInformation.JOB_BYTES);
        if (status < ObjectInformation.JOB_BYTES) {
            return UNKNOWN_JOB_HEAP_BYTES;
        }
        long left = Memory.loadLong(record + ObjectInformation.JOB_LIMIT) - Memory.loadLong(record + ObjectInformation.JOB_CHARGED);
        return Math.max(0, left / 8 * 5);
    }

    /** Room for a record of the kernel, for a moment. */
    private static long heapRecord() {
        return ThreadArea.scratch();
    }

    /** To the file that was given; without one both kinds of output go to the log. */
    public static long write(int descriptor, long address, long countBytes) {
        if (MachineChannel.isOpen()) {
            return MachineChannel.write(descriptor, address, countBytes);
        }
        if (GivenServices.hasFile(descriptor)) {
            return GivenServices.write(descriptor, address, countBytes);
        }
        if (log == 0) {
            return countBytes;
        }
        // No longer texts are taken, and none that end within a character.
        long bytes = Math.min(countBytes, LOG_BYTES);
        while (bytes < countBytes && bytes > LOG_BYTES - CHARACTER_BYTES && (Memory.loadByte(address + bytes) & 0xc0) == 0x80) {
            bytes--;
        }
        long status = SystemCalls.logWrite(log, address, bytes);
        return status < 0 ? status : bytes;
    }

    /** Without a file that was given, input is at its end. */
    public static long read(int descriptor, long address, long countBytes) {
        if (descriptor != 0) {
            return NOT_SUPPORTED;
        }
        return MachineChannel.isOpen() ? MachineChannel.read(address, countBytes)
                : GivenServices.hasFile(0) ? GivenServices.read(address, countBytes) : 0;
    }

    public static void exit(int status) {
        if (MachineChannel.isOpen()) {
            MachineChannel.exit(status);
        }
        while (true) {
            SystemCalls.processExit(status);
        }
    }

    public static long monotonicNanos() {
        return SystemCalls.clockRead();
    }

    /** Without anybody who knows the date: nanoseconds since the kernel started. */
    public static long wallClockNanos() {
        long now = SystemCalls.clockRead();
        return now + (MachineChannel.isOpen() ? MachineChannel.startNanos() : GivenServices.dateOffsetNanos(now));
    }

    public static void sleepNanos(long nanos) {
        long now = SystemCalls.clockRead();
        SystemCalls.threadSleep(now + nanos < now ? Long.MAX_VALUE : now + nanos);
    }

    public static void installFaultHandler() {
        long top = StartBlock.faultStackTop(startBlock);
        if (top == 0) {
            long stack = mapMemory(Platform.FAULT_STACK_BYTES);
            top = stack == 0 ? 0 : stack + Platform.FAULT_STACK_BYTES;
        }
        if (top != 0) {
            long area = ThreadArea.self();
            Memory.storeLong(area + ThreadArea.FAULT_STACK_TOP, top);
            useFaultStack(area);
        }
        // Not in initialize: the channel allocates.
        MachineChannel.openIfAsked(startBlock, process);
    }

    static void useFaultStack(long area) {
        SystemCalls.threadSetFaultEntry(UserFaults.entry(), Memory.loadLong(area + ThreadArea.FAULT_STACK_TOP));
    }

    /** The first text is the program's own name, which is no argument in Java. */
    public static int countArguments() {
        return MachineChannel.isOpen() ? MachineChannel.countArguments()
                : Math.max(0, ArgumentBlock.countArguments(StartBlock.arguments(startBlock)) - 1);
    }

    public static long argument(int index) {
        return MachineChannel.isOpen() ? MachineChannel.argument(index) : ArgumentBlock.text(StartBlock.arguments(startBlock), index + 1);
    }

    public static long environment(int index) {
        if (MachineChannel.isOpen()) {
            return MachineChannel.variable(index);
        }
        long block = StartBlock.arguments(startBlock);
        return index < ArgumentBlock.countVariables(block) ? ArgumentBlock.text(block, ArgumentBlock.countArguments(block) + index) : 0;
    }

    /** The kernel has no source; the server of random numbers is asked. */
    public static boolean fillRandom(long address, long countBytes) {
        return GivenServices.fillRandom(address, countBytes);
    }
}
