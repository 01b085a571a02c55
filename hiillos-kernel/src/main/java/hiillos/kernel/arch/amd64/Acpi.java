package hiillos.kernel.arch.amd64;

import hiillos.kernel.memory.PhysicalMemory;
import hiillos.word.Memory;

/**
 * The few things that the kernel asks of ACPI: processors (MADT), the HPET, and how to power off (FADT and the name
 * {@code \_S5_} in the DSDT). Every table's length and checksum is verified before its content is believed.
 */
public final class Acpi {
    private static final int HEADER_BYTES = 36;
    /** Longer tables are taken for garbage. */
    private static final int MAXIMUM_BYTES = 16 << 20;

    private static int processors;
    private static long hpet;
    private static int powerControlA;
    private static int powerControlB;
    private static int sleepType = -1;
    private static int sleepTypeB;
    private static int resetPort;
    private static int resetValue;
    private static int badTables;
    private static long reach;

    private Acpi() {}

    /** How far the direct map reaches on a simulated machine. */
    static void simulateDirectMap(long end) {
        reach = end;
    }

    /** Reads the tables below the end of the direct map; {@code rsdp} is a physical address or 0. Returns whether there were any. */
    public static boolean read(long rsdp) {
        reach = Math.max(reach, PageTable.directMapEnd());
        processors = 0;
        hpet = 0;
        powerControlA = 0;
        powerControlB = 0;
        sleepType = -1;
        resetPort = 0;
        badTables = 0;
        if (rsdp == 0 || !readable(rsdp, 36)) {
            return false;
        }
        long root = PhysicalMemory.direct(rsdp);
        // "RSD PTR "
        if (Memory.loadLong(root) != 0x2052_5450_2044_5352L || sum(root, 20) != 0) {
            return false;
        }
        boolean extended = Memory.loadByte(root + 15) >= 2 && Memory.loadLong(root + 24) != 0 && sum(root, 36) == 0;
        long list = extended ? Memory.loadLong(root + 24) : Memory.loadInt(root + 16) & 0xffff_ffffL;
        if (!valid(list, extended ? 0x5444_5358 : 0x5444_5352)) {
            return false;
        }
        int entryBytes = extended ? 8 : 4;
        long entries = PhysicalMemory.direct(list) + HEADER_BYTES;
        int count = (length(list) - HEADER_BYTES) / entryBytes;
        for (int i = 0; i < count; i++) {
            long at = entries + (long) i * entryBytes;
            readTable(extended ? Memory.loadLong(at) : Memory.loadInt(at) & 0xffff_ffffL);
        }
        return true;
    }

    private static void readTable(long physical) {
        if (!readable(physical, HEADER_BYTES)) {
            badTables++;
            return;
        }
        int signature = Memory.loadInt(PhysicalMemory.direct(physical));
        if (!valid(physical, signature)) {
            badTables++;
            return;
        }
        switch (signature) {
            case 0x4349_5041 -> readProcessors(physical);
            case 0x5445_5048 -> readHpet(physical);
            case 0x5043_4146 -> readFixed(physical);
            default -> { }
        }
    }

    /** "APIC": counts enabled processors. */
    private static void readProcessors(long physical) {
        long table = PhysicalMemory.direct(physical);
        int end = length(physical);
        int at = 44;
        while (at + 2 <= end) {
            int type = Memory.loadByte(table + at) & 0xff;
            int bytes = Memory.loadByte(table + at + 1) & 0xff;
            if (bytes < 2 || at + bytes > end) {
                badTables++;
                return;
            }
            boolean plain = type == 0 && bytes >= 8 && (Memory.loadInt(table + at + 4) & 1) != 0;
            boolean wide = type == 9 && bytes >= 16 && (Memory.loadInt(table + at + 8) & 1) != 0;
            processors += plain || wide ? 1 : 0;
            at += bytes;
        }
    }

    private static void readHpet(long physical) {
        if (length(physical) >= 56 && Memory.loadByte(PhysicalMemory.direct(physical) + 40) == 0) {
            hpet = Memory.loadLong(PhysicalMemory.direct(physical) + 44);
        }
    }

    /** "FACP". */
    private static void readFixed(long physical) {
        long table = PhysicalMemory.direct(physical);
        int bytes = length(physical);
        if (bytes < 72) {
            return;
        }
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
        if (valid(description, 0x5444_5344)) {
            findSleepType(PhysicalMemory.direct(description) + HEADER_BYTES, length(description) - HEADER_BYTES);
        } else {
            badTables++;
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

    private static int length(long physical) {
        return Memory.loadInt(PhysicalMemory.direct(physical) + 4);
    }

    private static boolean valid(long physical, int signature) {
        if (!readable(physical, HEADER_BYTES) || Memory.loadInt(PhysicalMemory.direct(physical)) != signature) {
            return false;
        }
        int bytes = length(physical);
        return bytes >= HEADER_BYTES && bytes <= MAXIMUM_BYTES && readable(physical, bytes)
                && sum(PhysicalMemory.direct(physical), bytes) == 0;
    }

    private static boolean readable(long physical, int countBytes) {
        return physical > 0 && physical <= reach - countBytes;
    }

    private static int sum(long address, int countBytes) {
        int sum = 0;
        for (int i = 0; i < countBytes; i++) {
            sum += Memory.loadByte(address + i);
        }
        return sum & 0xff;
    }

    /** Processors that the firmware lists as usable; 0 without a table. */
    public static int processors() {
        return processors;
    }

    /** Physical address of the HPET, 0 if there is none. */
    public static long hpet() {
        return hpet;
    }

    /** Tables that were ignored because their length or checksum was wrong. */
    public static int badTables() {
        return badTables;
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
