package hiillos.abi;

import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * Eight bytes of shared memory by which one side sleeps and the other wakes it: 0 u32 counter, 4 u32 how many may sleep.
 *
 * <p>No wake is lost. Who waits: says so (a full barrier), reads the counter, looks once more whether there is nothing to do,
 * and sleeps only if the counter is still the same. Who wakes: makes the news visible, a full barrier, looks whether anybody may
 * sleep, changes the counter and wakes. Either the waiter sees the news or the waker sees the waiter. A peer that writes
 * nonsense here can only keep itself, or those it wakes, from sleeping well.
 */
@RawMemory(reason = "works on memory that processes share")
final class EventCount {
    static final int BYTES = 8;
    private static final int SLEEPERS = 4;

    private final long address;
    private final RingWaiter waiter;

    EventCount(long address, RingWaiter waiter) {
        this.address = address;
        this.waiter = waiter;
    }

    /** Says that the calling thread may sleep; returns what {@link #await} needs. */
    int prepare() {
        Memory.getAndAddInt(address + SLEEPERS, 1);
        return Memory.loadIntVolatile(address);
    }

    /** Sleeps until something happens after {@link #prepare}. */
    void await(int prepared) {
        waiter.await(address, prepared);
    }

    /** Says that the calling thread does not sleep any more. */
    void finish() {
        Memory.getAndAddInt(address + SLEEPERS, -1);
    }

    /** Something has happened, and is visible. */
    void signal(int count) {
        Memory.fence();
        if (Memory.loadIntVolatile(address + SLEEPERS) != 0) {
            Memory.getAndAddInt(address, 1);
            waiter.wake(address, count);
        }
    }
}
