package hiillos.pm;

import hiillos.abi.Mapping;
import hiillos.launch.ByteSource;

/** Part of a mapped Frame. */
record MappedBytes(Mapping mapping, long offset, long countBytes) implements ByteSource {
    @Override
    public void read(long from, byte[] target, int index, int length) {
        mapping.read(offset + from, target, index, length);
    }
}
