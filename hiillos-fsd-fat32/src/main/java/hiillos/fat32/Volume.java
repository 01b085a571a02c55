package hiillos.fat32;

import hiillos.abi.StatusException;

/** Clusters and the chains that they form. Keeps one sector of the allocation table. */
final class Volume {
    private static final int ENTRY_BYTES = 4;
    private static final long ENTRY_MASK = 0x0fff_ffffL;
    private static final long FIRST_END_MARK = 0x0fff_fff8L;

    private final BlockDevice device;
    private final Geometry geometry;
    private final byte[] tableSector;
    private long tableSectorOffset = -1;

    Volume(BlockDevice device) throws StatusException {
        this.device = device;
        geometry = Geometry.read(device);
        tableSector = new byte[geometry.sectorBytes()];
    }

    Geometry geometry() {
        return geometry;
    }

    /** The cluster after this one; 0 at the end of the chain. */
    int next(int cluster) throws StatusException {
        long offset = geometry.fatOffset() + (long) cluster * ENTRY_BYTES;
        long sector = offset & -(long) geometry.sectorBytes();
        if (sector != tableSectorOffset) {
            tableSectorOffset = -1;
            readBytes(sector, tableSector, 0, tableSector.length);
            tableSectorOffset = sector;
        }
        long entry = LittleEndian.u32(tableSector, (int) (offset - sector)) & ENTRY_MASK;
        if (entry >= FIRST_END_MARK) {
            return 0;
        }
        // Free (0), reserved (1), bad (0x0ffffff7) and numbers beyond the volume cannot go on a chain.
        if (!geometry.isCluster(entry)) {
            throw Geometry.corrupt();
        }
        return (int) entry;
    }

    /** Reads a whole cluster. */
    void readCluster(int cluster, byte[] target) throws StatusException {
        readBytes(geometry.clusterOffset(cluster), target, 0, geometry.clusterBytes());
    }

    /** Offset and count are multiples of the device's block, because sectors are. */
    private void readBytes(long offset, byte[] target, int index, int countBytes) throws StatusException {
        device.read(offset / device.blockBytes(), target, index, countBytes / device.blockBytes());
    }
}
