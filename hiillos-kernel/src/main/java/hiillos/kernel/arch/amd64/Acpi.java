package hiillos.kernel.arch.amd64;

import hiillos.word.Memory;

/**
 * What the kernel asks of ACPI: processors and interrupt lines ({@link Madt}), the HPET, the PCI configuration windows
 * (MCFG), and how to power off and reset (FADT and the name {@code \_S5_} in the DSDT). Every table's length and checksum is
 * verified before its content is believed; a damaged one is ignored alone.
 */
public final class Acpi {
    private static final int HEADER_BYTES = AcpiTables.HEADER_BYTES;
    private static final int XSDT = 0x5444_5358;
    private static final int RSDT = 0x5444_5352;
    private static final int HPET = 0x5445_5048;
    private static final int FADT = 0x5043_4146;
    private static final int MCFG = 0x4746_434d;
    private static final int DSDT = 0x5444_5344;
    /** Windows beyond these are not used. */
    private static final int MAXIMUM_WINDOWS = 8;

    private static final long[] WINDOWS = new long[MAXIMUM_WINDOWS];
    /** Segment, first bus, last bus: as the table has them, 32 bits. */
    private static final int[] WINDOW_BUSES = new int[MAXIMUM_WINDOWS];

    private static int windows;
    private static long root;
    private static long hpet;
    private static int systemInterrupt;
    private static int powerControlA;
    private static int powerControlB;
    private static int sleepType = -1;
    private static int sleepTypeB;
    private static int resetPort;
    private static int resetValue;
    private static long simulatedEnd;

    private Acpi() {}

    /** How far the direct map reaches on a simulated machine. */
    public static void simulateDirectMap(long end) {
        simulatedEnd = end;
    }

    /** Reads the tables below the end of the direct map; {@code rsdp} is a physical address or 0. Returns whether there were any. */
    public static boolean read(long rsdp) {
        AcpiTables.reset(Math.max(simulatedEnd, PageTable.directMapEnd()));
        Madt.reset();
        windows = 0;
        root = 0;
        hpet = 0;
        systemInterrupt = -1;
        powerControlA = 0;
        powerControlB = 0;
        sleepType = -1;
        resetPort = 0;
        if (rsdp == 0 || !AcpiTables.isReadable(rsdp, 36)) {
            return false;
        }
        long pointer = AcpiTables.at(rsdp);
        // "RSD PTR "
        if (Memory.loadLong(pointer) != 0x2052_5450_2044_5352L || AcpiTables.sum(pointer, 20) != 0) {
            return false;
        }
        root = rsdp;
        boolean extended = Memory.loadByte(pointer + 15) >= 2 && AcpiTables.sum(pointer, 36) == 0;
        long wide = extended ? Memory.loadLong(pointer + 24) : 0;
        long narrow = Memory.loadInt(pointer + 16) & 0xffff_ffffL;
        if (AcpiTables.isValid(wide, XSDT)) {
            readAll(wide, 8);
        } else if (AcpiTables.isValid(narrow, RSDT)) {
            readAll(narrow, 4);
        } else {
            return false;
        }
        return true;
    }

    private static void readAll(long list, int entryBytes) {
        long entries = AcpiTables.at(list) + HEADER_BYTES;
        int count = (AcpiTables.length(list) - HEADER_BYTES) / entryBytes;
        for (int i = 0; i < count; i++) {
            long at = entries + (long) i * entryBytes;
            readTable(entryBytes == 8 ? Memory.loadLong(at) : Memory.loadInt(at) & 0xffff_ffffL);
        }
    }

    private static void readTable(long physical) {
        if (!AcpiTables.isReadable(physical, HEADER_BYTES)) {
            AcpiTables.noteBad();
            return;
        }
        int signature = AcpiTables.signature(physical);
        if (!AcpiTables.isValid(physical, signature)) {
            AcpiTables.noteBad();
            return;
        }
        switch (signature) {
            case Madt.SIGNATURE -> Madt.read(physical);
            case HPET -> readHpet(physical);
            case FADT -> readFixed(physical);
            case MCFG -> readWindows(physical);
            default -> { }
        }
    }

    /** PCI Firmware Specification 3.3, 4.1.2: entries of 16 bytes from 44 on. */
    private static void readWindows(long physical) {
        long table = AcpiTables.at(physical);
        int end = AcpiTables.length(physical);
        for (int at = 44; at + 16 <= end && windows < MAXIMUM_WINDOWS; at += 16) {
            WINDOWS[windows] = Memory.loadLong(table + at);
            WINDOW_BUSES[windows] = Memory.loadInt(table + at + 8);
            windows++;
        }
    }

