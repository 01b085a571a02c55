package hiillos.kernel.arch.amd64;

import hiillos.kernel.memory.PhysicalMemory;
import hiillos.word.Memory;

/** ACPI tables as bytes: a table is looked at only when all of it can be read and its checksum is right. */
final class AcpiTables {
    /** Bytes of the header that all tables have. */
    static final int HEADER_BYTES = 36;
    /** Longer tables are taken for garbage. */
    private static final int MAXIMUM_BYTES = 16 << 20;

    private static long reach;
    private static int bad;

    private AcpiTables() {}

    /** Starts over; tables beyond the end of the direct map are out of reach. */
    static void reset(long directMapEnd) {
        reach = directMapEnd;
        bad = 0;
    }

    /** A table was ignored, or the rest of it. */
    static void noteBad() {
        bad++;
    }

    /** Tables that were ignored. */
    static int bad() {
        return bad;
    }

    /** Address of a table's first byte. */
    static long at(long physical) {
        return PhysicalMemory.direct(physical);
    }

    static int signature(long physical) {
        return Memory.loadInt(at(physical));
    }

    static int length(long physical) {
        return Memory.loadInt(at(physical) + 4);
    }

    /** Whether there is a sound table of this kind. */
    static boolean isValid(long physical, int signature) {
        if (!isReadable(physical, HEADER_BYTES) || signature(physical) != signature) {
            return false;
        }
        int bytes = length(physical);
        return bytes >= HEADER_BYTES && bytes <= MAXIMUM_BYTES && isReadable(physical, bytes)
                && sum(at(physical), bytes) == 0;
    }

    static boolean isReadable(long physical, int countBytes) {
        return physical > 0 && physical <= reach - countBytes;
    }

    /** The checksum, 0 when right. */
    static int sum(long address, int countBytes) {
        int total = 0;
        for (int i = 0; i < countBytes; i++) {
            total += Memory.loadByte(address + i);
        }
        return total & 0xff;
    }
}
