package hiillos.kernel.syscall;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.ipc.Sender;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.UserMemory;
import hiillos.kernel.memory.UserRange;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Stop;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/** What is done to all threads of a process. */
@RawMemory(reason = "collects identities for the user")
final class ProcessControlCalls {
    private static final int MOST_THREADS = 1 << 20;
    private static final int AT_ONCE = PhysicalMemory.PAGE_BYTES / 8;

    private ProcessControlCalls() {}

    static long suspend(ThreadObject thread, int handle) {
        ProcessObject process = (ProcessObject) HandleTable.get(thread.process, handle, ObjectType.PROCESS,
                Rights.MANAGE);
        if (process == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.PROCESS, Rights.MANAGE);
        }
        Dispatch.LOCK.lock();
        if (ThreadControlCalls.stopsFirst(thread)) {
            Dispatch.LOCK.unlock();
            return Dispatcher.NO_RESULT;
        }
        int status = Stop.suspendAll(process, thread);
        long processors = Stop.runningOn(process, thread);
        Dispatch.LOCK.unlock();
        if (Stop.awaitStop(process, thread, processors) || status != Status.OK) {
            return -status;
        }
        Dispatch.LOCK.lock();
        long result = ThreadControlCalls.beginAgain(thread, Stop.resumeAll(process, thread));
        Dispatch.LOCK.unlock();
        return result;
    }

    static long resume(ThreadObject thread, int handle) {
        ProcessObject target = (ProcessObject) HandleTable.get(thread.process, handle, ObjectType.PROCESS,
                Rights.MANAGE);
        if (target == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.PROCESS, Rights.MANAGE);
        }
        Dispatch.LOCK.lock();
        int status = Stop.resumeAll(target, thread);
        Dispatch.LOCK.unlock();
        return -status;
    }

    /** Threads that start or end meanwhile may be missing, or counted. */
    static long threads(ThreadObject thread, int handle, long address, long count) {
        ProcessObject process = (ProcessObject) HandleTable.get(thread.process, handle, ObjectType.PROCESS,
                Rights.MANAGE);
        if (process == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.PROCESS, Rights.MANAGE);
        }
        if (count < 0 || count > MOST_THREADS) {
            return -Status.BAD_ARGUMENT;
        }
        int status = UserMemory.prepare(thread.process.vmem(), new UserRange(address, count * 8), MapFlags.WRITE);
        if (status != Status.OK) {
            return -status;
        }
        long buffer = Processor.current().scratch;
        long done = 0;
        int found = AT_ONCE;
        while (done < count && found == AT_ONCE) {
            found = collect(process, done, buffer, (int) Math.min(AT_ONCE, count - done));
            status = UserMemory.copyOut(thread.process.vmem(), new UserRange(address + done * 8, found * 8L), buffer);
            if (status != Status.OK) {
                return -status;
            }
            done += found;
        }
        return process.countThreads();
    }

    private static int collect(ProcessObject process, long skip, long buffer, int most) {
        Dispatch.LOCK.lock();
        ThreadObject at = process.firstThread();
        for (long i = 0; i < skip && at != null; i++) {
            at = ProcessObject.nextThread(at);
        }
        int found = 0;
        while (at != null && found < most) {
            Memory.storeLong(buffer + 8L * found, at.identity());
            found++;
            at = ProcessObject.nextThread(at);
        }
        Dispatch.LOCK.unlock();
        return found;
    }

    static long setSupervisor(ThreadObject thread, int handle, int senderHandle) {
        ProcessObject process = (ProcessObject) HandleTable.get(thread.process, handle, ObjectType.PROCESS,
                Rights.MANAGE);
        if (process == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.PROCESS, Rights.MANAGE);
        }
        Sender sender = null;
        if (senderHandle != 0) {
            sender = (Sender) HandleTable.get(thread.process, senderHandle, ObjectType.SENDER, Rights.SEND);
            if (sender == null) {
                return -HandleTable.status(thread.process, senderHandle, ObjectType.SENDER, Rights.SEND);
            }
        }
        if (sender != null && !sender.tryRetain()) {
            return -Status.BAD_HANDLE;
        }

        // --- Point of no return. ---

        Dispatch.LOCK.lock();
        int status = process.isEnded() ? Status.BAD_STATE : Status.OK;
        Sender dropped = sender;
        if (status == Status.OK) {
            dropped = process.supervisor;
            process.supervisor = sender;
        }
        Dispatch.LOCK.unlock();
        if (dropped != null) {
            dropped.release();
        }
        return -status;
    }
}
