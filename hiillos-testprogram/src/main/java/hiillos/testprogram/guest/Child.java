package hiillos.testprogram.guest;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.StartBlock;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.word.Memory;
import java.nio.charset.StandardCharsets;

/**
 * Another process that runs this same program in another role. Its first thread gets the handles {@code job}, {@code log},
 * {@code self.…} and those that it is given before it starts.
 */
public final class Child implements AutoCloseable {
    /** Lowest address above its stack. */
    private static final long STACK_TOP = 0x7f00_0000_0000L;
    private static final long STACK_BYTES = 256 << 10;
    private static final long START_BLOCK = 0x7f00_0001_0000L;
    private static final int DEFAULT_PRIORITY = 16;
    private static final long ARRAY_BASE = 16;
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final int process;
    private final int vmem;
    private final int thread;
    private final long block;

    private Child(int process, int vmem, int thread, long block) {
        this.process = process;
        this.vmem = vmem;
        this.thread = thread;
        this.block = block;
    }

    /** Makes a process that is ready to be given things and to start, charged to this process's Job. */
    public static Child of(Role role) {
        return of(role, Given.job(), DEFAULT_PRIORITY);
    }

    /** The same, charged to another Job, with this priority. When there is no memory for it nothing stays behind. */
    public static Child of(Role role, int job, int priority) {
        String name = role.label();
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        int process = good(Call.of(SystemCallNumber.PROCESS_CREATE, job, Memory.addressOf(text) + ARRAY_BASE, text.length),
                "process");
        int vmem = 0;
        long block = 0;
        int thread = 0;
        try {
            vmem = good(Call.of(SystemCallNumber.PROCESS_VMEM, process), "vmem");
            good(OwnProgram.load(vmem) < 0 ? -1 : 1, "program");
            int stack = good(Call.of(SystemCallNumber.FRAME_CREATE, job, STACK_BYTES, 0), "stack");
            long stackAt = Call.of(SystemCallNumber.VMEM_MAP, vmem, stack, STACK_TOP - STACK_BYTES, 0, STACK_BYTES,
                    MapFlags.READ | MapFlags.WRITE);
            Call.of(SystemCallNumber.HANDLE_CLOSE, stack);
            good(stackAt < 0 ? stackAt : 1, "stack mapping");
            // Not the Job's: the child's siblings may end that while this process writes here.
            int frame = good(Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), StartBlock.BYTES, 0), "start block");
            block = Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), frame, 0, 0, StartBlock.BYTES,
                    MapFlags.READ | MapFlags.WRITE);
            long there = Call.of(SystemCallNumber.VMEM_MAP, vmem, frame, START_BLOCK, 0, StartBlock.BYTES, MapFlags.READ);
            Call.of(SystemCallNumber.HANDLE_CLOSE, frame);
            good(block < 0 ? block : 1, "start block here");
            good(there < 0 ? there : 1, "start block there");
            StartBlock.initialize(block, STACK_TOP - STACK_BYTES, STACK_BYTES, 0);
            thread = good(Call.of(SystemCallNumber.THREAD_CREATE, process, OwnProgram.entry(), STACK_TOP, START_BLOCK,
                    priority), "thread");
            Child child = new Child(process, vmem, thread, block);
            child.give("self.process", process, Rights.SAME).give("self.vmem", vmem, Rights.SAME)
                    .give("self.thread", thread, Rights.SAME).give("log", Given.log(), Rights.SAME)
                    .give("job", job, Rights.SAME).value("role", role.ordinal());
            if (Given.handle("cmdline") != 0) {
                child.give("cmdline", Given.handle("cmdline"), Rights.SAME, Given.value("cmdline", 0));
            }
            return child;
        } catch (IllegalStateException e) {
            if (block > 0) {
                Call.of(SystemCallNumber.VMEM_UNMAP, Given.vmem(), block, StartBlock.BYTES);
            }
            new Child(process, vmem, thread, block).close();
            throw e;
        }
    }

    private static int good(long result, String what) {
        if (result <= 0) {
            throw new IllegalStateException("a child's " + what + ": " + hiillos.abi.kernel.Status.name(result));
        }
        return (int) result;
    }

    /** Gives it a handle. */
    public Child give(String name, int handle, int rights) {
        return give(name, handle, rights, 0);
    }

    /** Gives it a handle with a value. */
    public Child give(String name, int handle, int rights, long value) {
        int there = good(Call.of(SystemCallNumber.PROCESS_GRANT, process, handle, rights), name);
        int type = (int) Call.of(SystemCallNumber.HANDLE_TYPE, handle);
        if (!StartBlock.append(block, there, type, value, name)) {
            throw new IllegalStateException("a child's start block is full");
        }
        return this;
    }

    /** Gives it a number. */
    public Child value(String name, long value) {
        if (!StartBlock.append(block, 0, ObjectType.NONE, value, name)) {
            throw new IllegalStateException("a child's start block is full");
        }
        return this;
    }

    /** Has it run. */
    public Child start() {
        Call.of(SystemCallNumber.VMEM_UNMAP, Given.vmem(), block, StartBlock.BYTES);
        long status = Call.of(SystemCallNumber.THREAD_START, thread);
        if (status != 0) {
            throw new IllegalStateException("a child's start: " + status);
        }
        return this;
    }

    /** Its process. */
    public int process() {
        return process;
    }

    /** Its address space. */
    public int vmem() {
        return vmem;
    }

    /** Its first thread. */
    public int thread() {
        return thread;
    }

    /** Waits for its end; returns the reason. */
    public long await() {
        return Call.of(SystemCallNumber.PROCESS_WAIT, process, FOR_EVER);
    }

    /** Ends it, if it has not ended, and closes the handles. */
    @Override
    public void close() {
        Call.of(SystemCallNumber.PROCESS_KILL, process);
        Call.of(SystemCallNumber.HANDLE_CLOSE, thread);
        Call.of(SystemCallNumber.HANDLE_CLOSE, vmem);
        Call.of(SystemCallNumber.HANDLE_CLOSE, process);
    }
}
