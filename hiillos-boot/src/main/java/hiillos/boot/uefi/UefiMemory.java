package hiillos.boot.uefi;

import hiillos.boot.Console;
import hiillos.boot.MemoryRanges;
import hiillos.boot.protocol.MemoryType;
import hiillos.word.Memory;

/** Memory from the firmware, and its memory map (UEFI specification 2.10, section 7.2). */
final class UefiMemory {
    private static final int ALLOCATE_BELOW = 1;
    private static final int LOADER_CODE = 1;
    private static final int LOADER_DATA = 2;
    private static final long PAGE = 4096;
    private static final long FOUR_GIBIBYTES = 1L << 32;
    private static final long MAP_BYTES = 128 * 1024;
    private static final int EXIT_ATTEMPTS = 8;

    private static long map;

    private UefiMemory() {}

    /** Takes memory below 4 GiB for what {@code type} says; without it the machine is stopped. */
    static long allocate(long countBytes, int type) {
        long base = allocateBelow(FOUR_GIBIBYTES, countBytes, LOADER_DATA);
        if (base == 0) {
            Console.stop("There is not enough memory.");
        }
        MemoryRanges.claim(base, countBytes, type);
        return base;
    }

    /** Takes the CPU start page: below 640 KiB, executable under firmware that distinguishes. */
    static long allocateStartPage() {
        long page = allocateBelow(0xa0000, PAGE, LOADER_CODE);
        if (page == 0) {
            Console.stop("There is no free page below 640 KiB for the start of other processors.");
        }
        MemoryRanges.claim(page, PAGE, MemoryType.CPU_START);
        return page;
    }

    private static long allocateBelow(long limit, long countBytes, int efiType) {
        long pages = (countBytes + PAGE - 1) / PAGE;
        Uefi.setResult(0, limit - 1);
        if (countBytes <= 0 || countBytes > limit) {
            return 0;
        }
        long status = Uefi.bootService(Uefi.ALLOCATE_PAGES, ALLOCATE_BELOW, efiType, pages, Uefi.resultAddress(0), 0);
        return status < 0 ? 0 : Uefi.result(0);
    }

    /** Reads the map into {@link MemoryRanges} as it is now; it still changes. */
    static void collect() {
        if (map == 0) {
            map = allocate(MAP_BYTES, MemoryType.LOADER);
        }
        if (readMap() < 0) {
            Console.stop("The firmware does not tell its memory map.");
        }
        Console.stopOn(addRanges());
        Console.stopOn(MemoryRanges.normalize());
    }

    /** Ends boot services: from here on the machine is ours. The final map is in {@link MemoryRanges} afterwards. */
    static void exitBootServices(long image) {
        long status = -1;
        // Reading the map may change it; the firmware then refuses the old map's key, and one tries again.
        for (int attempt = 0; attempt < EXIT_ATTEMPTS && status < 0; attempt++) {
            status = readMap();
            if (status >= 0) {
                status = Uefi.bootService(Uefi.EXIT_BOOT_SERVICES, image, Uefi.result(1), 0, 0, 0);
            }
        }
        Console.closeScreen();
        if (status < 0) {
            Console.stop("The firmware does not end its boot services.");
        }
        Console.stopOn(addRanges());
        Console.stopOn(MemoryRanges.normalize());
    }

    /** Results: 0 bytes of the map, 1 its key, 2 bytes of a descriptor. */
    private static long readMap() {
        Uefi.setResult(0, MAP_BYTES);
        return Uefi.bootService(Uefi.GET_MEMORY_MAP, Uefi.resultAddress(0), map, Uefi.resultAddress(1),
                Uefi.resultAddress(2), Uefi.resultAddress(3));
    }

    private static String addRanges() {
        MemoryRanges.clearFirmware();
        long descriptorBytes = Uefi.result(2);
        if (descriptorBytes < 40) {
            return "The firmware's memory map is damaged.";
        }
        String problem = MemoryRanges.addFirmware(0, PAGE, MemoryType.RESERVED);
        long end = map + Uefi.result(0);
        for (long descriptor = map; descriptor < end && problem == null; descriptor += descriptorBytes) {
            problem = MemoryRanges.addFirmware(Memory.loadLong(descriptor + 8), Memory.loadLong(descriptor + 24) * PAGE,
                    typeOf(Memory.loadInt(descriptor)));
        }
        return problem;
    }

    /** Loader and boot services memory is free once we have handed over. */
    private static int typeOf(int efiType) {
        return switch (efiType) {
            case 1, 2, 3, 4, 7 -> MemoryType.USABLE;
            case 8 -> MemoryType.BAD;
            case 9 -> MemoryType.ACPI_RECLAIMABLE;
            case 10 -> MemoryType.ACPI_NVS;
            default -> MemoryType.RESERVED;
        };
    }
}
