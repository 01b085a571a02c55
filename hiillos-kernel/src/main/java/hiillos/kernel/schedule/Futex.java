package hiillos.kernel.schedule;

import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.UserMemory;
import hiillos.kernel.memory.Vmem;

/**
 * Waiting for a change of a word in user memory. A futex is no object: it exists while somebody waits, under a key that is
 * an identity and an offset: the Vmem's and the address, or for shared ones the Frame's and the offset in it. Identities are
 * never used again, so a waiter keeps nothing alive.
 *
 * <p>The word is compared and the waiter queued while the TABLES lock keeps the page where it is and DISPATCH keeps wakers
 * out: whoever changes the word afterwards finds the waiter.
 */
public final class Futex {
    /** Flag: keyed by Frame and offset. */
    public static final int SHARED = 1;

    private static final int BUCKETS_LOG2 = 10;
    private static final FutexBucket[] BUCKETS = new FutexBucket[1 << BUCKETS_LOG2];
    /** Makes it hard to aim at one bucket. */
    private static long salt = 0x9e37_79b9_7f4a_7c15L;

    static {
        for (int i = 0; i < BUCKETS.length; i++) {
            BUCKETS[i] = new FutexBucket();
        }
    }

    private Futex() {}

    /** Mixes something unpredictable into the hash; before the first waiter. */
    public static void seed(long value) {
        salt = (salt ^ value << 1) | 1;
    }

    private static FutexBucket bucket(long space, long offset) {
        long hash = (space * 0xff51_afd7_ed55_8ccdL ^ offset >>> 2) * salt;
        return BUCKETS[(int) (hash >>> 64 - BUCKETS_LOG2)];
    }

    /** Looks up the key of an address into {@code thread.futexSpace} and {@code futexOffset}. Returns a {@link Status}. */
    public static int key(ThreadObject thread, long address, long flags) {
        if ((flags & ~(long) SHARED) != 0) {
            return Status.BAD_ARGUMENT;
        }
        if ((address & 3) != 0) {
            return Status.BAD_ADDRESS;
        }
        Vmem vmem = thread.process.vmem();
        if (flags == SHARED) {
            return vmem.sharedKey(address, thread) ? Status.OK : Status.BAD_ADDRESS;
        }
        thread.futexSpace = vmem.identity();
        thread.futexOffset = address;
        return Vmem.isMappable(address & -4096, 4096) ? Status.OK : Status.BAD_ADDRESS;
    }

    /**
     * Blocks the current thread, whose key is set, if the word has the expected value. Returns OK when it is blocked; a
     * {@link Status} or restart when not.
     */
    public static int await(ThreadObject thread, long address, int expected, long deadlineNanos) {
        Vmem vmem = thread.process.vmem();
        long word = UserMemory.lockWord(vmem, address);
        if (word >= 0) {
            return (int) word;
        }
        Dispatch.LOCK.lock();
        int status = Status.OK;
        if (UserMemory.readWord(word) != expected) {
            status = Status.SHOULD_WAIT;
        } else if (deadlineNanos >= 0 && deadlineNanos <= Clock.nanos()) {
            status = deadlineNanos == 0 ? Status.SHOULD_WAIT : Status.TIMED_OUT;
        } else {
            bucket(thread.futexSpace, thread.futexOffset).add(thread);
            Scheduler.block(thread, ThreadObject.FUTEX, deadlineNanos);
        }
        Dispatch.LOCK.unlock();
        UserMemory.unlockWord(vmem);
        return status;
    }

    /** Wakes at most so many waiters of a key, the longest first. Returns how many. */
    public static int wake(long space, long offset, long most) {
        Dispatch.LOCK.lock();
        int woken = wakeLocked(space, offset, most);
        Dispatch.LOCK.unlock();
        return woken;
    }

    private static int wakeLocked(long space, long offset, long most) {
        FutexBucket bucket = bucket(space, offset);
        ThreadObject next = most > 0 ? bucket.find(space, offset) : null;
        int woken = 0;
        while (next != null) {
            ThreadObject thread = next;
            next = thread.nextInQueue;
            woken++;
            if (next == thread || woken == most) {
                next = null;
            }
            Scheduler.wake(thread, 0);
        }
        return woken;
    }

    /**
     * Wakes some waiters of the current thread's key and moves others to a target, if the word has the expected value.
     * Returns how many, or a negated {@link Status} or restart.
     */
    public static long requeue(ThreadObject thread, long address, int expected, long wake, long move, long targetSpace,
            long targetOffset) {
        Vmem vmem = thread.process.vmem();
        long word = UserMemory.lockWord(vmem, address);
        if (word >= 0) {
            return -word;
        }
        Dispatch.LOCK.lock();
        long result;
        if (UserMemory.readWord(word) != expected) {
            result = -Status.SHOULD_WAIT;
        } else {
            result = wakeLocked(thread.futexSpace, thread.futexOffset, wake);
            result += move(thread.futexSpace, thread.futexOffset, targetSpace, targetOffset, move);
        }
        Dispatch.LOCK.unlock();
        UserMemory.unlockWord(vmem);
        return result;
    }

    private static long move(long space, long offset, long targetSpace, long targetOffset, long most) {
        if (space == targetSpace && offset == targetOffset) {
            return 0;
        }
        FutexBucket source = bucket(space, offset);
        FutexBucket target = bucket(targetSpace, targetOffset);
        long moved = 0;
        while (moved < most) {
            ThreadObject thread = source.find(space, offset);
            if (thread == null) {
                break;
            }
            source.remove(thread);
            thread.futexSpace = targetSpace;
            thread.futexOffset = targetOffset;
            target.add(thread);
            moved++;
        }
        return moved;
    }
}
