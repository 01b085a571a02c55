package hiillos.boot.bios;

import hiillos.word.Memory;
import hiillos.word.SymbolAddress;

/** Reads the medium that the loader came from (INT 13h extensions, "BIOS Enhanced Disk Drive Specification"). */
final class BiosDisk {
    /** The unit of sector numbers in hiillos.cfg, whatever the medium's own sector is. */
    private static final int UNIT_BYTES = 512;
    private static final int PACKET_BYTES = 16;
    private static final int ATTEMPTS = 4;

    private BiosDisk() {}

    /** The image writer's words to the loader: see docs/reference/image-layout.md. */
    @SymbolAddress("hiillos_disk_block")
    static native long diskBlock();

    @SymbolAddress("hiillos_boot_drive")
    private static native long bootDrive();

    @SymbolAddress("hiillos_sector_units")
    private static native long sectorUnits();

    /**
     * Reads {@code countBytes} bytes from 512-byte sector {@code sector} on to {@code target}, below 4 GiB.
     *
     * @return false when the BIOS reports an error four times over, or the sector does not begin one of the medium's
     */
    static boolean read(long sector, long countBytes, long target) {
        int units = Memory.loadByte(sectorUnits()) & 0xff;
        int sectorBytes = units * UNIT_BYTES;
        if (sector % units != 0) {
            return false;
        }
        long next = sector / units;
        long done = 0;
        while (done < countBytes) {
            long bytes = countBytes - done;
            if (bytes > LowMemory.DISK_BUFFER_BYTES) {
                bytes = LowMemory.DISK_BUFFER_BYTES;
            }
            int count = (int) ((bytes + sectorBytes - 1) / sectorBytes);
            if (!readSectors(next, count)) {
                return false;
            }
            Memory.copy(target + done, LowMemory.DISK_BUFFER, bytes);
            next += count;
            done += bytes;
        }
        return true;
    }

    private static boolean readSectors(long first, int count) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long packet = LowMemory.SMALL_BUFFER;
            Memory.storeShort(packet, (short) PACKET_BYTES);
            Memory.storeShort(packet + 2, (short) count);
            Memory.storeShort(packet + 4, (short) 0);
            Memory.storeShort(packet + 6, (short) (LowMemory.DISK_BUFFER >>> 4));
            Memory.storeLong(packet + 8, first);
            BiosCall.clear();
            BiosCall.setEax(0x4200);
            BiosCall.setEdx(Memory.loadByte(bootDrive()) & 0xff);
            BiosCall.setDsSi(packet);
            BiosCall.interrupt(0x13);
            if (!BiosCall.failed()) {
                return true;
            }
        }
        return false;
    }
}
