package hiillos.runtime.io;

import hiillos.runtime.os.Platform;
import hiillos.word.Memory;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** Standard output or standard error, without a buffer: each write is one of the platform's. */
public final class StandardOutput extends OutputStream {
    private static final int ARRAY_BASE = 16;

    private final int descriptor;

    /** @param descriptor 1 output, 2 error output */
    public StandardOutput(int descriptor) {
        this.descriptor = descriptor;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        long address = Memory.addressOf(bytes) + ARRAY_BASE + offset;
        long end = address + length;
        while (address < end) {
            long written = Platform.write(descriptor, address, end - address);
            if (written <= 0) {
                throw new IOException("error " + -written + " while writing");
            }
            address += written;
        }
    }
}
