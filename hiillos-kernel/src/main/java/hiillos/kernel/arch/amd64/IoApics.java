package hiillos.kernel.arch.amd64;

import hiillos.kernel.Log;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.word.Memory;

/**
 * The I/O interrupt controllers (82093AA data sheet, 3): each maps its lines, numbered across all controllers, to vectors of
 * processors. Who calls this holds the lock of interrupts: two registers, number and data, reach all others.
 */
public final class IoApics {
    public static final int LEVEL = 1 << 15;
    public static final int ACTIVE_LOW = 1 << 13;
    private static final int MASKED = 1 << 16;
    private static final int MAXIMUM = 16;
    private static final int VERSION = 1;
    private static final int FIRST_ENTRY = 0x10;
    private static final int DATA = 0x10;
    /** What a window shows behind which there is nothing. */
    private static final int NOTHING = -1;

    /** Direct-map addresses. */
    private static final long[] WINDOWS = new long[MAXIMUM];
    private static final int[] FIRST = new int[MAXIMUM];
    private static final int[] LINES = new int[MAXIMUM];

    private static int count;

    private IoApics() {}

    /** Takes over all controllers of the tables and masks their lines. */
    public static void initialize() {
        count = 0;
        int lines = 0;
        for (int i = 0; i < Madt.controllers(); i++) {
            long physical = Madt.controller(i);
            long window = PhysicalMemory.direct(physical);
            if ((physical & 15) != 0 || !PageTable.mapDirect(physical, 32)) {
                continue;
            }
            int version = read(window, VERSION);
            if (version == NOTHING || version == 0) {
                continue;
            }
            WINDOWS[count] = window;
            FIRST[count] = Madt.firstLine(i);
            LINES[count] = (version >>> 16 & 0xff) + 1;
            for (int line = 0; line < LINES[count]; line++) {
                write(window, FIRST_ENTRY + 2 * line, MASKED);
            }
            lines += LINES[count];
            count++;
        }
        report(lines);
    }

    private static void report(int lines) {
        if (count == 0) {
            Log.warning("no I/O APIC: no interrupt lines for programs");
            return;
        }
        Log.text("interrupts: ");
        Log.number(lines);
        Log.text(" lines, I/O APICs: ");
        Log.number(count);
        Log.line();
    }

    private static int read(long window, int register) {
        Memory.storeIntVolatile(window, register);
        return Memory.loadIntVolatile(window + DATA);
    }

    private static void write(long window, int register, int value) {
        Memory.storeIntVolatile(window, register);
        Memory.storeIntVolatile(window + DATA, value);
    }

    private static int controllerOf(int line) {
        for (int i = 0; i < count; i++) {
            if (line >= FIRST[i] && line - FIRST[i] < LINES[i]) {
                return i;
            }
        }
        return -1;
    }

    /** Whether there is such a line. */
    public static boolean hasLine(int line) {
        return controllerOf(line) >= 0;
    }

    /** Controllers in use. */
    public static int controllers() {
        return count;
    }

    /** Lines of a controller. */
    public static int lines(int controller) {
        return LINES[controller];
    }

    /**
     * Routes a line, masked, to a vector of the processor whose interrupt controller has the number, 0 to 254;
     * {@code flags} are {@link #LEVEL} and {@link #ACTIVE_LOW}.
     */
    public static void route(int line, int vector, int flags, int processorId) {
        int controller = controllerOf(line);
        int entry = FIRST_ENTRY + 2 * (line - FIRST[controller]);
        write(WINDOWS[controller], entry, MASKED | flags | vector);
        write(WINDOWS[controller], entry + 1, processorId << 24);
    }

    /** Masks or unmasks a line that {@link #route} was given the same vector and flags for. */
    public static void setMasked(int line, int vector, int flags, boolean masked) {
        int controller = controllerOf(line);
        write(WINDOWS[controller], FIRST_ENTRY + 2 * (line - FIRST[controller]), (masked ? MASKED : 0) | flags | vector);
    }

    /** Masks a line and forgets its route. */
    public static void release(int line) {
        int controller = controllerOf(line);
        write(WINDOWS[controller], FIRST_ENTRY + 2 * (line - FIRST[controller]), MASKED);
    }
}
