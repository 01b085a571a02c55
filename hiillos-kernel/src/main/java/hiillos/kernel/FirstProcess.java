package hiillos.kernel;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.StartBlock;
import hiillos.abi.kernel.Status;
import hiillos.boot.protocol.BootInformation;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.arch.amd64.Screen;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.capability.Token;
import hiillos.kernel.memory.Balance;
import hiillos.kernel.memory.Frame;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;
import hiillos.kernel.syscall.Dispatcher;
import hiillos.kernel.syscall.ProcessCalls;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * Starts root: its ELF lies, uncompressed, before the compressed archive in the file that the loader calls initfs.
 *
 * <pre>
 * 0 u32 0x184d2a50 (a frame that zstd skips)  4 u32 content bytes  8 u64 "HIILROOT"  16 u64 offset of the ELF  24 u64 bytes
 * </pre>
 */
@RawMemory(reason = "fills the start block")
public final class FirstProcess {
    private static final int SKIPPABLE_FRAME = 0x184d2a50;
    private static final long MAGIC = 0x544f_4f52_4c49_4948L;
    private static final long STACK_TOP = 0x7f00_0000_0000L;
    private static final long STACK_BYTES = 1 << 20;
    private static final long START_BLOCK = 0x7f00_0001_0000L;
    private static final int PRIORITY = 20;
    /**
     * One in so many bytes is in nobody's budget: cells are charged, not the pages that they are cut from, so budgets that
     * took all would end in OUT_OF_MEMORY for who has not used his.
     */
    private static final int NOT_BUDGETED = 32;
    /** How many handles root is given. */
    private static final int HANDLES = 12;
    private static final int ALL_FLAGS = MapFlags.ALL;

    private static long initfs;
    private static long initfsBytes;
    private static long framebuffer;
    private static long framebufferBytes;
    /** As the start block has it. */
    private static long framebufferShape;

    private FirstProcess() {}

    /** Keeps what the loader's memory says about the initfs and the framebuffer. */
    public static void remember(long information) {
        initfs = BootInformation.initfsAddress(information);
        initfsBytes = BootInformation.initfsBytes(information);
        long width = BootInformation.framebufferWidth(information);
        long height = BootInformation.framebufferHeight(information);
        long rowBytes = BootInformation.framebufferRowBytes(information);
        long address = BootInformation.framebufferAddress(information);
        boolean usable = Screen.isPresent() && (address & PhysicalMemory.PAGE_BYTES - 1) == 0;
        framebuffer = usable ? address : 0;
        framebufferBytes = height * rowBytes;
        framebufferShape = width | height << 16 | rowBytes << 32 | (long) BootInformation.framebufferFormat(information) << 56;
    }

    /** Makes root ready to run; false, with a line in the log, when that cannot be. */
    public static boolean start() {
        if (initfs == 0 || initfsBytes < PhysicalMemory.PAGE_BYTES) {
            Log.line("hiillos: no root process: the loader brought no initfs");
            return false;
        }
        long file = PhysicalMemory.direct(initfs);
        if (Memory.loadInt(file) != SKIPPABLE_FRAME || Memory.loadLong(file + 8) != MAGIC) {
            Log.line("hiillos: no root process: the initfs does not begin with root's program");
            return false;
        }
        long offset = Memory.loadLong(file + 16);
        long bytes = Memory.loadLong(file + 24);
        if (offset < 0 || bytes < 0 || offset > initfsBytes || bytes > initfsBytes - offset) {
            Log.line("hiillos: no root process: its program lies outside the initfs");
            return false;
        }
        Balance.note();
        long free = PhysicalMemory.freePages() * PhysicalMemory.PAGE_BYTES;
        Job job = Job.first(free - free / NOT_BUDGETED);
        ProcessObject process = job == null ? null : ProcessCalls.make(job);
        if (process == null) {
            Log.line("hiillos: no root process: out of memory");
            return false;
        }
        long name = PhysicalMemory.direct(PhysicalMemory.allocatePage());
        // "root"
        Memory.storeInt(name, 0x746f_6f72);
        process.setName(name);
        PhysicalMemory.freePage(PhysicalMemory.physical(name));
        long entry = ElfLoader.load(process, file + offset, bytes);
        if (entry == 0) {
            Log.line("hiillos: no root process: its program is not a sound ELF64 executable");
            return false;
        }
        if (!run(job, process, entry)) {
            Log.line("hiillos: no root process: out of memory");
            return false;
        }
        Log.line("hiillos: root starts");
        return true;
    }

