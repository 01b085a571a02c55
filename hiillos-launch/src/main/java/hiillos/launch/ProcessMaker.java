package hiillos.launch;

import hiillos.abi.Frame;
import hiillos.abi.Handle;
import hiillos.abi.Job;
import hiillos.abi.ProcessControl;
import hiillos.abi.StatusException;
import hiillos.abi.ThreadHandle;
import hiillos.abi.Vmem;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.StartBlock;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import hiillos.word.Memory;
import hiillos.word.RawMemory;
import java.util.List;

/**
 * Makes processes. Code and constants of a program are mapped from the Frame that holds its file, data are a copy on write;
 * nothing is copied but pages that the process changes.
 */
@RawMemory(reason = "fills start blocks in a page that it owns")
public final class ProcessMaker {
    private static final long PAGE_BYTES = 4096;
    /** Below the image, from 2 MiB on: so the page tables above those of the image serve both, and nothing lies below the stack. */
    private static final long STACK = 0x20_0000;
    private static final long STACK_BYTES = 512 << 10;
    private static final long STACK_TOP = STACK + STACK_BYTES;
    /** What the runtime needs before it has a heap; behind it, after a gap, the stack for faults. */
    private static final int SPARE_BYTES = 80 << 10;
    private static final long FAULT_STACK = STACK_TOP + SPARE_BYTES + PAGE_BYTES;
    private static final int FAULT_STACK_BYTES = 64 << 10;
    private static final long START_BLOCK = STACK_TOP + (256 << 10);
    /** Of the process's Frame: first the start block, then the stack and the spare memory, then the stack for faults. */
    private static final long MEMORY_BYTES = STACK_BYTES + SPARE_BYTES + FAULT_STACK_BYTES;
    /** What every process is given. */
    private static final String[] OWN_NAMES = {"self.process", "self.vmem", "self.thread", "job"};
    private static final long[][] OWN_WORDS = {StartBlock.name(OWN_NAMES[0]), StartBlock.name(OWN_NAMES[1]), StartBlock.name(OWN_NAMES[2]),
        StartBlock.name(OWN_NAMES[3])};
    /** Segments of at most this size are shown at once: a fault for each page costs thirty times as much. */
    private static final long POPULATED_BYTES = 4 << 20;

    private final Vmem vmem;
    private final long scratch;

    /**
     * A capability for a new process.
     *
     * @param name of the start block's entry
     * @param handle number of the handle that is copied; 0 for a value alone
     * @param rights that the copy keeps
     * @param type of {@link ObjectType}
     * @param value number that comes with it
     */
    public record Grant(String name, int handle, int rights, int type, long value) {
        /** A capability of ours. */
        public Grant(String name, Handle handle, int rights, int type, long value) {
            this(name, handle.number(), rights, type, value);
        }

        /** A number that a start block tells. */
        public static Grant ofValue(String name, long value) {
            return new Grant(name, 0, 0, ObjectType.NONE, value);
        }
    }

    /**
     * Where a program's file is.
     *
     * @param frame with the rights to read and execute
     * @param offset in the Frame; programs whose segments are not at whole pages of it are copied
     * @param elf its headers
     * @param file its content
     */
    public record Program(Frame frame, long offset, ElfProgram elf, ByteSource file) {}

    /** Something that is done to a process which has no thread yet. */
    @FunctionalInterface
    public interface Preparation {
        void prepare(ProcessControl process) throws StatusException;
    }

    /**
     * What the handles of a new process are called.
     *
     * @param handles numbers there
     * @param names one for each
     */
    public record Names(int[] handles, String[] names) {
        /** The name of a handle; empty if it has none. */
        public String of(int handle) {
            for (int i = 0; i < handles.length; i++) {
                if (handles[i] == handle) {
                    return names[i];
                }
            }
            return "";
        }
    }

