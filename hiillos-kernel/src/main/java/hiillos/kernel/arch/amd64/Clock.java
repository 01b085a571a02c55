package hiillos.kernel.arch.amd64;

import hiillos.kernel.CommandLine;
import hiillos.kernel.Log;
import hiillos.kernel.Panic;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.processor.Processor;

/**
 * Time: one counter to read, and one alarm for each processor. There is no periodic interrupt.
 *
 * <p>Read is the TSC, or the HPET where the TSC does not count. The alarm is the local APIC's timer in TSC-deadline mode
 * where there is one, else in one-shot mode. Rates are measured against the HPET, else the PIT.
 */
public final class Clock {
    /** A deadline that never comes. */
    public static final long NEVER = Long.MAX_VALUE;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /** A counter slower than this is taken for one that stands still. */
    private static final long SLOWEST_HERTZ = 1_000_000;

    /** Alarms beyond come early: nine years, and no rate makes them overflow. */
    private static final long FARTHEST_NANOS = 1L << 58;

    /** The counter's value at time 0. */
    private static long start;
    /** Whether the rates are known: never on a JVM. */
    private static boolean running;
    private static ClockRate toNanos;
    private static ClockRate toStamps;
    private static ClockRate toTimerCounts;
    /** Direct-map address of the HPET if that is what is read, else 0. */
    private static long hpet;
    private static boolean usesDeadline;
    private static long stampHertz;
    private static long timerHertz;
    private static long simulatedNanos;

    private Clock() {}

    /**
     * Measures, and prepares the first processor's alarm; {@code hpetPhysical} is 0 when there is no HPET. The word
     * {@code clock=hpet} of the command line has the HPET read, for machines whose TSC drifts.
     */
    public static void calibrate(long hpetPhysical) {
        Calibration.run(hpetPhysical == 0 ? 0 : PhysicalMemory.direct(hpetPhysical));
        timerHertz = Calibration.timerHertz();
        if (timerHertz == 0) {
            Panic.panic("the APIC's timer does not count");
        }
        boolean hpetCounts = Calibration.hpetHertz() >= SLOWEST_HERTZ && Hpet.isWide(PhysicalMemory.direct(hpetPhysical));
        boolean unwanted = hpetCounts && CommandLine.has("clock", "hpet");
        if (Calibration.stampHertz() >= SLOWEST_HERTZ && !unwanted) {
            stampHertz = Calibration.stampHertz();
            start = Machine.timeStamp();
        } else if (hpetCounts) {
            hpet = PhysicalMemory.direct(hpetPhysical);
            stampHertz = Calibration.hpetHertz();
            start = Hpet.counter(hpet);
        } else {
            Panic.panic("neither the TSC nor an HPET counts");
        }
        toTimerCounts = ClockRate.of(timerHertz, NANOS_PER_SECOND);
        toStamps = ClockRate.of(stampHertz, NANOS_PER_SECOND);
        toNanos = ClockRate.of(NANOS_PER_SECOND, stampHertz);
        running = true;
        usesDeadline = hpet == 0 && CpuFeatures.hasTimeStampDeadline();
        initializeProcessor();
        report();
    }

    private static void report() {
        Log.text(hpet != 0 ? "clock: HPET " : "clock: TSC ");
        Log.number(stampHertz / 1000);
        Log.text(" kHz");
        if (hpet == 0 && !CpuFeatures.hasInvariantTimeStamp()) {
            Log.text(" (not invariant: may change with the processor's power state)");
        }
        Log.text(usesDeadline ? ", alarm by TSC deadline" : ", alarm by APIC one-shot, kHz ");
        if (!usesDeadline) {
            Log.number(timerHertz / 1000);
        }
        Log.line(Calibration.byHpet() ? ", measured by HPET" : ", measured by PIT");
    }

    /** Prepares the current processor's alarm; after {@link LocalApic#initialize} there. */
    public static void initializeProcessor() {
        Processor.current().alarmNanos = NEVER;
        LocalApic.prepareTimer(usesDeadline);
    }

    /** Monotonic nanoseconds since {@link #calibrate}; wraps after 292 years. */
    public static long nanos() {
        if (!running) {
            return simulatedNanos;
        }
        long stamp = hpet != 0 ? Hpet.counter(hpet) : Machine.timeStamp() + Processor.current().stampOffset;
        return toNanos.scale(stamp - start);
    }

    /** What a number of {@link Machine#cycles} is in nanoseconds; 0 on a machine whose time stamp counter is no clock. */
    public static long durationOf(long cycles) {
        if (!running) {
            return cycles;
        }
        return hpet != 0 || cycles < 0 ? 0 : toNanos.scale(cycles);
    }

    /**
     * Asks for the timer's interrupt on the current processor when {@link #nanos} reaches the deadline, and for none
     * before. The only alarm of the processor: an earlier one is forgotten. {@link #NEVER} cancels. A deadline in the past
     * comes at once. The interrupt may come early, when the deadline is beyond the timer's reach or the timer drifts:
     * compare, and ask again.
     */
    public static void setAlarm(long deadlineNanos) {
        Processor processor = Processor.current();
        if (processor.alarmNanos == deadlineNanos) {
            return;
        }
        processor.alarmNanos = deadlineNanos;
        if (!running) {
            return;
        }
        if (usesDeadline) {
            // 0 would switch it off; a deadline before time 0 is any stamp of the past.
            LocalApic.armDeadline(deadlineNanos == NEVER ? 0 : deadlineNanos <= 0 ? 1
                    : start - processor.stampOffset + toStamps.scale(Math.min(deadlineNanos, FARTHEST_NANOS)) + 1);
            return;
        }
        long left = deadlineNanos == NEVER ? 0 : Math.max(1, deadlineNanos - nanos());
        // Far deadlines are cut before they are scaled: more nanoseconds than counts of the fastest timer.
        long counts = left == 0 ? 0 : Math.min(0xffff_ffffL, toTimerCounts.scale(Math.min(left, 1L << 40)) + 1);
        LocalApic.armCounts((int) counts);
    }

    public static void cancelAlarm() {
        setAlarm(NEVER);
    }

    /** The alarm of the current processor went off: it is no more. Called by the interrupt before anybody sets it anew. */
    public static void alarmFired() {
        Processor processor = Processor.current();
        processor.alarmNanos = NEVER;
        processor.alarms++;
    }

    /** Counts in a second of what {@link #nanos} reads. */
    public static long stampHertz() {
        return stampHertz;
    }

    /** Whether the TSC is read, and not the HPET. */
    public static boolean usesTimeStamp() {
        return hpet == 0;
    }

    public static boolean usesDeadline() {
        return usesDeadline;
    }

    /** Sets the time on a JVM, where nothing counts. */
    public static void simulate(long nanos) {
        simulatedNanos = nanos;
    }
}
