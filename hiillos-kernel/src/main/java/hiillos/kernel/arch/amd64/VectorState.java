package hiillos.kernel.arch.amd64;

import hiillos.word.AlwaysInline;
import hiillos.word.Memory;

/** The x87, SSE and AVX registers of threads. The kernel itself never uses them. */
public final class VectorState {
    /** What MXCSR may hold on every processor with SSE2 or later. */
    private static final int CONTROL_BITS = 0xffff;
    /** End of what FXSAVE stores, where XSAVE's header begins. */
    private static final int LEGACY_END = 512;
    /** Control bits of MXCSR, above the sticky status, and of the x87 control word, in bits 16 to 31. */
    private static final int CONTROLS = 0xffff_ffc0;
    private static final int DEFAULT_CONTROLS = 0x037f_1f80;

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

    /** Whether MXCSR's control bits and the x87 control word are as the ABI has them at a program's start. */
    @AlwaysInline(reason = "fast path of IPC")
    public static boolean controlsAreDefault() {
        return (Machine.vectorControls() & CONTROLS) == DEFAULT_CONTROLS;
    }

    /** Stores both into an area where {@link #save} would, and sets them to the default. */
    public static void saveControls(long area) {
        int controls = Machine.vectorControls();
        Memory.storeShort(area, (short) (controls >>> 16));
        Memory.storeInt(area + 24, controls & 0xffff);
        defaultControls();
    }

    /** Loads both from an area. */
    public static void restoreControls(long area) {
        Machine.loadVectorControls(area + 24, area);
    }

    /** Sets both to the default. */
    public static void defaultControls() {
        if (initialFxsave != 0) {
            restoreControls(initialFxsave);
        } else if (initialXsave != 0) {
            restoreControls(initialXsave);
        }
    }

    /**
     * Stores a stopped thread's state into a buffer of {@link CpuFeatures#vectorStateBytes}: what its area holds, if
     * {@code saved}; else the initial state, with the area's control words if {@code controls}.
     */
    public static void export(long buffer, long area, boolean saved, boolean controls) {
        int bytes = CpuFeatures.vectorStateBytes();
        if (saved) {
            Memory.copy(buffer, area, bytes);
            return;
        }
        Memory.fill(buffer, (byte) 0, bytes);
        Memory.storeShort(buffer, controls ? Memory.loadShort(area) : (short) 0x37f);
        Memory.storeInt(buffer + 24, controls ? Memory.loadInt(area + 24) : 0x1f80);
    }

    /**
     * Whether loading a state from a buffer cannot fault (SDM volume 1, 13.8): no reserved bits in MXCSR, no components
     * that are not in use, a standard header with zeros where they belong.
     */
    public static boolean isValid(long buffer) {
        if ((Memory.loadInt(buffer + 24) & ~CONTROL_BITS) != 0) {
            return false;
        }
        if (CpuFeatures.vectorStateMask() == 0) {
            return true;
        }
        long rest = 0;
        for (int i = 8; i < 64; i += 8) {
            rest |= Memory.loadLong(buffer + LEGACY_END + i);
        }
        return rest == 0 && (Memory.loadLong(buffer + LEGACY_END) & ~CpuFeatures.vectorStateMask()) == 0;
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