    /** A process that has not begun. @param thread its first thread @param names of what it was given */
    public record Made(ProcessControl process, ThreadHandle thread, Names names) {
        /** Lets it run; only its process is kept. */
        public ProcessControl start() throws StatusException {
            try (ThreadHandle first = thread) {
                first.start();
            }
            return process;
        }
    }

    /** @param job pays for one page @param vmem this process's address space */
    public ProcessMaker(Job job, Vmem vmem) throws StatusException {
        this.vmem = vmem;
        try (Frame frame = job.frame(StartBlock.BYTES)) {
            scratch = vmem.map(frame, 0, 0, StartBlock.BYTES, MapFlags.READ | MapFlags.WRITE);
        }
    }

    /**
     * Makes a process.
     *
     * @param job pays for it, and is granted to it as {@code job}
     * @param name at most 31 bytes, for the log
     * @param grants beyond the process itself, its address space and thread, its job
     * @param arguments of {@link hiillos.abi.kernel.ArgumentBlock}, or null
     * @param beforeThread what is to be done to the process before it has a thread
     */
    public Made make(Job job, String name, Program program, int priority, List<Grant> grants, byte[] arguments,
            Preparation beforeThread) throws StatusException {
        ProcessControl process = job.process(name);
        ThreadHandle thread = null;
        // Entries and arguments mostly fit into one page.
        int entryBytes = StartBlock.HEADER_BYTES + (grants.size() + OWN_NAMES.length) * StartBlock.ENTRY_BYTES;
        long blockBytes = wholePages(entryBytes + (arguments == null ? 0 : arguments.length));
        try (Vmem target = process.vmem(); Frame memory = job.frame(blockBytes + MEMORY_BYTES)) {
            for (ElfProgram.Segment segment : program.elf().segments()) {
                load(job, program, segment, target);
            }
            int flags = MapFlags.READ | MapFlags.WRITE;
            target.map(memory, STACK, blockBytes, STACK_BYTES + SPARE_BYTES, flags);
            target.map(memory, FAULT_STACK, blockBytes + STACK_BYTES + SPARE_BYTES, FAULT_STACK_BYTES, flags);
            beforeThread.prepare(process);
            thread = process.thread(program.elf().entry(), STACK_TOP, START_BLOCK, priority);
            StartBlock.initialize(scratch, STACK, STACK_BYTES, 0);
            StartBlock.setSpare(scratch, STACK_TOP, SPARE_BYTES, FAULT_STACK_BYTES);
            Names names = new Names(new int[OWN_NAMES.length + grants.size()], new String[OWN_NAMES.length + grants.size()]);
            grant(process, process, Rights.MANAGE | Rights.WAIT, ObjectType.PROCESS, names, 0);
            grant(process, target, Rights.MAP, ObjectType.VMEM, names, 1);
            grant(process, thread, Rights.MANAGE | Rights.READ, ObjectType.THREAD, names, 2);
            grant(process, job, Rights.CREATE | Rights.READ, ObjectType.JOB, names, 3);
            for (int i = 0; i < grants.size(); i++) {
                Grant grant = grants.get(i);
                names.handles[OWN_NAMES.length + i] = grant(process, grant);
                names.names[OWN_NAMES.length + i] = grant.name();
            }
            writeBlock(memory, entryBytes, arguments);
            target.map(memory, START_BLOCK, 0, blockBytes, MapFlags.READ);
            Made made = new Made(process, thread, names);
            process = null;
            thread = null;
            return made;
        } finally {
            if (thread != null) {
                thread.close();
            }
            if (process != null) {
                process.close();
            }
        }
    }

    private void writeBlock(Frame memory, int entryBytes, byte[] arguments) throws StatusException {
        boolean together = arguments != null && entryBytes + arguments.length <= StartBlock.BYTES;
        if (arguments != null) {
            StartBlock.setArguments(scratch, START_BLOCK + entryBytes);
            if (together) {
                for (int i = 0; i < arguments.length; i++) {
                    Memory.storeByte(scratch + entryBytes + i, arguments[i]);
                }
            } else {
                Bytes.write(memory, entryBytes, arguments);
            }
        }
        StatusException.check(SystemCalls.frameWrite(memory.number(), 0, scratch,
                together ? entryBytes + arguments.length : entryBytes));
    }

