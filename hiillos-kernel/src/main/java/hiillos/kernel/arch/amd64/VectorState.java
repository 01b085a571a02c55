package hiillos.kernel.arch.amd64;

import hiillos.word.AlwaysInline;
import hiillos.word.Memory;

/** The x87, SSE and AVX registers of threads. The kernel itself never uses them. */
public final class VectorState {
    /** The initial state; 0 on a JVM, where there are no registers. One of the two is 0: which says how to restore. */
    private static long initialFxsave;
    private static long initialXsave;

    private VectorState() {}

    /** Remembers the initial state in an area: page aligned, zeroed. */
    public static void initialize(long area) {
        // Default control words; XSTATE_BV stays 0, which XRSTOR takes as "all components initial".
        Memory.storeShort(area, (short) 0x37f);
        Memory.storeInt(area + 24, 0x1f80);
        if (CpuFeatures.vectorStateMask() != 0) {
            initialXsave = area;
        } else {
            initialFxsave = area;
        }
    }

    /** Saves into an area of {@link CpuFeatures#vectorStateBytes}, 64-byte aligned. */
    public static void save(long area) {
        if (initialFxsave != 0) {
            Machine.fxsave(area);
        } else if (initialXsave != 0) {
            Machine.xsave(area, (int) CpuFeatures.vectorStateMask(), 0);
        }
    }

    public static void restore(long area) {
        if (initialFxsave != 0) {
            Machine.fxrstor(area);
        } else if (initialXsave != 0) {
            Machine.xrstor(area, (int) CpuFeatures.vectorStateMask(), 0);
        }
    }

    /** Wipes the registers, so that nothing leaks from one process to the next. */
    @AlwaysInline(reason = "fast path of IPC")
    public static void reset() {
        long fxsave = initialFxsave;
        if (fxsave != 0) {
            Machine.fxrstor(fxsave);
        } else {
            restore(initialXsave);
        }
    }
}
