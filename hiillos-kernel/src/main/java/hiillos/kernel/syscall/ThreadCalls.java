package hiillos.kernel.syscall;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;

/** Threads. */
final class ThreadCalls {
    private static final int THREAD_RIGHTS = Rights.DUPLICATE | Rights.TRANSFER | Rights.MANAGE
            | Rights.READ | Rights.WRITE | Rights.WAIT;

    private ThreadCalls() {}

    static long exit(ThreadObject thread) {
        thread.end(ExitReason.of(ExitReason.EXITED, 0));
        return Dispatcher.NO_RESULT;
    }

    static long create(ThreadObject thread, int processHandle, long entry, long stackPointer, long argument,
            long priority) {
        ProcessObject process = (ProcessObject) HandleTable.get(thread.process, processHandle, ObjectType.PROCESS,
                Rights.MANAGE);
        if (process == null) {
            return -HandleTable.status(thread.process, processHandle, ObjectType.PROCESS, Rights.MANAGE);
        }
        if (!isUserAddress(entry) || !isUserAddress(stackPointer)) {
            return -Status.BAD_ADDRESS;
        }
        if (priority < 0 || priority > process.payer().maximumPriority()) {
            return -Status.BAD_ARGUMENT;
        }
        if (process.isEnded()) {
            return -Status.BAD_STATE;
        }
        int status = HandleCalls.reserve(thread, Slab.THREAD, process.payer());
        if (status != Status.OK) {
            return -status;
        }
        long page = chargedPage(process);
        if (page == 0) {
            HandleCalls.cancel(thread, Slab.THREAD, process.payer());
            return process.payer().canCharge(PhysicalMemory.PAGE_BYTES) ? -Status.OUT_OF_MEMORY : -Status.OUT_OF_QUOTA;
        }

        // --- Point of no return. ---

        ThreadObject made = new ThreadObject(process, page, (int) priority);
        RegisterFrame.start(made.frame, entry, stackPointer, argument);
        if (!process.addThread(made)) {
            // It ended meanwhile, on another processor.
            made.release();
            HandleTable.cancel(thread.process);
            return -Status.BAD_STATE;
        }
        return HandleTable.insert(thread.process, made, THREAD_RIGHTS);
    }

    /** A zeroed page that the process's job pays for; 0 when there is none. */
    static long chargedPage(ProcessObject process) {
        if (!process.payer().charge(PhysicalMemory.PAGE_BYTES)) {
            return 0;
        }
        long page = PhysicalMemory.allocatePage();
        if (page == 0) {
            process.payer().refund(PhysicalMemory.PAGE_BYTES);
        }
        return page;
    }

    private static boolean isUserAddress(long address) {
        return address >= 0 && address < RegisterFrame.USER_END;
    }

    static long start(ThreadObject thread, int handle) {
        ThreadObject target = (ThreadObject) HandleTable.get(thread.process, handle, ObjectType.THREAD, Rights.MANAGE);
        if (target == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.THREAD, Rights.MANAGE);
        }
        Dispatch.LOCK.lock();
        boolean good = target.state == ThreadObject.NEW;
        if (good) {
            target.process.setStarted();
            target.processor = Processor.current();
            Scheduler.ready(target);
        }
        Dispatch.LOCK.unlock();
        return good ? 0 : -Status.BAD_STATE;
    }

    static long yieldNow(ThreadObject thread) {
        Scheduler.yieldCurrent();
        return 0;
    }

    static long sleep(ThreadObject thread, long deadlineNanos) {
        if (deadlineNanos >= 0 && deadlineNanos <= Clock.nanos()) {
            return 0;
        }
        Scheduler.sleepCurrent(deadlineNanos);
        return Dispatcher.NO_RESULT;
    }

    static long setPointer(ThreadObject thread, long value) {
        if (!isUserAddress(value)) {
            return -Status.BAD_ADDRESS;
        }
        thread.threadPointer = value;
        Scheduler.refreshPointer();
        return 0;
    }
}
