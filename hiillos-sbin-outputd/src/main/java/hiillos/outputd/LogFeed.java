package hiillos.outputd;

/**
 * Shows the kernel's log: on a console of its own always, on the first console until a program uses that one (or always, if
 * asked). What was written before the kernel gave the serial line away is not sent there again.
 */
final class LogFeed {
    private static final long PERIOD_NANOS = 20_000_000;

    /** Where the log is read. */
    interface Source {
        /** Bytes from a position on, none at the end. */
        Part read(long position);

        /** The position from which on it must be shown. */
        long handedOverAt();
    }

    /** Some of the log. @param next the position behind it */
    record Part(byte[] bytes, long next) {}

    private final Source source;
    private final Console first;
    private final Console own;
    private final boolean always;
    private final Runnable mirrorOn;
    private final long begin;
    private long position;
    private boolean stopped;

    /**
     * A feed at the log's begin.
     *
     * @param mirrorOn called before the first byte that the serial line has not had yet
     */
    LogFeed(Source source, Console first, Console own, boolean always, Runnable mirrorOn) {
        this.source = source;
        this.first = first;
        this.own = own;
        this.always = always;
        this.mirrorOn = mirrorOn;
        begin = source.handedOverAt();
    }

    /** Shows what is new. */
    void pump() {
        for (Part part = source.read(position); part.bytes.length > 0; part = source.read(position)) {
            long from = part.next - part.bytes.length;
            int old = Math.clamp(begin - from, 0, part.bytes.length);
            show(part.bytes, 0, old);
            if (from + old >= begin) {
                mirrorOn.run();
            }
            show(part.bytes, old, part.bytes.length - old);
            position = part.next;
        }
        if (position >= begin) {
            mirrorOn.run();
        }
        stopped = first.isUsed() && !always;
    }

    private void show(byte[] bytes, int from, int count) {
        own.announce(bytes, from, count);
        if (!first.isUsed() || always && position >= begin) {
            first.announce(bytes, from, count);
        }
    }

    /** When to look again, from now on; {@code Long.MAX_VALUE}: not before somebody looks at the log's console. */
    long next(long now, boolean isLookedAt) {
        return stopped && !isLookedAt ? Long.MAX_VALUE : now + PERIOD_NANOS;
    }
}
