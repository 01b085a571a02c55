package hiillos.vfs;

import hiillos.launch.ByteSource;

/** A region as a source of bytes. */
record RegionBytes(Region region) implements ByteSource {
    @Override
    public long countBytes() {
        return region.countBytes();
    }

    @Override
    public void read(long offset, byte[] target, int index, int length) {
        region.copyOut(offset, target, index, length);
    }
}
