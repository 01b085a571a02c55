package hiillos.posix;

import java.io.InputStream;
import java.util.Arrays;

/** Buffered input from a descriptor, by bytes or by lines. */
public final class ByteInput extends InputStream {
    private final int descriptor;
    private final byte[] buffer = new byte[4096];
    private int position;
    private int filled;

    public ByteInput(int descriptor) {
        this.descriptor = descriptor;
    }

    private boolean fill() throws PosixException {
        if (position == filled) {
            position = 0;
            filled = 0;
            filled = Posix.read(descriptor, buffer, 0, buffer.length);
        }
        return filled > position;
    }

    @Override
    public int read() throws PosixException {
        return fill() ? buffer[position++] & 255 : -1;
    }

    @Override
    public int read(byte[] bytes, int start, int count) throws PosixException {
        if (count == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int taken = Math.min(count, filled - position);
        System.arraycopy(buffer, position, bytes, start, taken);
        position += taken;
        return taken;
    }

    /**
     * The next line, its new line included if there is one.
     *
     * @return null at the end
     */
    public byte[] line() throws PosixException {
        return upTo((byte) '\n');
    }

    /** The bytes up to and with the next one of a value; null at the end. */
    public byte[] upTo(byte value) throws PosixException {
        byte[] line = new byte[0];
        while (fill()) {
            int end = position;
            while (end < filled && buffer[end] != value) {
                end++;
            }
            boolean found = end < filled;
            int count = end - position + (found ? 1 : 0);
            int before = line.length;
            line = Arrays.copyOf(line, before + count);
            System.arraycopy(buffer, position, line, before, count);
            position += count;
            if (found) {
                return line;
            }
        }
        return line.length == 0 ? null : line;
    }

    /** The descriptor stays open. */
    @Override
    public void close() {}
}
