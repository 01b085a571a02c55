package hiillos.fat32;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;

/**
 * Where things are on a volume, from its boot sector. All values were checked against each other and the device.
 *
 * @param sectorBytes bytes of a sector
 * @param clusterBytes bytes of a cluster
 * @param fatOffset byte offset of the allocation table that is in use
 * @param dataOffset byte offset of cluster 2
 * @param countClusters clusters with data; the last one's number is one more than this
 * @param rootCluster first cluster of the top directory
 */
record Geometry(int sectorBytes, int clusterBytes, long fatOffset, long dataOffset, int countClusters, int rootCluster) {
    private static final int BOOT_BYTES = 512;
    private static final int SIGNATURE = 0xaa55;
    private static final int LARGEST_CLUSTER_BYTES = 1 << 17;
    private static final int ENTRY_BYTES = 4;
    /** In the extended flags: the tables are not copies of each other, the lowest bits say which one is in use. */
    private static final int ONE_TABLE = 0x80;
    private static final int TABLE_NUMBER = 0x0f;
    /** Numbers from 0x0ffffff7 on have a meaning of their own. */
    private static final long MOST_CLUSTERS = 0x0fff_fff5L;

    static Geometry read(BlockDevice device) throws StatusException {
        int blockBytes = device.blockBytes();
        if (device.countBlocks() * blockBytes < BOOT_BYTES) {
            throw corrupt();
        }
        byte[] boot = new byte[Math.max(BOOT_BYTES, blockBytes)];
        device.read(0, boot, 0, 1);
        int sectorBytes = LittleEndian.u16(boot, 11);
        int clusterBytes = LittleEndian.u8(boot, 13) * sectorBytes;
        long reserved = LittleEndian.u16(boot, 14);
        long countFats = LittleEndian.u8(boot, 16);
        long sectors = LittleEndian.u16(boot, 19) != 0 ? LittleEndian.u16(boot, 19) : LittleEndian.u32(boot, 32);
        long fatSectors = LittleEndian.u32(boot, 36);
        int flags = LittleEndian.u16(boot, 40);
        long usedFat = (flags & ONE_TABLE) != 0 ? flags & TABLE_NUMBER : 0;
        boolean isFat32 = LittleEndian.u16(boot, 510) == SIGNATURE && LittleEndian.u16(boot, 17) == 0
                && LittleEndian.u16(boot, 22) == 0 && LittleEndian.u16(boot, 42) == 0;
        boolean sizesAreSound = isPowerOfTwo(sectorBytes) && sectorBytes >= blockBytes && sectorBytes <= 4096
                && isPowerOfTwo(clusterBytes) && clusterBytes <= LARGEST_CLUSTER_BYTES
                && reserved > 0 && usedFat < countFats && fatSectors > 0;
        if (!isFat32 || !sizesAreSound) {
            throw corrupt();
        }
        long dataSector = reserved + countFats * fatSectors;
        if (dataSector >= sectors || sectors > device.countBlocks() * blockBytes / sectorBytes) {
            throw corrupt();
        }
        long countClusters = (sectors - dataSector) * sectorBytes / clusterBytes;
        long rootCluster = LittleEndian.u32(boot, 44);
        if (countClusters == 0 || countClusters > MOST_CLUSTERS || (countClusters + 2) * ENTRY_BYTES > fatSectors * sectorBytes
                || rootCluster < 2 || rootCluster > countClusters + 1) {
            throw corrupt();
        }
        return new Geometry(sectorBytes, clusterBytes, (reserved + usedFat * fatSectors) * sectorBytes, dataSector * sectorBytes, (int) countClusters,
                (int) rootCluster);
    }

    private static boolean isPowerOfTwo(int value) {
        return value > 0 && (value & value - 1) == 0;
    }

    static StatusException corrupt() {
        return new StatusException(ServiceStatus.CORRUPT);
    }

    boolean isCluster(long number) {
        return number >= 2 && number <= countClusters + 1L;
    }

    long clusterOffset(int cluster) {
        return dataOffset + (long) (cluster - 2) * clusterBytes;
    }
}
