package hiillos.kernel.arch.amd64;

import hiillos.word.Memory;

/** The x87, SSE and AVX registers of threads. The kernel itself never uses them. */
public final class VectorState {
    private static long initialArea;

    private VectorState() {}

    /** Remembers the initial state in an area: page aligned, zeroed. */
    public static void initialize(long area) {
        // Default control words; XSTATE_BV stays 0, which XRSTOR takes as "all components initial".
        Memory.storeShort(area, (short) 0x37f);
        Memory.storeInt(area + 24, 0x1f80);
        initialArea = area;
    }

    /** Saves into an area of {@link CpuFeatures#vectorStateBytes}, 64-byte aligned. */
    public static void save(long area) {
        if (initialArea == 0) {
            // On a JVM there are no registers.
            return;
        }
        long mask = CpuFeatures.vectorStateMask();
        if (mask != 0) {
            Machine.xsave(area, (int) mask, 0);
        } else {
            Machine.fxsave(area);
        }
    }

    public static void restore(long area) {
        if (initialArea == 0) {
            return;
        }
        long mask = CpuFeatures.vectorStateMask();
        if (mask != 0) {
            Machine.xrstor(area, (int) mask, 0);
        } else {
            Machine.fxrstor(area);
        }
    }

    /** Wipes the registers, so that nothing leaks from one process to the next. */
    public static void reset() {
        restore(initialArea);
    }
}
