package hiillos.runtime.thread;

import hiillos.runtime.os.Futex;
import hiillos.word.Memory;

/** Waiting for a condition that a {@link FutexLock} guards. A wait may end early: test the condition in a loop. */
public final class FutexCondition {
    private final FutexLock lock;
    /** Counts signals, so that one between the unlock and the sleep is not lost. */
    private final long sequence = FutexLock.newWord();

    /** A condition of this lock. */
    public FutexCondition(FutexLock lock) {
        this.lock = lock;
    }

    /** Gives the lock back, waits for a signal, and takes the lock again. */
    public void await() {
        await(Long.MAX_VALUE);
    }

    /** The same until a deadline; returns the kernel's answer. */
    public long await(long deadlineNanos) {
        int seen = Memory.loadIntVolatile(sequence);
        lock.unlock();
        long status = Futex.wait(sequence, seen, deadlineNanos);
        lock.lock();
        return status;
    }

    /** Ends one thread's wait. */
    public void signal() {
        Memory.getAndAddInt(sequence, 1);
        Futex.wake(sequence, 1);
    }

    /** Ends the wait of all. */
    public void signalAll() {
        Memory.getAndAddInt(sequence, 1);
        Futex.wake(sequence, Integer.MAX_VALUE);
    }
}
