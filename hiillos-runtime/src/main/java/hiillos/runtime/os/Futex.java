package hiillos.runtime.os;

import hiillos.word.BoundTo;

/** Sleeping at a word of memory until somebody wakes; both systems have the same idea of it. */
@BoundTo(linux = "hiillos.runtime.os.LinuxFutex", user = "hiillos.runtime.os.UserFutex")
public final class Futex {
    private Futex() {}

    /**
     * Sleeps while the word has the value; returns the system's answer. May return early for no reason.
     *
     * @param deadlineNanos on the clock of {@link Platform#monotonicNanos}; {@link Long#MAX_VALUE} for ever
     */
    public static native long wait(long word, int value, long deadlineNanos);

    /** Wakes so many that sleep at the word. */
    public static native void wake(long word, int count);
}
