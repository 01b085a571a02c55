package hiillos.kernel.syscall;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.ThreadRegisters;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.UserMemory;
import hiillos.kernel.memory.UserRange;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Registers;
import hiillos.kernel.schedule.Scheduler;
import hiillos.kernel.schedule.Stop;
import hiillos.kernel.schedule.Tuning;

/** What others do to a thread: stop it, look at it, change how it is scheduled, wait for its end. */
final class ThreadControlCalls {
    /** More room than the registers of any processor take. */
    private static final long MOST_BYTES = 1 << 20;

    private ThreadControlCalls() {}

    /**
     * Whether the caller is itself to stop: then its call counts as not begun, else two threads that suspend each other
     * would both succeed. Needs {@link Dispatch#LOCK}.
     */
    static boolean stopsFirst(ThreadObject thread) {
        if (!Stop.isToStop(thread)) {
            return false;
        }
        RegisterFrame.repeatCall(thread.frame);
        return true;
    }

    static long suspend(ThreadObject thread, int handle) {
        ThreadObject target = (ThreadObject) HandleTable.get(thread.process, handle, ObjectType.THREAD, Rights.MANAGE);
        if (target == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.THREAD, Rights.MANAGE);
        }
        Dispatch.LOCK.lock();
        if (stopsFirst(thread)) {
            Dispatch.LOCK.unlock();
            return Dispatcher.NO_RESULT;
        }
        int status = Stop.suspend(target);
        long processors = Stop.runningOn(target, thread);
        Dispatch.LOCK.unlock();
        if (Stop.awaitStop(target.process, thread, processors) || status != Status.OK) {
            return -status;
        }
        Dispatch.LOCK.lock();
        long result = beginAgain(thread, Stop.resume(target));
        Dispatch.LOCK.unlock();
        return result;
    }

    /** A suspension was taken back, because the caller is to stop first: its call is as if it had not begun. Needs {@link Dispatch#LOCK}. */
    static long beginAgain(ThreadObject thread, int takenBack) {
        if (takenBack != Status.OK) {
            // Somebody else has resumed what was suspended: the call has done what it was to do.
            return 0;
        }
        RegisterFrame.repeatCall(thread.frame);
        return Dispatcher.NO_RESULT;
    }

    static long resume(ThreadObject thread, int handle) {
        ThreadObject target = (ThreadObject) HandleTable.get(thread.process, handle, ObjectType.THREAD, Rights.MANAGE);
        if (target == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.THREAD, Rights.MANAGE);
        }
        Dispatch.LOCK.lock();
        int status = Stop.resume(target);
        Dispatch.LOCK.unlock();
        return -status;
    }

    static long cancel(ThreadObject thread, int handle) {
        ThreadObject target = (ThreadObject) HandleTable.get(thread.process, handle, ObjectType.THREAD, Rights.MANAGE);
        if (target == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.THREAD, Rights.MANAGE);
        }
        Dispatch.LOCK.lock();
        int status = Stop.cancel(target);
        Dispatch.LOCK.unlock();
        return -status;
    }

    static long kill(ThreadObject thread, int handle) {
        ThreadObject target = (ThreadObject) HandleTable.get(thread.process, handle, ObjectType.THREAD, Rights.MANAGE);
        if (target == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.THREAD, Rights.MANAGE);
        }
        target.end(ExitReason.of(ExitReason.KILLED, 0));
        return 0;
    }

    static long await(ThreadObject thread, int handle, long deadlineNanos) {
        ThreadObject target = (ThreadObject) HandleTable.get(thread.process, handle, ObjectType.THREAD, Rights.WAIT);
        if (target == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.THREAD, Rights.WAIT);
        }
        Dispatch.LOCK.lock();
        long result = Dispatcher.NO_RESULT;
        if (target.state == ThreadObject.ENDED) {
            result = 0;
        } else if (deadlineNanos >= 0 && deadlineNanos <= Clock.nanos()) {
            result = -(deadlineNanos == 0 ? Status.SHOULD_WAIT : Status.TIMED_OUT);
        } else {
            // Its process holds it until it ends, so there is a reference to add to.
            target.retain();
            thread.waitsFor = target;
            target.add(thread);
            Scheduler.block(thread, ThreadObject.WAITING, deadlineNanos);
        }
        Dispatch.LOCK.unlock();
        return result;
    }

    static long setPriority(ThreadObject thread, int handle, long priority) {
        ThreadObject target = (ThreadObject) HandleTable.get(thread.process, handle, ObjectType.THREAD, Rights.MANAGE);
        if (target == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.THREAD, Rights.MANAGE);
        }
        if (priority < 0 || priority > target.process.payer().maximumPriority()) {
            return -Status.BAD_ARGUMENT;
        }
        Dispatch.LOCK.lock();
        int status = target.state == ThreadObject.ENDED ? Status.BAD_STATE : Status.OK;
        if (status == Status.OK) {
            Tuning.setOwnPriority(target, (int) priority);
        }
        Dispatch.LOCK.unlock();
        return -status;
    }

    static long setAffinity(ThreadObject thread, int handle, long mask) {
        ThreadObject target = (ThreadObject) HandleTable.get(thread.process, handle, ObjectType.THREAD, Rights.MANAGE);
        if (target == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.THREAD, Rights.MANAGE);
        }
        Dispatch.LOCK.lock();
        int status = target.state == ThreadObject.ENDED ? Status.BAD_STATE : Tuning.setAffinity(target, mask);
        Dispatch.LOCK.unlock();
        return -status;
    }

    static long readRegisters(ThreadObject thread, int handle, long address, long countBytes) {
        ThreadObject target = (ThreadObject) HandleTable.get(thread.process, handle, ObjectType.THREAD, Rights.READ);
        if (target == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.THREAD, Rights.READ);
        }
        if (countBytes < ThreadRegisters.GENERAL_BYTES || countBytes > MOST_BYTES) {
            return -Status.BAD_ARGUMENT;
        }
        long bytes = Math.min(countBytes, Registers.totalBytes());
        long buffer = Processor.current().scratch;
        Dispatch.LOCK.lock();
        int status = Registers.read(target, buffer);
        Dispatch.LOCK.unlock();
        if (status == Status.OK) {
            status = UserMemory.copyOut(thread.process.vmem(), new UserRange(address, bytes), buffer);
        }
        return status == Status.OK ? bytes : -status;
    }

    static long writeRegisters(ThreadObject thread, int handle, long address, long countBytes) {
        ThreadObject target = (ThreadObject) HandleTable.get(thread.process, handle, ObjectType.THREAD, Rights.WRITE);
        if (target == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.THREAD, Rights.WRITE);
        }
        boolean hasVectorState = countBytes == Registers.totalBytes();
        if (!hasVectorState && countBytes != ThreadRegisters.GENERAL_BYTES) {
            return -Status.BAD_ARGUMENT;
        }
        long buffer = Processor.current().scratch;
        int status = UserMemory.copyIn(thread.process.vmem(), new UserRange(address, countBytes), buffer);
        if (status != Status.OK) {
            return -status;
        }
        Dispatch.LOCK.lock();
        status = Registers.write(target, buffer, hasVectorState);
        Dispatch.LOCK.unlock();
        return status == Status.OK ? countBytes : -status;
    }
}
