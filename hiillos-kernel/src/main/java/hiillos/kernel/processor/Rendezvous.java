package hiillos.kernel.processor;

import hiillos.kernel.Log;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.Machine;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How a processor that starts and the one that starts it meet: they count up in turn, and with each count the new one
 * tells its time stamp, which must lie between two of the other's.
 */
public final class Rendezvous {
    private static final int ROUNDS = 64;
    private static final long GO = Long.MAX_VALUE;
    private static final long PATIENCE_NANOS = 1_000_000_000;

    private static final VarHandle ASKED = field("startAsked");
    private static final VarHandle ANSWERED = field("startAnswered");

    private Rendezvous() {}

    private static VarHandle field(String name) {
        try {
            return MethodHandles.lookup().findVarHandle(Processor.class, name, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Before a start: nothing was asked and answered. */
    public static void reset(Processor processor) {
        ASKED.setVolatile(processor, 0L);
        ANSWERED.setVolatile(processor, 0L);
    }

    /** Waits for a processor's first sign. */
    public static boolean arrives(Processor processor, long deadlineNanos) {
        return answers(processor, 1, deadlineNanos);
    }

    private static boolean answers(Processor processor, long count, long deadlineNanos) {
        while ((long) ANSWERED.getVolatile(processor) < count) {
            if (Clock.nanos() > deadlineNanos) {
                return false;
            }
            Machine.pause();
        }
        return true;
    }

    /** Lets a processor that arrived go on. */
    public static void release(Processor processor) {
        ASKED.setVolatile(processor, GO);
    }

    /**
     * Compares the time stamp counters in several rounds, and takes from the shortest one how far the new processor's is
     * behind: {@link Processor#stampOffset}. False when it stopped answering.
     */
    public static boolean compareStamps(Processor processor) {
        long shortest = Long.MAX_VALUE;
        long offset = 0;
        boolean outside = false;
        for (long round = 2; round < 2 + ROUNDS; round++) {
            long before = Machine.timeStamp();
            ASKED.setVolatile(processor, round);
            if (!answers(processor, round, Clock.nanos() + PATIENCE_NANOS)) {
                return false;
            }
            long after = Machine.timeStamp();
            long stamp = processor.startStamp;
            outside |= stamp - before < 0 || after - stamp < 0;
            if (after - before < shortest) {
                shortest = after - before;
                offset = before + (after - before) / 2 - stamp;
            }
        }
        processor.stampOffset = outside ? offset : 0;
        if (outside) {
            Log.text("warning: the time stamp counter of processor ");
            Log.number(processor.number);
            Log.text(" is behind by ");
            Log.number(offset);
            Log.line();
        }
        return true;
    }

    /** The new processor's side: answers until it is released. */
    public static void arrive(Processor self) {
        long count = 1;
        ANSWERED.setVolatile(self, count);
        while (true) {
            long asked = (long) ASKED.getVolatile(self);
            if (asked == GO) {
                return;
            }
            if (asked > count) {
                count = asked;
                self.startStamp = Machine.timeStamp();
                ANSWERED.setVolatile(self, count);
            }
            Machine.pause();
        }
    }
}
