package hiillos.posix;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Buffered output to a descriptor. Nothing is written before the buffer is full or {@link #flush} is called. */
public final class ByteOutput extends OutputStream {
    private static final int BUFFER_BYTES = 4096;

    private final int descriptor;
    private byte[] buffer = new byte[512];
    private int filled;

    public ByteOutput(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Appends text in UTF-8. */
    public ByteOutput print(String text) throws PosixException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
        return this;
    }

    /** Appends text in UTF-8 and a new line. */
    public ByteOutput line(String text) throws PosixException {
        print(text);
        write('\n');
        return this;
    }

    /** Appends the bytes that a text of characters below 256 stands for. */
    public ByteOutput raw(String text) throws PosixException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        write(bytes, 0, bytes.length);
        return this;
    }

    private void reserve(int count) throws PosixException {
        if (filled + count > buffer.length) {
            if (buffer.length < BUFFER_BYTES) {
                buffer = java.util.Arrays.copyOf(buffer, BUFFER_BYTES);
            }
            if (filled + count > buffer.length) {
                flush();
            }
        }
    }

    @Override
    public void write(int value) throws PosixException {
        reserve(1);
        buffer[filled++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes) throws PosixException {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int start, int count) throws PosixException {
        reserve(count);
        if (count > buffer.length) {
            Posix.writeFully(descriptor, bytes, start, count);
            return;
        }
        System.arraycopy(bytes, start, buffer, filled, count);
        filled += count;
    }

    @Override
    public void flush() throws PosixException {
        int count = filled;
        filled = 0;
        Posix.writeFully(descriptor, buffer, 0, count);
    }

    /** Writes what is in the buffer; the descriptor stays open. */
    @Override
    public void close() throws PosixException {
        flush();
    }
}
