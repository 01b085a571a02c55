package hiillos.root;

import hiillos.launch.ByteSource;

/** For tests. */
record ArraySource(byte[] bytes) implements ByteSource {
    @Override
    public long countBytes() {
        return bytes.length;
    }

    @Override
    public void read(long offset, byte[] target, int index, int length) {
        System.arraycopy(bytes, Math.toIntExact(offset), target, index, length);
    }
}
