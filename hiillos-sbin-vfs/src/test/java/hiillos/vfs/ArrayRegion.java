package hiillos.vfs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Memory in an array. It can end the "process" at a store: everything after it is lost. */
class ArrayRegion implements Region {
    final byte[] bytes;
    /** Stores that still happen; then every one throws {@link Killed}. */
    long storesLeft = Long.MAX_VALUE;
    /** Bytes that {@link #reserve} still grants. */
    long free = Long.MAX_VALUE;

    /** The process was ended here. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    ArrayRegion(int countBytes) {
        this(new byte[countBytes]);
    }

    ArrayRegion(byte[] bytes) {
        this.bytes = bytes;
    }

    private ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void store() {
        if (storesLeft-- <= 0) {
            throw new Killed();
        }
    }

    @Override
    public long countBytes() {
        return bytes.length;
    }

    @Override
    public long word(long at) {
        return buffer().getLong((int) at);
    }

    @Override
    public void word(long at, long value) {
        store();
        buffer().putLong((int) at, value);
    }

    @Override
    public void copyOut(long at, byte[] target, int index, int length) {
        System.arraycopy(bytes, (int) at, target, index, length);
    }

    @Override
    public void copyIn(long at, byte[] source, int index, int length) {
        store();
        System.arraycopy(source, index, bytes, (int) at, length);
    }

    @Override
    public void copyTo(long at, Region target, long targetAt, long length) {
        target.copyIn(targetAt, bytes, (int) at, (int) length);
    }

    @Override
    public boolean reserve(long at, long length) {
        free -= length;
        return free >= 0;
    }

    @Override
    public void discard(long at, long length) {
        store();
        Arrays.fill(bytes, (int) at, (int) (at + length), (byte) 0);
    }
}