    private static void readHpet(long physical) {
        if (AcpiTables.length(physical) >= 56 && Memory.loadByte(AcpiTables.at(physical) + 40) == 0) {
            hpet = Memory.loadLong(AcpiTables.at(physical) + 44);
        }
    }

    /** "FACP". */
    private static void readFixed(long physical) {
        long table = AcpiTables.at(physical);
        int bytes = AcpiTables.length(physical);
        if (bytes < 72) {
            return;
        }
        systemInterrupt = Memory.loadShort(table + 46) & 0xffff;
        powerControlA = Memory.loadInt(table + 64);
        powerControlB = Memory.loadInt(table + 68);
        boolean resetSupported = bytes >= 129 && (Memory.loadInt(table + 112) & 1 << 10) != 0;
        // Only a reset register in I/O space (1) is used.
        if (resetSupported && Memory.loadByte(table + 116) == 1) {
            resetPort = (int) Memory.loadLong(table + 120) & 0xffff;
            resetValue = Memory.loadByte(table + 128) & 0xff;
        }
        long description = bytes >= 148 ? Memory.loadLong(table + 140) : 0;
        description = description != 0 ? description : Memory.loadInt(table + 40) & 0xffff_ffffL;
        if (AcpiTables.isValid(description, DSDT)) {
            findSleepType(AcpiTables.at(description) + HEADER_BYTES, AcpiTables.length(description) - HEADER_BYTES);
        } else {
            AcpiTables.noteBad();
        }
    }

    /**
     * Looks for {@code Name(_S5_, Package{a, b, …})}: 08 [5c] "_S5_" 12 length count a b. An interpreter for AML would
     * find it in every table; this pattern is what all compilers emit.
     */
    private static void findSleepType(long code, int countBytes) {
        for (int i = 1; i + 8 < countBytes; i++) {
            int before = Memory.loadByte(code + i - 1);
            boolean name = before == 0x08 || before == 0x5c && i >= 2 && Memory.loadByte(code + i - 2) == 0x08;
            if (name && Memory.loadInt(code + i) == 0x5f35_535f && Memory.loadByte(code + i + 4) == 0x12) {
                int at = i + 5;
                at += 1 + (Memory.loadByte(code + at) >>> 6 & 3);
                // The count of elements.
                at++;
                if (at + 4 > countBytes) {
                    return;
                }
                sleepType = smallInteger(code + at);
                sleepTypeB = smallInteger(code + at + (Memory.loadByte(code + at) == 0x0a ? 2 : 1));
                return;
            }
        }
    }

    /** ZeroOp, OneOp or BytePrefix. */
    private static int smallInteger(long code) {
        int first = Memory.loadByte(code) & 0xff;
        return (first == 0x0a ? Memory.loadByte(code + 1) : first) & 7;
    }

    /** Enabled processors, 0 if the tables do not say. */
    public static int processors() {
        return Madt.processors();
    }

    /** Number of a processor's local interrupt controller, by its place in the tables. */
    public static int processorId(int index) {
        return Madt.processorId(index);
    }

    /** Physical address of the root pointer, 0 if it is not sound. */
    public static long root() {
        return root;
    }

    /** Physical address of the HPET's registers; 0 if there is none. */
    public static long hpet() {
        return hpet;
    }

    /** ISA number of ACPI's own interrupt, −1 if unknown. */
    public static int systemInterrupt() {
        return systemInterrupt;
    }

    /** Windows onto PCI configuration space. */
    public static int windows() {
        return windows;
    }

    /** Physical address of a window. */
    public static long window(int index) {
        return WINDOWS[index];
    }

    /** Bits 0–15 the window's segment, 16–23 its first bus, 24–31 its last. */
    public static int windowBuses(int index) {
        return WINDOW_BUSES[index];
    }

    /** Tables that were ignored because their length or checksum was wrong. */
    public static int badTables() {
        return AcpiTables.bad();
    }

    /** Whether {@link #powerOff} can work. */
    public static boolean canPowerOff() {
        return sleepType >= 0 && powerControlA != 0;
    }

    /** The value for the sleep type field that powers off, -1 if unknown. */
    public static int sleepType() {
        return sleepType;
    }

    /** I/O port of the PM1a control register, 0 if unknown. */
    public static int powerControl() {
        return powerControlA;
    }

    /** Enters S5. Returns only if the machine ignores it. */
    static void powerOff() {
        if (canPowerOff()) {
            Machine.outShort(powerControlA, sleepType << 10 | 1 << 13);
            if (powerControlB != 0) {
                Machine.outShort(powerControlB, sleepTypeB << 10 | 1 << 13);
            }
        }
    }

    /** Resets through the FADT's register. Returns if there is none. */
    static void reset() {
        if (resetPort != 0) {
            Machine.outByte(resetPort, resetValue);
        }
    }
}
