package hiillos.kernel.arch.amd64;

/** What CPUID says; each feature is used where present and has a fallback. */
public final class CpuFeatures {
    private static final int CONTROL4_GLOBAL_PAGES = 1 << 7;
    private static final int CONTROL4_FXSR = 1 << 9;
    private static final int CONTROL4_SIMD_EXCEPTIONS = 1 << 10;
    private static final int CONTROL4_UMIP = 1 << 11;
    private static final int CONTROL4_FSGSBASE = 1 << 16;
    private static final int CONTROL4_CONTEXTS = 1 << 17;
    private static final int CONTROL4_XSAVE = 1 << 18;
    private static final int CONTROL4_SMEP = 1 << 20;
    private static final int CONTROL4_SMAP = 1 << 21;
    private static final int EFER = 0xc000_0080;
    private static final int ARCHITECTURE_CAPABILITIES = 0x10a;
    /** Debug control with no breakpoint. */
    private static final long NO_BREAKPOINTS = 1 << 10;
    private static final int EFER_SYSCALL = 1;
    private static final int EFER_NO_EXECUTE = 1 << 11;

    private static boolean noExecute;
    private static boolean globalPages;
    private static boolean hugePages;
    private static boolean smep;
    private static boolean smap;
    private static boolean umip;
    private static boolean fsgsbase;
    private static boolean xsave;
    private static boolean contexts;
    private static boolean readableByMeltdown;
    private static boolean invariantTimeStamp;
    private static boolean timeStampDeadline;
    private static boolean localApic;
    private static boolean extendedApic;
    private static int physicalAddressBits = 36;
    private static long vectorStateMask;
    private static int vectorStateBytes = 512;

    private CpuFeatures() {}

    /** Asks the processor; switches nothing on. */
    public static void probe() {
        int highest = Machine.cpuid(0, 0, 0);
        int features1c = Machine.cpuid(1, 0, 2);
        int features1d = Machine.cpuid(1, 0, 3);
        globalPages = bit(features1d, 13);
        localApic = bit(features1d, 9);
        extendedApic = bit(features1c, 21);
        timeStampDeadline = bit(features1c, 24);
        xsave = bit(features1c, 26);
        if (highest >= 7) {
            int features7b = Machine.cpuid(7, 0, 1);
            int features7c = Machine.cpuid(7, 0, 2);
            smep = bit(features7b, 7);
            smap = bit(features7b, 20);
            fsgsbase = bit(features7b, 0);
            umip = bit(features7c, 2);
        }
        // Used only together: without INVPCID, translations of a context that is not active could not be forgotten.
        contexts = bit(features1c, 17) && highest >= 7 && bit(Machine.cpuid(7, 0, 1), 10);
        readableByMeltdown = isIntel() && !(highest >= 7 && bit(Machine.cpuid(7, 0, 3), 29)
                && (Machine.readModelRegister(ARCHITECTURE_CAPABILITIES) & 1) != 0);
        int highestExtended = Machine.cpuid(0x8000_0000, 0, 0);
        // Unsigned: extended leaves have the top bit set.
        if (Integer.compareUnsigned(highestExtended, 0x8000_0001) >= 0) {
            int extended = Machine.cpuid(0x8000_0001, 0, 3);
            noExecute = bit(extended, 20);
            hugePages = bit(extended, 26);
        }
        if (Integer.compareUnsigned(highestExtended, 0x8000_0007) >= 0) {
            invariantTimeStamp = bit(Machine.cpuid(0x8000_0007, 0, 3), 8);
        }
        if (Integer.compareUnsigned(highestExtended, 0x8000_0008) >= 0) {
            physicalAddressBits = Machine.cpuid(0x8000_0008, 0, 0) & 0xff;
        }
    }

    /** "Genu" of "GenuineIntel". */
    private static boolean isIntel() {
        return Machine.cpuid(0, 0, 1) == 0x756e_6547;
    }

