package hiillos.image;

/**
 * The El Torito boot catalog: one entry for a PC BIOS, one for UEFI.
 *
 * <pre>
 *  0 validation entry   platform 0 (80x86), sum of words 0, 55 AA
 * 32 default entry      bootable, no emulation, 4 × 512 bytes to 0:7C00
 * 64 section header     last, platform EF (UEFI), one entry
 * 96 section entry      bootable, no emulation, the FAT volume
 * </pre>
 */
final class ElTorito {
    /** Some BIOSes load no more than one sector of the CD, whatever the entry says. */
    private static final int BIOS_LOAD_BYTES = 2048;
    private static final int BOOTABLE = 0x88;
    private static final int PLATFORM_UEFI = 0xef;

    private ElTorito() {}

    /**
     * Makes the catalog.
     *
     * @param biosSector first 2048-byte sector of the BIOS boot program, which loads the rest of itself
     * @param uefiSector first 2048-byte sector of the FAT volume
     * @param uefiBytes length of the FAT volume
     */
    static byte[] catalog(long biosSector, long uefiSector, long uefiBytes) {
        byte[] catalog = new byte[IsoVolume.SECTOR_BYTES];
        catalog[0] = 1;
        LittleEndian.putText(catalog, 4, "HIILLOS");
        LittleEndian.putShort(catalog, 30, 0xaa55);
        int sum = 0;
        for (int word = 0; word < 32; word += 2) {
            sum += LittleEndian.getShort(catalog, word);
        }
        LittleEndian.putShort(catalog, 28, -sum);
        entry(catalog, 32, BIOS_LOAD_BYTES, biosSector);
        catalog[64] = (byte) 0x91;
        catalog[65] = (byte) PLATFORM_UEFI;
        LittleEndian.putShort(catalog, 66, 1);
        LittleEndian.putText(catalog, 68, "HIILLOS");
        entry(catalog, 96, uefiBytes, uefiSector);
        return catalog;
    }

    private static void entry(byte[] catalog, int offset, long bytes, long sector) {
        catalog[offset] = (byte) BOOTABLE;
        long count = (bytes + 511) / 512;
        // UEFI firmware takes 0 as "up to the end of the medium"; the field cannot say more than 32 MiB.
        LittleEndian.putShort(catalog, offset + 6, count > 0xffff ? 0 : (int) count);
        LittleEndian.putInt(catalog, offset + 8, sector);
    }
}
