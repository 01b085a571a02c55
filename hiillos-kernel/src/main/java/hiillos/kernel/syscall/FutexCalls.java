package hiillos.kernel.syscall;

import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.schedule.Futex;

/** Waiting for words in user memory. */
final class FutexCalls {
    private FutexCalls() {}

    static long await(ThreadObject thread, long address, long expected, long flags, long deadlineNanos) {
        if (expected >>> 32 != 0) {
            return -Status.BAD_ARGUMENT;
        }
        int status = Futex.key(thread, address, flags);
        if (status != Status.OK) {
            return -status;
        }
        // Woken with 0; an error or a wish to start again comes back at once.
        status = Futex.await(thread, address, (int) expected, deadlineNanos);
        return status == Status.OK ? Dispatcher.NO_RESULT : -status;
    }

    static long wake(ThreadObject thread, long address, long count, long flags) {
        if (count < 0) {
            return -Status.BAD_ARGUMENT;
        }
        int status = Futex.key(thread, address, flags);
        return status != Status.OK ? -status : Futex.wake(thread.futexSpace, thread.futexOffset, count);
    }

    static long requeue(ThreadObject thread, long address, long wakeCount, long target, long requeueCount, long expected,
            long flags) {
        if (expected >>> 32 != 0 || wakeCount < 0 || requeueCount < 0) {
            return -Status.BAD_ARGUMENT;
        }
        int status = Futex.key(thread, target, flags);
        if (status != Status.OK) {
            return -status;
        }
        long targetSpace = thread.futexSpace;
        long targetOffset = thread.futexOffset;
        status = Futex.key(thread, address, flags);
        if (status != Status.OK) {
            return -status;
        }
        return Futex.requeue(thread, address, (int) expected, wakeCount, requeueCount, targetSpace, targetOffset);
    }
}
