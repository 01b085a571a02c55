package hiillos.runtime.io;

import hiillos.runtime.os.Platform;
import hiillos.word.Memory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Standard input with a buffer. Threads that read at the same time get different bytes. */
public final class StandardInput extends InputStream {
    private static final int ARRAY_BASE = 16;
    private static final int BUFFER_BYTES = 8192;

    private byte[] buffer;
    private int position;
    private int end;

    public StandardInput() {}

    /** Reads more if the buffer is empty; whether there is something in it. */
    private boolean fill() throws IOException {
        if (position < end) {
            return true;
        }
        if (buffer == null) {
            buffer = new byte[BUFFER_BYTES];
        }
        long read = Platform.read(0, Memory.addressOf(buffer) + ARRAY_BASE, BUFFER_BYTES);
        if (read < 0) {
            throw new IOException("error " + -read + " while reading");
        }
        position = 0;
        end = (int) read;
        return end > 0;
    }

    @Override
    public synchronized int read() throws IOException {
        return fill() ? buffer[position++] & 0xff : -1;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, end - position);
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public synchronized int available() {
        return end - position;
    }
}
