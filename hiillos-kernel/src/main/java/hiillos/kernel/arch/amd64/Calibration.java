package hiillos.kernel.arch.amd64;

/**
 * Measures the rates of the TSC and of the local APIC's timer, once, on the first processor. Firmware (SMM) or a host may hold the
 * processor at any place for milliseconds, so counters are read together several times, and those count that were read the fastest.
 */
final class Calibration {
    /** Length of one measurement. */
    private static final int MILLIS = 10;
    private static final long PIT_HERTZ = 1_193_182;
    /** Reads of a device's register before it is taken for one that stands still: some take a microsecond. */
    private static final int PATIENCE = 2_000_000;
    /** How often the counters are read at either end of a measurement. */
    private static final int LOOKS = 16;
    private static final int PIT_LOOKS = 3;
    /** How far the processor's own word may differ from what was measured: one part in so many. */
    private static final int TOLERANCE = 64;

    private static long hpetHertz;
    private static long stampHertz;
    private static long timerHertz;
    private static boolean byHpet;
    /** The counters at one time, by {@link #look}. */
    private static long stamp;
    private static long ticks;
    private static long counts;

    private Calibration() {}

    /** Measures; {@code hpet} is a direct-map address or 0. What cannot be measured is 0 afterwards. */
    static void run(long hpet) {
        hpetHertz = hpet == 0 ? 0 : Hpet.start(hpet);
        byHpet = hpetHertz != 0 && measureByHpet(hpet);
        if (!byHpet) {
            hpetHertz = 0;
            measureByPit();
        }
        stampHertz = believed(stampHertz);
    }

    /** CPUID 0x15 knows the TSC's rate exactly, where it says anything, and is believed if it is near enough. */
    private static long believed(long measured) {
        if (Machine.cpuid(0, 0, 0) < 0x15) {
            return measured;
        }
        long denominator = Machine.cpuid(0x15, 0, 0) & 0xffff_ffffL;
        long numerator = Machine.cpuid(0x15, 0, 1) & 0xffff_ffffL;
        long crystal = Machine.cpuid(0x15, 0, 2) & 0xffff_ffffL;
        long told = denominator == 0 || numerator > 0xffff ? 0 : crystal * numerator / denominator;
        return Math.abs(told - measured) < measured / TOLERANCE ? told : measured;
    }

    private static boolean measureByHpet(long hpet) {
        long wanted = hpetHertz * MILLIS / 1000;
        LocalApic.startCounting();
        look(hpet);
        long firstStamp = stamp;
        long firstTicks = ticks;
        long firstCounts = counts;
        int reads = 0;
        while ((Hpet.lowCounter(hpet) - firstTicks & 0xffff_ffffL) < wanted) {
            if (++reads > PATIENCE) {
                return false;
            }
        }
        look(hpet);
        long passed = ticks - firstTicks & 0xffff_ffffL;
        stampHertz = perSecond(stamp - firstStamp, passed, hpetHertz);
        timerHertz = perSecond(counts - firstCounts, passed, hpetHertz);
        return true;
    }

    /** Reads the HPET and the APIC's timer between two reads of the TSC, until nothing came between them. */
    private static void look(long hpet) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < LOOKS; i++) {
            long before = Machine.timeStamp();
            long tick = Hpet.lowCounter(hpet);
            long count = LocalApic.counted();
            long after = Machine.timeStamp();
            if (after - before < least) {
                least = after - before;
                stamp = before + least / 2;
                ticks = tick;
                counts = count;
            }
        }
    }

    /** Counts in a second, when {@code passed} of {@code hertz} went by; all of them below 2^40. */
    private static long perSecond(long count, long passed, long hertz) {
        // A minute of 10 GHz times 1 GHz is below 2^63 when divided so.
        return count * (hertz / 1000) / passed * 1000 + count * (hertz % 1000) / passed;
    }

    /** What comes between makes the measurement longer, never shorter. */
    private static void measureByPit() {
        long stamps = Long.MAX_VALUE;
        long timerCounts = Long.MAX_VALUE;
        for (int i = 0; i < PIT_LOOKS; i++) {
            lookByPit();
            stamps = Math.min(stamps, stamp);
            timerCounts = Math.min(timerCounts, counts);
        }
        stampHertz = stamps * 1000 / MILLIS;
        timerHertz = timerCounts * 1000 / MILLIS;
    }

    /** Channel 2, gated by port 0x61, counts down once; how far the others went meanwhile. */
    private static void lookByPit() {
        int count = (int) (PIT_HERTZ * MILLIS / 1000);
        Machine.outByte(0x61, Machine.inByte(0x61) & ~2 & ~1);
        Machine.outByte(0x43, 0xb0);
        Machine.outByte(0x42, count & 0xff);
        Machine.outByte(0x42, count >>> 8);
        LocalApic.startCounting();
        long begin = Machine.timeStamp();
        Machine.outByte(0x61, Machine.inByte(0x61) | 1);
        int reads = 0;
        while ((Machine.inByte(0x61) & 0x20) == 0 && reads < PATIENCE) {
            Machine.pause();
            reads++;
        }
        stamp = Machine.timeStamp() - begin;
        counts = LocalApic.counted();
    }

    /** 0 when there is no HPET that counts. */
    static long hpetHertz() {
        return hpetHertz;
    }

    static long stampHertz() {
        return stampHertz;
    }

    static long timerHertz() {
        return timerHertz;
    }

    /** Whether the HPET was the measure, and not the PIT. */
    static boolean byHpet() {
        return byHpet;
    }
}
