package hiillos.boot;

import hiillos.word.Memory;

/** ACPI's root system description pointer where a PC BIOS leaves it (ACPI specification 6.5, section 5.2.5.1). */
public final class RootPointer {
    private static final long EXTENDED_AREA_SEGMENT = 0x40e;
    private static final long SIGNATURE = 0x2052_5450_2044_5352L;
    private static final int STEP = 16;
    private static final int CHECKED_BYTES = 20;

    private RootPointer() {}

    /** Its physical address, or 0: the first KiB of the extended BIOS data area, then 0xe0000 to 0xfffff. */
    public static long find() {
        long area = (Memory.loadShort(EXTENDED_AREA_SEGMENT) & 0xffffL) << 4;
        long found = area >= 0x400 && area < 0xa0000 ? findIn(area, area + 1024) : 0;
        return found != 0 ? found : findIn(0xe0000, 0x100000);
    }

    private static long findIn(long begin, long end) {
        for (long address = begin; address < end; address += STEP) {
            if (Memory.loadLong(address) == SIGNATURE && sum(address) == 0) {
                return address;
            }
        }
        return 0;
    }

    private static int sum(long address) {
        int sum = 0;
        for (int index = 0; index < CHECKED_BYTES; index++) {
            sum += Memory.loadByte(address + index);
        }
        return sum & 0xff;
    }
}
