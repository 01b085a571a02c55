package hiillos.kernel;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.syscall.ProcessCalls;

/** Makes processes, threads and handles for tests, as system calls would. */
public final class TestProcess {
    private TestProcess() {}

    public static ProcessObject process(Job job) {
        ProcessObject process = ProcessCalls.make(job);
        if (process == null) {
            throw new AssertionError("no memory for a process");
        }
        return process;
    }

    /** A stopped thread. */
    public static ThreadObject thread(ProcessObject process, int priority) {
        if (Slab.THREAD.reserve(process.payer()) != Status.OK || !process.payer().charge(PhysicalMemory.PAGE_BYTES)) {
            throw new AssertionError("no cell for a thread");
        }
        ThreadObject thread = new ThreadObject(process, PhysicalMemory.allocatePage(), priority);
        RegisterFrame.start(thread.frame, 0x40_0000, 0x50_0000, 0);
        // Tests act as if the thread were in a system call.
        RegisterFrame.set(thread.frame, FaultRecord.VECTOR, RegisterFrame.SYSTEM_CALL);
        process.addThread(thread);
        thread.release();
        return thread;
    }

    /** The thread is the one whose registers the processor holds. */
    public static void runsOn(ThreadObject thread, int number) {
        Processor processor = Processor.of(number);
        thread.state = ThreadObject.RUNNING;
        thread.processor = processor;
        processor.thread = thread;
        processor.activeRoot = thread.root;
        processor.vectorRoot = thread.root;
    }

    /** A handle that takes over the caller's reference. */
    public static int handle(ProcessObject process, KernelObject object, int rights) {
        if (HandleTable.reserve(process) != Status.OK) {
            throw new AssertionError("no slot for a handle");
        }
        return HandleTable.insert(process, object, rights);
    }

    /** A further handle. */
    public static int share(ProcessObject process, KernelObject object, int rights) {
        object.retain();
        return handle(process, object, rights);
    }
}
