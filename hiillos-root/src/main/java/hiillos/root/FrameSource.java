package hiillos.root;

import hiillos.abi.Mapping;
import hiillos.launch.ByteSource;

/** The bytes of a mapped Frame. */
record FrameSource(Mapping mapping) implements ByteSource {
    @Override
    public long countBytes() {
        return mapping.countBytes();
    }

    @Override
    public void read(long offset, byte[] target, int index, int length) {
        mapping.read(offset, target, index, length);
    }
}