    private static boolean run(Job job, ProcessObject process, long entry) {
        Frame stack = frame(job, STACK_BYTES / PhysicalMemory.PAGE_BYTES);
        Frame block = frame(job, 1);
        Frame commandLine = frame(job, 1);
        long page = PhysicalMemory.allocatePage();
        boolean good = stack != null && block != null && commandLine != null && page != 0
                && block.touch(0) == Status.OK && commandLine.touch(0) == Status.OK
                && Slab.THREAD.reserve(job) == Status.OK && Slab.FRAME.reserve(job) == Status.OK
                && reserveTokens(job, 5)
                && (framebuffer == 0 || Slab.FRAME.reserve(job) == Status.OK)
                && HandleTable.reserve(process, HANDLES) == Status.OK
                && process.vmem().map(stack, STACK_TOP - STACK_BYTES, 0, STACK_BYTES, MapFlags.READ | MapFlags.WRITE,
                        ALL_FLAGS) > 0
                && process.vmem().map(block, START_BLOCK, 0, PhysicalMemory.PAGE_BYTES, MapFlags.READ, MapFlags.READ) > 0;
        if (!good) {
            return false;
        }
        job.charge(PhysicalMemory.PAGE_BYTES);
        ThreadObject thread = new ThreadObject(process, page, PRIORITY);
        RegisterFrame.start(thread.frame, entry, STACK_TOP, START_BLOCK);
        process.addThread(thread);
        long start = PhysicalMemory.direct(block.page(0));
        StartBlock.initialize(start, STACK_TOP - STACK_BYTES, STACK_BYTES, 0);
        // Each handle takes over the reference that its object was made with.
        process.vmem().retain();
        give(process, start, process, 0, "self.process");
        give(process, start, process.vmem(), 0, "self.vmem");
        give(process, start, thread, 0, "self.thread");
        give(process, start, new Token(ObjectType.LOG, job), 0, "log");
        give(process, start, job, 0, "job");
        give(process, start, new Token(ObjectType.POWER, job), 0, "power");
        give(process, start, new Token(ObjectType.INTERRUPT_ROOT, job), 0, "interrupts");
        give(process, start, new Token(ObjectType.PORT_ROOT, job), 0, "ports");
        give(process, start, new Token(ObjectType.PHYSICAL_ROOT, job), 0, "physical");
        long pages = initfsBytes + PhysicalMemory.PAGE_BYTES - 1 >>> 12;
        give(process, start, Frame.overPhysical(job, initfs, pages), initfsBytes, "initfs");
        long text = PhysicalMemory.direct(commandLine.page(0));
        for (int i = 0; i < CommandLine.countBytes(); i++) {
            Memory.storeByte(text + i, (byte) CommandLine.byteAt(i));
        }
        give(process, start, commandLine, CommandLine.countBytes(), "cmdline");
        if (framebuffer != 0) {
            Frame pixels = Frame.overDevice(job, framebuffer, framebufferBytes + PhysicalMemory.PAGE_BYTES - 1 >>> 12);
            int rights = Rights.ALL & ~Rights.EXECUTE;
            StartBlock.append(start, HandleTable.insert(process, pixels, rights), pixels.type, framebufferShape, "framebuffer");
        }
        // The mappings hold these now.
        stack.release();
        block.release();
        process.setStarted();
        Dispatcher.noteStart();
        Dispatch.LOCK.lock();
        Scheduler.ready(thread);
        Dispatch.LOCK.unlock();
        return true;
    }

    private static boolean reserveTokens(Job job, int count) {
        for (int i = 0; i < count; i++) {
            if (Slab.TOKEN.reserve(job) != Status.OK) {
                return false;
            }
        }
        return true;
    }

    private static Frame frame(Job job, long pages) {
        return Slab.FRAME.reserve(job) == Status.OK ? new Frame(job, pages) : null;
    }

    private static void give(ProcessObject process, long start, KernelObject object, long value, String name) {
        // The archive and the command line are for reading.
        int rights = object.type == ObjectType.FRAME ? Rights.ALL & ~(Rights.WRITE | Rights.EXECUTE) : Rights.ALL;
        StartBlock.append(start, HandleTable.insert(process, object, rights), object.type, value, name);
    }
}
