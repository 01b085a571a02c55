package hiillos.image;

/**
 * Where the parts of a FAT volume lie, in 512-byte sectors.
 *
 * <pre>
 * 0          reserved        + fats × fatSectors   + rootSectors      sectors
 * | reserved | FAT 1 | FAT 2 | root (FAT12/16 only) | clusters … | rest |
 * </pre>
 *
 * <p>Invariant: the clusters start at a multiple of 2048 bytes, so that an
 * ISO 9660 directory can point at a file inside the volume.
 *
 * @param type 12, 16 or 32
 * @param sectorsPerCluster a power of two
 * @param reservedSectors sectors before the first FAT
 * @param fatSectors sectors of one FAT
 * @param rootSectors sectors of the fixed root folder, 0 for FAT32
 * @param clusters number of clusters; the first has number 2
 * @param sectors sectors of the whole volume
 */
record FatGeometry(int type, int sectorsPerCluster, int reservedSectors, int fatSectors, int rootSectors,
        long clusters, long sectors) {
    static final int SECTOR_BYTES = 512;
    static final int FATS = 2;
    static final int ROOT_ENTRIES = 512;

    /** The limits of Microsoft's fatgen103, page 14; drivers differ near them, so we keep a distance of 16. */
    private static final int FIRST_FAT16 = 4085 + 16;
    private static final int LAST_FAT12 = 4084 - 16;
    private static final int FIRST_FAT32 = 65525 + 16;
    private static final int LAST_FAT16 = 65524 - 16;
    private static final long LAST_FAT32 = 0x0ffffff5L - 16;

    /** The geometry with this type, cluster size and number of clusters. */
    static FatGeometry of(int type, int sectorsPerCluster, long clusters) {
        int rootSectors = type == 32 ? 0 : ROOT_ENTRIES * 32 / SECTOR_BYTES;
        long fatBytes = type == 12 ? ((clusters + 2) * 3 + 1) / 2 : (clusters + 2) * (type / 8);
        int fatSectors = Math.toIntExact(LittleEndian.roundUp(fatBytes, SECTOR_BYTES) / SECTOR_BYTES);
        int reserved = type == 32 ? 32 : 1;
        while ((reserved + FATS * fatSectors + rootSectors) % 4 != 0) {
            reserved++;
        }
        long sectors = reserved + (long) FATS * fatSectors + rootSectors + clusters * sectorsPerCluster;
        return new FatGeometry(type, sectorsPerCluster, reserved, fatSectors, rootSectors, clusters, sectors);
    }

    /** The largest geometry of a type within a number of sectors. */
    static FatGeometry within(int type, int sectorsPerCluster, long sectors) {
        long low = 0;
        long high = sectors / sectorsPerCluster;
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (of(type, sectorsPerCluster, middle).sectors <= sectors) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        // One cluster more may need one FAT sector more and then not fit. Drivers count clusters from the
        // length alone, so the FAT is made for those too that the rounding leaves.
        FatGeometry roomy = of(type, sectorsPerCluster, low + 16);
        long dataStart = roomy.dataOffset() / SECTOR_BYTES;
        return new FatGeometry(type, sectorsPerCluster, roomy.reservedSectors, roomy.fatSectors, roomy.rootSectors,
                Math.max(0, sectors - dataStart) / sectorsPerCluster, sectors);
    }

    /** Whether a driver that counts clusters arrives at the type meant. */
    boolean isUnambiguous() {
        return switch (type) {
            case 12 -> clusters <= LAST_FAT12;
            case 16 -> clusters >= FIRST_FAT16 && clusters <= LAST_FAT16;
            default -> clusters >= FIRST_FAT32 && clusters <= LAST_FAT32;
        };
    }

    /** The smallest number of clusters that is unambiguous for the type. */
    static long fewestClusters(int type) {
        return switch (type) {
            case 12 -> 16;
            case 16 -> FIRST_FAT16;
            default -> FIRST_FAT32;
        };
    }

    int clusterBytes() {
        return sectorsPerCluster * SECTOR_BYTES;
    }

    long dataOffset() {
        return (reservedSectors + (long) FATS * fatSectors + rootSectors) * SECTOR_BYTES;
    }

    long clusterOffset(long cluster) {
        return dataOffset() + (cluster - 2) * clusterBytes();
    }
}
