package hiillos.abi.kernel;

/**
 * What a system call gives back, and how it may fail beyond what its arguments imply.
 *
 * @param kind what {@code rax} holds after success
 * @param value the name of that value
 * @param second the name of the value in {@code rdx}, null when there is none
 * @param errors {@link Status} numbers
 * @param isSimple whether the call neither waits nor touches its thread's saved registers, so that the entry code need not
 *     save those that Java keeps
 * @param maySwitch whether the call is as short but may put another thread in its own one's place: those are saved, and only those
 *     come back
 */
public record Outcome(Kind kind, String value, String second, int[] errors, boolean isSimple, boolean maySwitch) {
    /** What {@code rax} holds. */
    public enum Kind {
        /** 0. */
        NOTHING,
        /** A number that is not negative. */
        VALUE,
        /** The number of a new handle of the caller's; the call may also fail for want of quota or memory. */
        HANDLE,
        /** The call does not come back when it succeeds. */
        NEVER
    }

    static Outcome nothing(int... errors) {
        return new Outcome(Kind.NOTHING, "0", null, errors, false, false);
    }

    static Outcome value(String value, int... errors) {
        return new Outcome(Kind.VALUE, value, null, errors, false, false);
    }

    static Outcome handle(int... errors) {
        return new Outcome(Kind.HANDLE, "handle", null, errors, false, false);
    }

    /** The end of a call that carries a message, which may fail to be delivered whole. */
    static Outcome message(int... errors) {
        int[] delivery = {Status.BAD_ARGUMENT, Status.BAD_HANDLE, Status.ACCESS_DENIED, Status.BAD_ADDRESS, Status.NO_BUFFER,
            Status.OUT_OF_QUOTA, Status.OUT_OF_MEMORY};
        int[] all = new int[delivery.length + errors.length];
        System.arraycopy(delivery, 0, all, 0, delivery.length);
        System.arraycopy(errors, 0, all, delivery.length, errors.length);
        return nothing(all);
    }

    static Outcome never(int... errors) {
        return new Outcome(Kind.NEVER, "-", null, errors, false, false);
    }

    /** With another value in {@code rdx}. */
    Outcome and(String name) {
        return new Outcome(kind, value, name, errors, isSimple, maySwitch);
    }

    /** The call is short and plain. */
    Outcome simple() {
        return new Outcome(kind, value, second, errors, true, false);
    }

    /** The call is short, and may wait or let another thread run. */
    Outcome switching() {
        return new Outcome(kind, value, second, errors, false, true);
    }

    /** Whether the entry code has a way for this call alone. */
    public boolean hasOwnWay() {
        return isSimple || maySwitch;
    }
}
