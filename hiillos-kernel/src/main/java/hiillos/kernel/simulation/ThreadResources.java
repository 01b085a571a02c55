package hiillos.kernel.simulation;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.Frame;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;

/** What the kernel has to have for a Java thread. Under the machine's lock. */
final class ThreadResources {
    private ThreadResources() {}

    /** A stopped thread beside another one. @param place where its first call comes from */
    static ThreadObject thread(ThreadObject sibling, long place) {
        ProcessObject process = sibling.process;
        if (Slab.THREAD.reserve(process.payer()) != Status.OK || !process.payer().charge(PhysicalMemory.PAGE_BYTES)) {
            throw new IllegalStateException("the process's Job has no memory for a thread");
        }
        ThreadObject thread = new ThreadObject(process, PhysicalMemory.allocatePage(), sibling.ownPriority);
        RegisterFrame.start(thread.frame, place, place, 0);
        RegisterFrame.set(thread.frame, FaultRecord.VECTOR, RegisterFrame.SYSTEM_CALL);
        return thread;
    }

    /** Lets a thread run; its process alone holds it from now on. */
    static void start(ThreadObject thread) {
        thread.process.addThread(thread);
        Dispatch.LOCK.lock();
        Scheduler.ready(thread);
        Dispatch.LOCK.unlock();
        thread.release();
    }

    /** A new handle of a thread for itself; 0 when there is no room. */
    static int handle(ThreadObject thread) {
        if (HandleTable.reserve(thread.process) != Status.OK) {
            return 0;
        }
        thread.retain();
        return HandleTable.insert(thread.process, thread, Rights.MANAGE);
    }

    /** Maps {@link ThreadBuffers#BYTES} for a thread. */
    static void map(ThreadObject thread, long address) {
        Job payer = MachineStart.payer();
        boolean there = Slab.FRAME.reserve(payer) == Status.OK;
        Frame frame = there ? new Frame(payer, ThreadBuffers.BYTES / PhysicalMemory.PAGE_BYTES) : null;
        if (!there || thread.process.vmem().map(frame, address, 0, ThreadBuffers.BYTES, MapFlags.READ | MapFlags.WRITE,
                MapFlags.ALL) <= 0) {
            throw new AssertionError("no memory for a thread's buffers");
        }
        frame.release();
    }

    /** A Java thread's end by the kernel is no error that anybody has to see. */
    static void endQuietly(Thread thread) {
        Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler((ended, problem) -> {
            if (!(problem instanceof EndedError)) {
                before.uncaughtException(ended, problem);
            }
        });
    }
}
