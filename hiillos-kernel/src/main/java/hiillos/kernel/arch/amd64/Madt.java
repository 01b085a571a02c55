package hiillos.kernel.arch.amd64;

import hiillos.kernel.processor.Processor;
import hiillos.word.Memory;

/**
 * The multiple APIC description table (ACPI 6.5, 5.2.12): processors, interrupt controllers, and how the sixteen old ISA
 * lines are wired.
 *
 * <p>Flags of a line are those of the table (MPS INTI): bits 0–1 polarity (0 the bus's, 1 high, 3 low), bits 2–3 trigger
 * (0 the bus's, 1 edge, 3 level).
 */
public final class Madt {
    /** "APIC". */
    static final int SIGNATURE = 0x4349_5041;
    public static final int ISA_LINES = 16;
    private static final int FIRST_ENTRY = 44;
    private static final int MAXIMUM_CONTROLLERS = 16;
    private static final int MAXIMUM_NMI_LINES = 16;
    private static final int ALL_PROCESSORS = 0xff;
    private static final int ALL_PROCESSORS_WIDE = -1;

    private static final int[] IDS = new int[Processor.MAXIMUM];
    private static final int[] UIDS = new int[Processor.MAXIMUM];
    private static final long[] CONTROLLERS = new long[MAXIMUM_CONTROLLERS];
    private static final int[] FIRST_LINES = new int[MAXIMUM_CONTROLLERS];
    private static final int[] ISA = new int[ISA_LINES];
    private static final int[] ISA_FLAGS = new int[ISA_LINES];
    private static final int[] NMI_LINES = new int[MAXIMUM_NMI_LINES];
    private static final int[] LOCAL_NMI_UIDS = new int[MAXIMUM_NMI_LINES];
    private static final int[] LOCAL_NMI_WIRES = new int[MAXIMUM_NMI_LINES];
    private static final int[] LOCAL_NMI_FLAGS = new int[MAXIMUM_NMI_LINES];

    private static int processors;
    private static int unused;
    private static int controllers;
    private static int nmiLines;
    private static int localNmis;
    private static boolean present;

    private Madt() {}

    /** Forgets everything: no processors, no controllers, ISA lines wired straight. */
    static void reset() {
        present = false;
        processors = 0;
        unused = 0;
        controllers = 0;
        nmiLines = 0;
        localNmis = 0;
        for (int i = 0; i < ISA_LINES; i++) {
            ISA[i] = i;
            ISA_FLAGS[i] = 0;
        }
    }

    /** Reads a sound table; of several the first counts. */
    static void read(long physical) {
        if (present) {
            return;
        }
        present = true;
        long table = AcpiTables.at(physical);
        int end = AcpiTables.length(physical);
        int at = FIRST_ENTRY;
        while (at + 2 <= end) {
            int bytes = Memory.loadByte(table + at + 1) & 0xff;
            if (bytes < 2 || at + bytes > end) {
                AcpiTables.noteBad();
                return;
            }
            readEntry(table + at, bytes);
            at += bytes;
        }
    }

    private static void readEntry(long entry, int bytes) {
        int type = Memory.loadByte(entry) & 0xff;
        if (bytes < leastBytes(type)) {
            AcpiTables.noteBad();
            return;
        }
        switch (type) {
            case 0 -> addProcessor(byteAt(entry + 3), byteAt(entry + 2), Memory.loadInt(entry + 4));
            case 9 -> addProcessor(Memory.loadInt(entry + 4), Memory.loadInt(entry + 12), Memory.loadInt(entry + 8));
            case 1 -> addController(Memory.loadInt(entry + 4) & 0xffff_ffffL, Memory.loadInt(entry + 8));
            case 2 -> override(byteAt(entry + 3), Memory.loadInt(entry + 4), Memory.loadShort(entry + 8));
            case 3 -> addNmiLine(Memory.loadInt(entry + 4));
            case 4 -> addLocalNmi(byteAt(entry + 2) == ALL_PROCESSORS ? ALL_PROCESSORS_WIDE : byteAt(entry + 2),
                    byteAt(entry + 5), Memory.loadByte(entry + 3));
            case 10 -> addLocalNmi(Memory.loadInt(entry + 4), byteAt(entry + 8), Memory.loadByte(entry + 2));
            default -> { }
        }
    }

