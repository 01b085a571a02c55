package hiillos.kernel.arch.amd64;

import hiillos.word.Memory;

/** The high precision event timer's registers (IA-PC HPET specification 1.0a, 2.3), at a direct-map address. */
final class Hpet {
    private static final int CAPABILITIES = 0;
    private static final int CONFIGURATION = 0x10;
    private static final int COUNTER = 0xf0;
    private static final long FEMTOS_PER_SECOND = 1_000_000_000_000_000L;
    /** The specification's slowest: 10 MHz. */
    private static final long LONGEST_PERIOD_FEMTOS = 100_000_000;
    private static final long SHORTEST_PERIOD_FEMTOS = 100_000;

    private Hpet() {}

    /** Lets the main counter run. Returns its rate in hertz, 0 when the registers make no sense. */
    static long start(long hpet) {
        long periodFemtos = Memory.loadLongVolatile(hpet + CAPABILITIES) >>> 32;
        if (periodFemtos < SHORTEST_PERIOD_FEMTOS || periodFemtos > LONGEST_PERIOD_FEMTOS) {
            return 0;
        }
        Memory.storeLongVolatile(hpet + CONFIGURATION, Memory.loadLongVolatile(hpet + CONFIGURATION) | 1);
        return (FEMTOS_PER_SECOND + periodFemtos / 2) / periodFemtos;
    }

    /** Whether the counter has 64 bits. */
    static boolean isWide(long hpet) {
        return (Memory.loadLongVolatile(hpet + CAPABILITIES) & 1 << 13) != 0;
    }

    static long counter(long hpet) {
        return Memory.loadLongVolatile(hpet + COUNTER);
    }

    /** The low half only: a 32-bit HPET has no more. */
    static long lowCounter(long hpet) {
        return Memory.loadIntVolatile(hpet + COUNTER) & 0xffff_ffffL;
    }
}