    private static long wholePages(long countBytes) {
        return countBytes + PAGE_BYTES - 1 & -PAGE_BYTES;
    }

    private void load(Job job, Program program, ElfProgram.Segment segment, Vmem target) throws StatusException {
        long offset = program.offset() + segment.fileOffset();
        long countBytes = segment.endPage() - segment.firstPage();
        boolean inPlace = (offset & PAGE_BYTES - 1) == 0 && segment.address() == segment.firstPage()
                && wholePages(segment.fileBytes()) == wholePages(segment.memoryBytes());
        // What lies last and is only read is the line table, for what seldom happens.
        boolean soon = countBytes <= POPULATED_BYTES
                && (segment.flags() != MapFlags.READ || segment != program.elf().segments().getLast());
        int flags = segment.flags() | (soon ? MapFlags.POPULATE : 0);
        if (!inPlace) {
            copy(job, program, segment, target);
        } else if ((flags & MapFlags.WRITE) == 0) {
            target.map(program.frame(), segment.firstPage(), offset, countBytes, flags);
        } else {
            try (Frame copy = new Frame((int) StatusException.check(SystemCalls.frameClone(program.frame().number(),
                    job.number(), offset, countBytes)))) {
                if (!segment.endsInZeros()) {
                    clearTail(copy, segment, countBytes);
                }
                // Shown as it is: with the right to write from the start, all of it would be copied.
                target.map(copy, segment.firstPage(), 0, countBytes, flags & ~MapFlags.WRITE);
                target.protect(segment.firstPage(), countBytes, segment.flags());
            }
        }
    }

    /** What lies behind the segment in the file is not its memory's. */
    private static void clearTail(Frame copy, ElfProgram.Segment segment, long countBytes) throws StatusException {
        int tail = (int) (countBytes - segment.fileBytes());
        if (tail > 0) {
            Bytes.write(copy, segment.fileBytes(), new byte[tail]);
        }
    }

    private void copy(Job job, Program program, ElfProgram.Segment segment, Vmem target) throws StatusException {
        long countBytes = segment.endPage() - segment.firstPage();
        try (Frame frame = job.frame(countBytes)) {
            byte[] part = new byte[(int) Math.min(segment.fileBytes(), 64 << 10)];
            for (long at = 0; at < segment.fileBytes(); at += part.length) {
                int length = (int) Math.min(part.length, segment.fileBytes() - at);
                program.file().read(segment.fileOffset() + at, part, 0, length);
                Bytes.write(frame, segment.address() - segment.firstPage() + at, part, length);
            }
            target.map(frame, segment.firstPage(), 0, countBytes, segment.flags());
        }
    }

    /** What every process is given: there is room for it. */
    private void grant(ProcessControl process, Handle handle, int rights, int type, Names names, int place) throws StatusException {
        int there = (int) StatusException.check(SystemCalls.processGrant(process.number(), handle.number(), rights));
        StartBlock.append(scratch, there, type, 0, OWN_WORDS[place]);
        names.handles[place] = there;
        names.names[place] = OWN_NAMES[place];
    }

    /** @return the handle there; 0: a value alone */
    private int grant(ProcessControl process, Grant grant) throws StatusException {
        int there = grant.handle() == 0 ? 0
                : (int) StatusException.check(SystemCalls.processGrant(process.number(), grant.handle(), grant.rights()));
        if (!StartBlock.append(scratch, there, grant.type(), grant.value(), grant.name())) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        return there;
    }

    /** Gives the page back. */
    public void close() throws StatusException {
        vmem.unmap(scratch, StartBlock.BYTES);
    }
}
