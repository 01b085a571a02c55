package hiillos.image;

import java.util.Arrays;

/**
 * A raw disk image to be installed on a disk or given to a virtual machine.
 *
 * <pre>
 * 0        partition table, boot code
 * 1 MiB    partition 1: BIOS boot loader
 * 2 MiB    partition 2: EFI system partition, FAT32
 * 66 MiB   partition 3: root file system, FAT32
 * …        copy of the partition table
 * </pre>
 */
public final class BootableDisk {
    private static final long MEBIBYTE = 1 << 20;
    private static final long PROGRAM_AT = MEBIBYTE;
    private static final long SYSTEM_AT = 2 * MEBIBYTE;
    private static final long ROOT_AT = 66 * MEBIBYTE;
    private static final long SMALLEST = ROOT_AT + 36 * MEBIBYTE;

    private BootableDisk() {}

    /**
     * Makes the image.
     *
     * @param files what boots
     * @param root the files of the root file system
     * @param lengthBytes length of the disk, at least 102 MiB
     * @param epochSeconds the time of everything in it
     * @return the image, mostly holes
     * @throws ImageException if it is too short or something does not fit
     */
    public static SparseImage create(BootFiles files, FileTree root, long lengthBytes, long epochSeconds) {
        if (lengthBytes < SMALLEST || lengthBytes % MEBIBYTE != 0) {
            throw new ImageException("A disk image of " + lengthBytes + " bytes cannot be made; give at least "
                    + SMALLEST / MEBIBYTE + " MiB, in whole MiB.");
        }
        EfiSystemPartition system = EfiSystemPartition.create(files, SYSTEM_AT / 512, epochSeconds,
                ROOT_AT - SYSTEM_AT, true);
        long rootBytes = lengthBytes - ROOT_AT - MEBIBYTE;
        FatImage rootVolume = new FatImage(root, new FatImage.Options("HIILLOS_FS", files.digest().hashCode() + 1L,
                epochSeconds, ROOT_AT / 512, rootBytes, true));
        byte[] program = PatchBlock.fill(files.biosProgram(), PROGRAM_AT / 512, system.sectorOf(system.configuration),
                system.configuration.content());
        SparseImage image = new SparseImage(lengthBytes);
        image.put(PROGRAM_AT, program);
        image.putAll(SYSTEM_AT, system.volume.image());
        image.putAll(ROOT_AT, rootVolume.image());
        PartitionTable table = new PartitionTable("disk " + files.digest());
        table.add(PartitionTable.BIOS_BOOT, "hiillos loader", PROGRAM_AT / 512, MEBIBYTE / 512);
        table.add(PartitionTable.EFI_SYSTEM, "hiillos boot", SYSTEM_AT / 512, (ROOT_AT - SYSTEM_AT) / 512);
        table.add(PartitionTable.BASIC_DATA, "hiillos root", ROOT_AT / 512, rootBytes / 512);
        table.write(image, Arrays.copyOf(program, PatchBlock.BOOT_CODE_BYTES));
        return image;
    }
}
