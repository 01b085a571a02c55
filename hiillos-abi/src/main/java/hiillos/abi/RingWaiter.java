package hiillos.abi;

import hiillos.abi.kernel.SystemCalls;

/** How the two sides of a ring wait for each other. A wait may end early; a wake must not be lost. */
public interface RingWaiter {
    /** Sleeps while the word at the address still has the value that was seen; may return at any time. */
    void await(long word, int seen);

    /** Wakes those that sleep at the word, at least {@code count} of them if there are as many. */
    void wake(long word, int count);

    /** By futexes of memory that processes share. */
    static RingWaiter byFutex() {
        return new RingWaiter() {
            private static final int SHARED = 1;

            @Override
            public void await(long word, int seen) {
                SystemCalls.futexWait(word, seen & 0xffff_ffffL, SHARED, Long.MAX_VALUE);
            }

            @Override
            public void wake(long word, int count) {
                SystemCalls.futexWake(word, count, SHARED);
            }
        };
    }

    /**
     * By a Notify for each direction, for one thread on each side: bits that were signalled before the wait end it at once.
     *
     * @param own handle with {@code READ}: what this side waits for
     * @param peer handle with {@code WRITE}: what the other side waits for
     */
    static RingWaiter byNotify(int own, int peer) {
        return new RingWaiter() {
            private final byte[] bits = new byte[8];

            @Override
            public void await(long word, int seen) {
                SystemCalls.notifyWait(own, 1, Long.MAX_VALUE, RawBytes.address(bits, 0));
            }

            @Override
            public void wake(long word, int count) {
                SystemCalls.notifySignal(peer, 1);
            }
        };
    }
}
