package hiillos.posix;

/** A descriptor that {@link Posix#poll} looks at. */
public final class Poll {
    public static final int READABLE = 1;
    public static final int WRITABLE = 4;
    /** The other side is gone; reported without being asked for. */
    public static final int HANGUP = 16;
    /** The descriptor is not open; reported without being asked for. */
    public static final int INVALID = 32;

    final int descriptor;
    final int events;
    int ready;

    public Poll(int descriptor, int events) {
        this.descriptor = descriptor;
        this.events = events;
    }

    /** What {@link Posix#poll} found: the bits of the events, and HANGUP and INVALID. */
    public int ready() {
        return ready;
    }
}