    private static int leastBytes(int type) {
        return switch (type) {
            case 0, 3 -> 8;
            case 1, 10 -> 12;
            case 2 -> 10;
            case 4 -> 6;
            case 9 -> 16;
            default -> 2;
        };
    }

    private static int byteAt(long address) {
        return Memory.loadByte(address) & 0xff;
    }

    /** Only bit 0, enabled, counts; firmware may name a processor in both kinds of entry. */
    private static void addProcessor(int id, int uid, int flags) {
        if ((flags & 1) == 0) {
            return;
        }
        for (int i = 0; i < processors; i++) {
            if (IDS[i] == id) {
                return;
            }
        }
        if (processors == IDS.length) {
            unused++;
            return;
        }
        IDS[processors] = id;
        UIDS[processors] = uid;
        processors++;
    }

    private static void addController(long address, int firstLine) {
        if (controllers == MAXIMUM_CONTROLLERS || address == 0 || firstLine < 0) {
            AcpiTables.noteBad();
            return;
        }
        CONTROLLERS[controllers] = address;
        FIRST_LINES[controllers] = firstLine;
        controllers++;
    }

    private static void override(int number, int line, int flags) {
        if (number >= ISA_LINES || line < 0) {
            AcpiTables.noteBad();
            return;
        }
        ISA[number] = line;
        ISA_FLAGS[number] = flags & 15;
    }

    private static void addNmiLine(int line) {
        if (nmiLines < MAXIMUM_NMI_LINES) {
            NMI_LINES[nmiLines++] = line;
        }
    }

    private static void addLocalNmi(int uid, int wire, int flags) {
        if (localNmis < MAXIMUM_NMI_LINES && wire <= 1) {
            LOCAL_NMI_UIDS[localNmis] = uid;
            LOCAL_NMI_WIRES[localNmis] = wire;
            LOCAL_NMI_FLAGS[localNmis] = flags & 15;
            localNmis++;
        }
    }

    /** Whether there was a table. */
    public static boolean isPresent() {
        return present;
    }

    /** Enabled processors, at most {@link Processor#MAXIMUM}. */
    public static int processors() {
        return processors;
    }

    /** Enabled processors beyond those. */
    public static int unusedProcessors() {
        return unused;
    }

    /** Number of a processor's local interrupt controller, in the table's order. */
    public static int processorId(int index) {
        return IDS[index];
    }

    /** I/O interrupt controllers. */
    public static int controllers() {
        return controllers;
    }

    /** Physical address of an I/O interrupt controller's registers. */
    public static long controller(int index) {
        return CONTROLLERS[index];
    }

    /** The global number of its first line. */
    public static int firstLine(int index) {
        return FIRST_LINES[index];
    }

    /** The global line that an ISA interrupt, 0 to 15, is wired to. */
    public static int isaLine(int number) {
        return ISA[number];
    }

    /** Whether an ISA interrupt is level triggered; the bus's own way is edge. */
    public static boolean isaIsLevel(int number) {
        return ISA_FLAGS[number] >>> 2 == 3;
    }

    /** Whether an ISA interrupt is active low; the bus's own way is high. */
    public static boolean isaIsLow(int number) {
        return (ISA_FLAGS[number] & 3) == 3;
    }

    /** Whether a global line is wired as a non-maskable interrupt: nobody may have it. */
    public static boolean isNmiLine(int line) {
        for (int i = 0; i < nmiLines; i++) {
            if (NMI_LINES[i] == line) {
                return true;
            }
        }
        return false;
    }

    /**
     * How non-maskable interrupts reach the processor with this interrupt controller: −1 not by LINT{@code wire}, else the
     * flags of the wire.
     */
    public static int localNmi(int id, int wire) {
        int uid = 0;
        boolean known = false;
        for (int i = 0; i < processors; i++) {
            if (IDS[i] == id) {
                uid = UIDS[i];
                known = true;
            }
        }
        for (int i = 0; i < localNmis; i++) {
            boolean meant = LOCAL_NMI_UIDS[i] == ALL_PROCESSORS_WIDE || known && LOCAL_NMI_UIDS[i] == uid;
            if (meant && LOCAL_NMI_WIRES[i] == wire) {
                return LOCAL_NMI_FLAGS[i];
            }
        }
        return -1;
    }
}