    /** Switches on what protects: write protection, NX, SMEP, SMAP, UMIP; and what the vector state needs. */
    public static void enable() {
        CacheModes.initialize();
        long efer = Machine.readModelRegister(EFER) | EFER_SYSCALL;
        Machine.writeModelRegister(EFER, noExecute ? efer | EFER_NO_EXECUTE : efer);
        // AM (alignment checks are the program's choice), WP, NE, MP on; EM, TS, CD, NW off.
        long control0 = Machine.readControl0();
        Machine.writeControl0((control0 | 1 << 18 | 1 << 16 | 1 << 5 | 1 << 1) & ~(1L << 2 | 1L << 3 | 1L << 29 | 1L << 30));
        long control4 = Machine.readControl4() | CONTROL4_FXSR | CONTROL4_SIMD_EXCEPTIONS;
        control4 = globalPages ? control4 | CONTROL4_GLOBAL_PAGES : control4;
        control4 = smep ? control4 | CONTROL4_SMEP : control4;
        control4 = smap ? control4 | CONTROL4_SMAP : control4;
        control4 = umip ? control4 | CONTROL4_UMIP : control4;
        control4 = xsave ? control4 | CONTROL4_XSAVE : control4;
        // User code may not set the GS base that the entry code swaps with; so FSGSBASE stays off for it.
        control4 = control4 & ~(long) CONTROL4_FSGSBASE;
        if (contexts) {
            // CR4.PCIDE may be set only while the context is 0.
            Machine.loadPageTableRoot(Machine.pageTableRoot() & -4096);
            control4 |= CONTROL4_CONTEXTS;
        }
        Machine.writeControl4(control4);
        Machine.writeDebugControl(NO_BREAKPOINTS);
        if (xsave) {
            vectorStateMask = Machine.cpuid(13, 0, 0) & 0xe7L;
            Machine.writeExtendedControl(0, (int) vectorStateMask, 0);
            vectorStateBytes = Machine.cpuid(13, 0, 1);
        }
    }

    /** Whether the current processor has switched on what the first one has. */
    public static boolean isEnabled() {
        int wanted = (globalPages ? CONTROL4_GLOBAL_PAGES : 0) | (smep ? CONTROL4_SMEP : 0) | (smap ? CONTROL4_SMAP : 0)
                | (contexts ? CONTROL4_CONTEXTS : 0) | (umip ? CONTROL4_UMIP : 0) | (xsave ? CONTROL4_XSAVE : 0);
        long control0 = Machine.readControl0();
        long efer = Machine.readModelRegister(EFER);
        return ((int) Machine.readControl4() & (wanted | CONTROL4_FSGSBASE)) == wanted && (control0 & 1 << 16) != 0
                && (control0 & 3L << 29) == 0 && (efer & EFER_SYSCALL) != 0
                && (efer & EFER_NO_EXECUTE) != 0 == noExecute;
    }

    private static boolean bit(int word, int number) {
        return (word >>> number & 1) != 0;
    }

    public static boolean hasNoExecute() {
        return noExecute;
    }

    public static boolean hasGlobalPages() {
        return globalPages;
    }

    /** Whether pages of 1 GiB exist. */
    public static boolean hasHugePages() {
        return hugePages;
    }

    public static boolean hasSmep() {
        return smep;
    }

    public static boolean hasSmap() {
        return smap;
    }

    public static boolean hasUmip() {
        return umip;
    }

    public static boolean hasFsgsbase() {
        return fsgsbase;
    }

    public static boolean hasXsave() {
        return xsave;
    }

    /** Whether translations are tagged with process-context identifiers (PCID and INVPCID). */
    public static boolean hasContexts() {
        return contexts;
    }

    /** Whether user code may read the kernel's mapped memory by speculation. */
    public static boolean isReadableByMeltdown() {
        return readableByMeltdown;
    }

    public static boolean hasInvariantTimeStamp() {
        return invariantTimeStamp;
    }

    /** Whether the APIC's timer can wait for a value of the TSC. */
    public static boolean hasTimeStampDeadline() {
        return timeStampDeadline;
    }

    public static boolean hasLocalApic() {
        return localApic;
    }

    public static boolean hasExtendedApic() {
        return extendedApic;
    }

    public static int physicalAddressBits() {
        return physicalAddressBits;
    }

    /** Components of XSAVE that are switched on; 0 without XSAVE. */
    public static long vectorStateMask() {
        return vectorStateMask;
    }

    /** Bytes of one thread's saved vector state, at most a page less the register frame. */
    public static int vectorStateBytes() {
        return vectorStateBytes;
    }
}
