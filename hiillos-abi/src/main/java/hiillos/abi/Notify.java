package hiillos.abi;

import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/** A word of 64 signal bits. Signalling never waits; bits that are set already stay set. */
@RawMemory(reason = "takes the second result of a system call")
public final class Notify extends Handle {
    public Notify(int number) {
        super(number);
    }

    /** Sets bits and wakes who waits for one of them. */
    public void signal(long bits) throws StatusException {
        StatusException.check(SystemCalls.notifySignal(number(), bits));
    }

    /**
     * Waits for bits of a mask and takes those that are set.
     *
     * @param deadlineNanos on the monotonic clock; 0 polls, {@code Long.MAX_VALUE} waits for ever
     * @return the bits, not 0
     * @throws StatusException {@code TIMED_OUT}, {@code SHOULD_WAIT} (when polling), {@code CANCELLED}
     */
    public long await(long mask, long deadlineNanos) throws StatusException {
        byte[] bits = new byte[8];
        long address = RawBytes.address(bits, 0);
        StatusException.check(SystemCalls.notifyWait(number(), mask, deadlineNanos, address));
        // SAFETY: the eight bytes of an array that is used below, so it is alive.
        return bits.length == 8 ? Memory.loadLong(address) : 0;
    }

    /**
     * Takes the bits of a mask that are set; 0 when there are none, which is no error: for those who look often.
     *
     * @throws StatusException other than {@code SHOULD_WAIT}
     */
    public long take(long mask) throws StatusException {
        byte[] bits = new byte[8];
        long address = RawBytes.address(bits, 0);
        long result = SystemCalls.notifyWait(number(), mask, 0, address);
        if (result == -Status.SHOULD_WAIT) {
            return 0;
        }
        StatusException.check(result);
        // SAFETY: the eight bytes of an array that is used below, so it is alive.
        return bits.length == 8 ? Memory.loadLong(address) : 0;
    }

    /** Another handle for the same object, with those of this one's rights that are asked for: {@link hiillos.abi.kernel.Rights}. */
    public Notify duplicate(int rights) throws StatusException {
        return new Notify(duplicateNumber(rights));
    }

    /** Another handle for the same object. */
    public Notify duplicate() throws StatusException {
        return new Notify(duplicateNumber());
    }
}
