package hiillos.image;

/**
 * The FAT volume that UEFI boots from. It also holds the files that the BIOS
 * loader reads by sector, so each is on the medium once.
 */
final class EfiSystemPartition {
    final FatImage volume;
    final FileTree.File application;
    final FileTree.File kernel;
    final FileTree.File initfs;
    final FileTree.File configuration;
    private final long firstSector;

    private EfiSystemPartition(BootFiles files, byte[] configurationText, long firstSector, long epochSeconds,
            long lengthBytes, boolean fat32) {
        this.firstSector = firstSector;
        FileTree tree = new FileTree();
        application = tree.add("EFI/BOOT/BOOTX64.EFI", files.efiApplication());
        kernel = tree.add(BootConfiguration.KERNEL_PATH, files.kernel());
        initfs = tree.add(BootConfiguration.INITFS_PATH, files.initfs());
        configuration = tree.add(BootConfiguration.CONFIGURATION_PATH, configurationText);
        volume = new FatImage(tree, new FatImage.Options("HIILLOS", files.digest().hashCode(), epochSeconds,
                firstSector,
                lengthBytes, fat32));
    }

    /**
     * Makes the volume, with the configuration that tells where its own files lie.
     *
     * @param firstSector the 512-byte sector of the medium where the volume will start
     * @param lengthBytes length of the volume, 0 for the smallest
     */
    static EfiSystemPartition create(BootFiles files, long firstSector, long epochSeconds, long lengthBytes,
            boolean fat32) {
        byte[] text = new byte[2048];
        while (true) {
            EfiSystemPartition made = new EfiSystemPartition(files, text, firstSector, epochSeconds, lengthBytes,
                    fat32);
            byte[] actual = new BootConfiguration()
                    .file("kernel", BootConfiguration.KERNEL_PATH, made.sectorOf(made.kernel), files.kernel())
                    .file("initfs", BootConfiguration.INITFS_PATH, made.sectorOf(made.initfs), files.initfs())
                    .commandLine(files.commandLine());
            if (java.util.Arrays.equals(actual, text)) {
                return made;
            }
            // The configuration's own length moves the others at most once per change of length.
            text = actual;
        }
    }

    /** The 512-byte sector of the medium where a file starts. */
    long sectorOf(FileTree.File file) {
        return firstSector + volume.offsetOf(file) / 512;
    }
}
