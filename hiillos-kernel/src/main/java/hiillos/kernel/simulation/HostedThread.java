package hiillos.kernel.simulation;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.SimulatedKernel;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.processor.SimulatedProcessors;
import hiillos.word.SimulatedMemory;
import java.util.concurrent.locks.Condition;

/** A thread of the kernel's and the Java thread that runs its program. */
final class HostedThread implements SimulatedKernel {
    /** General registers in the order of a system call's arguments. */
    private static final int[] ARGUMENTS = {FaultRecord.RDI, FaultRecord.RSI, FaultRecord.RDX, FaultRecord.R10, FaultRecord.R8,
        FaultRecord.R9};
    /** Any address: code of a JVM has none. Where the kernel would go on after a fault, {@link FaultError} is thrown. */
    private static final long FAULT_ENTRY = 1;

    private final HostedMachine machine;
    /** Null for the machine's own Java threads, which are in the kernel always. */
    private final ThreadObject object;
    private final long startBlock;
    private final UserAccess access;
    private final HostedMemory memory;
    private final Condition turn;
    private ThreadBuffers buffers;
    private Thread java;
    private volatile boolean ended;
    private boolean inKernel;
    private int handle;
    /** The Java thread is not a program's: it is only told when it next calls. */
    private boolean isGuest;

    HostedThread(HostedMachine machine, PhysicalPages pages, ThreadObject object, long startBlock, Condition turn) {
        this.machine = machine;
        this.object = object;
        this.startBlock = startBlock;
        this.turn = turn;
        access = new UserAccess(this, pages);
        memory = new HostedMemory(this, pages, access);
        inKernel = object == null;
    }

    /** Makes the calling Java thread this one's. */
    void install(SimulatedProcessors processors) {
        java = Thread.currentThread();
        SimulatedProcessors.install(processors);
        SimulatedMemory.install(memory);
        SimulatedKernel.install(object == null ? null : this);
    }

    /** The Java thread that will run it. */
    void startsIn(Thread thread) {
        java = thread;
    }

    /** For one without a kernel thread: memory for whoever acts for the machine. */
    SimulatedMemory asMachine() {
        java = Thread.currentThread();
        return memory;
    }

    HostedMachine machine() {
        return machine;
    }

    ThreadObject object() {
        return object;
    }

    long root() {
        return object.root;
    }

    HostedMemory memory() {
        return memory;
    }

    Condition turn() {
        return turn;
    }

    Thread java() {
        return java;
    }

    boolean isCurrent() {
        return Thread.currentThread() == java;
    }

    boolean isInKernel() {
        return inKernel;
    }

    void setInKernel(boolean now) {
        inKernel = now;
    }

    void becomeGuest() {
        isGuest = true;
    }

    boolean hasEnded() {
        return ended;
    }

    /** The kernel has ended the thread: what it reached in memory it does not use any more when this returns. */
    void end() {
        ended = true;
        access.await();
        turn.signalAll();
        if (java != null && !isCurrent() && !isGuest) {
            java.interrupt();
        }
    }

    void awaitAccess() {
        access.await();
    }

    private HostedThread mine() {
        return isCurrent() ? this : machine.adopt(this);
    }

    private ThreadBuffers buffers() {
        if (buffers == null) {
            buffers = machine.buffers(this);
        }
        return buffers;
    }

    @Override
    public long call(long number, long a, long b, long c, long d, long e, long f) {
        return mine().perform(number, 0, a, b, c, d, e, f);
    }

    @Override
    public long callPair(long number, long a, long b, long c, long d, long secondAddress) {
        return mine().perform(number, secondAddress, a, b, c, d, 0, 0);
    }

    private long perform(long number, long secondAddress, long... arguments) {
        ThreadBuffers.Loans loans = null;
        for (int i = 0; i < arguments.length; i++) {
            if (ArrayWindow.holds(arguments[i])) {
                loans = loans == null ? buffers().lend() : loans;
                arguments[i] = loans.lend(arguments[i]);
            }
        }
        long[] results = machine.call(this, frame -> {
            RegisterFrame.set(frame, FaultRecord.RAX, number);
            for (int i = 0; i < ARGUMENTS.length; i++) {
                RegisterFrame.set(frame, ARGUMENTS[i], arguments[i]);
            }
        }, FaultRecord.RAX, FaultRecord.RDX);
        if (loans != null) {
            loans.end();
        }
        if (secondAddress != 0) {
            memory.storeLong(secondAddress, results[1]);
        }
        return results[0];
    }

    @Override
    public long callMessage(long number, long handle, Message message) {
        long[] results = mine().machine.call(mine(), frame -> {
            RegisterFrame.set(frame, FaultRecord.RAX, number);
            RegisterFrame.set(frame, FaultRecord.RDI, handle);
            RegisterFrame.set(frame, FaultRecord.RSI, message.header);
            RegisterFrame.set(frame, FaultRecord.RDX, message.word0);
            RegisterFrame.set(frame, FaultRecord.RBX, message.word1);
            RegisterFrame.set(frame, FaultRecord.R12, message.word2);
            RegisterFrame.set(frame, FaultRecord.R13, message.word3);
            RegisterFrame.set(frame, FaultRecord.R14, message.word4);
            RegisterFrame.set(frame, FaultRecord.R15, message.word5);
            RegisterFrame.set(frame, FaultRecord.R8, message.deadline);
        }, FaultRecord.RAX, FaultRecord.RDI, FaultRecord.RSI, FaultRecord.RDX, FaultRecord.RBX, FaultRecord.R12, FaultRecord.R13,
                FaultRecord.R14, FaultRecord.R15);
        message.badge = results[1];
        message.header = results[2];
        message.word0 = results[3];
        message.word1 = results[4];
        message.word2 = results[5];
        message.word3 = results[6];
        message.word4 = results[7];
        message.word5 = results[8];
        return results[0];
    }

    @Override
    public long ipcPage() {
        return mine().buffers().ipcPage();
    }

    @Override
    public boolean copyForeign(long target, long source, long countBytes) {
        HostedThread mine = mine();
        long stack = mine.buffers().faultStack();
        mine.call(SystemCallNumber.THREAD_SET_FAULT_ENTRY, FAULT_ENTRY, stack, 0, 0, 0, 0);
        try {
            mine.memory.copy(target, source, countBytes);
            return true;
        } catch (FaultError fault) {
            return false;
        } finally {
            if (!mine.hasEnded()) {
                mine.call(SystemCallNumber.THREAD_SET_FAULT_ENTRY, 0, 0, 0, 0, 0, 0);
            }
        }
    }

    @Override
    public int threadHandle() {
        HostedThread mine = mine();
        if (mine.handle == 0) {
            mine.handle = machine.handle(mine);
        }
        return mine.handle;
    }

    @Override
    public long startBlock() {
        return startBlock;
    }

    @Override
    public void outByte(int port, int value) {
        mine().machine.locked(() -> machine.devices().out(port, value));
    }

    @Override
    public int inByte(int port) {
        int[] value = new int[1];
        mine().machine.locked(() -> value[0] = machine.devices().in(port));
        return value[0];
    }
}
