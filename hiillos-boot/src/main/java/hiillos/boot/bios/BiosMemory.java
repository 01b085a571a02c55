package hiillos.boot.bios;

import hiillos.boot.MemoryRanges;
import hiillos.boot.protocol.MemoryType;
import hiillos.word.Memory;

/** The BIOS's memory map (INT 15h, AX = E820h; ACPI specification 6.5, section 15.1). */
final class BiosMemory {
    private static final int SIGNATURE = 0x534d_4150;
    private static final int ENTRY_BYTES = 24;
    private static final int LEGACY_ENTRY_BYTES = 20;
    private static final int MAXIMUM_ENTRIES = 512;

    private BiosMemory() {}

    /**
     * Adds all ranges to {@link MemoryRanges}.
     *
     * @return what is wrong, or null
     */
    static String collect() {
        int continuation = 0;
        int entries = 0;
        do {
            long entry = LowMemory.SMALL_BUFFER;
            Memory.fill(entry, (byte) 0, ENTRY_BYTES);
            Memory.storeInt(entry + LEGACY_ENTRY_BYTES, 1);
            BiosCall.clear();
            BiosCall.setEax(0xe820);
            BiosCall.setEbx(continuation);
            BiosCall.setEcx(ENTRY_BYTES);
            BiosCall.setEdx(SIGNATURE);
            BiosCall.setEsDi(entry);
            BiosCall.interrupt(0x15);
            if (BiosCall.failed() || BiosCall.eax() != SIGNATURE) {
                break;
            }
            continuation = BiosCall.ebx();
            boolean ignored = BiosCall.ecx() >= ENTRY_BYTES && (Memory.loadInt(entry + LEGACY_ENTRY_BYTES) & 1) == 0;
            if (!ignored) {
                String problem = MemoryRanges.addFirmware(Memory.loadLong(entry), Memory.loadLong(entry + 8),
                        typeOf(Memory.loadInt(entry + 16)));
                if (problem != null) {
                    return problem;
                }
            }
            entries++;
        } while (continuation != 0 && entries < MAXIMUM_ENTRIES);
        return entries == 0 ? "The BIOS does not report the memory map (INT 15h, E820h)." : null;
    }

    /** The numbers 1 to 5 are those of the boot protocol; whatever else firmware says is not free. */
    private static int typeOf(int type) {
        return type >= MemoryType.USABLE && type <= MemoryType.BAD ? type : MemoryType.RESERVED;
    }
}
