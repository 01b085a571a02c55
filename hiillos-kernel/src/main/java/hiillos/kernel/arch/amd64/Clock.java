package hiillos.kernel.arch.amd64;

import hiillos.kernel.Log;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.word.Memory;

/**
 * Time: the TSC for reading, the APIC timer for interrupts, both calibrated against the HPET, else the PIT.
 */
public final class Clock {
    /** Interrupts in a second. */
    public static final int TICKS_PER_SECOND = 100;
    /** Milliseconds of one calibration. */
    private static final int CALIBRATION_MILLIS = 10;
    private static final long PIT_HERTZ = 1_193_182;
    private static final long FEMTOS_PER_MILLI = 1_000_000_000_000L;

    private static long startStamp;
    private static long stampsPerMilli;
    private static long countsPerMilli;
    private static long ticks;

    private Clock() {}

    /** Measures; {@code hpetPhysical} is 0 when there is no HPET. */
    public static void calibrate(long hpetPhysical) {
        startStamp = Machine.timeStamp();
        boolean measured = hpetPhysical != 0 && measureByHpet(PhysicalMemory.direct(hpetPhysical));
        if (!measured) {
            measureByPit();
        }
        Log.text("clock: TSC ");
        Log.number(stampsPerMilli / 1000);
        Log.text(" MHz, APIC timer ");
        Log.number(countsPerMilli);
        Log.text(measured ? " counts per ms, measured by HPET" : " counts per ms, measured by PIT");
        Log.line();
    }

    private static boolean measureByHpet(long hpet) {
        long periodFemtos = Memory.loadLongVolatile(hpet) >>> 32;
        if (periodFemtos < 100_000 || periodFemtos > 100_000_000) {
            return false;
        }
        Memory.storeLongVolatile(hpet + 0x10, Memory.loadLongVolatile(hpet + 0x10) | 1);
        long wanted = CALIBRATION_MILLIS * FEMTOS_PER_MILLI / periodFemtos;
        long begin = hpetCounter(hpet);
        long stamp = Machine.timeStamp();
        LocalApic.startCounting();
        long passed = 0;
        while (passed < wanted) {
            passed = hpetCounter(hpet) - begin & 0xffff_ffffL;
            if (passed == 0 && Machine.timeStamp() - stamp > 1L << 32) {
                return false;
            }
        }
        long counts = LocalApic.counted();
        long stamps = Machine.timeStamp() - stamp;
        stampsPerMilli = perMilli(stamps, passed, periodFemtos);
        countsPerMilli = perMilli(counts, passed, periodFemtos);
        return stampsPerMilli > 0 && countsPerMilli > 0;
    }

    /** The low half only: a 32-bit HPET must work too. */
    private static long hpetCounter(long hpet) {
        return Memory.loadIntVolatile(hpet + 0xf0) & 0xffff_ffffL;
    }

    private static long perMilli(long count, long passed, long periodFemtos) {
        long micros = passed * (periodFemtos / 1000) / 1_000_000;
        return micros == 0 ? 0 : count * 1000 / micros;
    }

    /** Channel 2, gated by port 0x61, counts down once. */
    private static void measureByPit() {
        int count = (int) (PIT_HERTZ * CALIBRATION_MILLIS / 1000);
        Machine.outByte(0x61, Machine.inByte(0x61) & ~2 & ~1);
        Machine.outByte(0x43, 0xb0);
        Machine.outByte(0x42, count & 0xff);
        Machine.outByte(0x42, count >>> 8);
        Machine.outByte(0x61, Machine.inByte(0x61) | 1);
        long stamp = Machine.timeStamp();
        LocalApic.startCounting();
        // A machine without a PIT must not hang: 2^33 stamps are seconds.
        while ((Machine.inByte(0x61) & 0x20) == 0 && Machine.timeStamp() - stamp < 1L << 33) {
            Machine.pause();
        }
        countsPerMilli = Math.max(1, LocalApic.counted() / CALIBRATION_MILLIS);
        stampsPerMilli = Math.max(1, (Machine.timeStamp() - stamp) / CALIBRATION_MILLIS);
    }

    public static void startTicking() {
        LocalApic.startPeriodic((int) Math.max(1, countsPerMilli * 1000 / TICKS_PER_SECOND));
    }

    /** Called by the timer's interrupt. */
    public static void tick() {
        ticks++;
    }

    /** Timer interrupts so far. */
    public static long ticks() {
        return ticks;
    }

    /** Monotonic nanoseconds since calibration. */
    public static long nanos() {
        if (stampsPerMilli == 0) {
            return 0;
        }
        long stamps = Machine.timeStamp() - startStamp;
        // Split, so that the product does not overflow for centuries.
        return stamps / stampsPerMilli * 1_000_000 + stamps % stampsPerMilli * 1_000_000 / stampsPerMilli;
    }
}
