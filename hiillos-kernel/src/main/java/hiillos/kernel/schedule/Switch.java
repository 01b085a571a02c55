package hiillos.kernel.schedule;

/**
 * How a short call ended that may put another thread in its own one's place: for the entry stub, where a result is never
 * above 0.
 */
public final class Switch {
    /** Another thread has the processor, and nothing else is to be decided. */
    public static final long SWITCHED = 1;
    /** What is to run is not decided; the frame of the thread that came in may be in use elsewhere by now. */
    public static final long UNDECIDED = 2;

    private Switch() {}
}
