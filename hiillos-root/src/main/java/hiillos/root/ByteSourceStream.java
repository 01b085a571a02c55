package hiillos.root;

import hiillos.launch.ByteSource;
import java.io.InputStream;
import java.util.Objects;

/** The bytes of a source from an offset to its end. */
final class ByteSourceStream extends InputStream {
    private final ByteSource source;
    private long position;

    ByteSourceStream(ByteSource source, long position) {
        this.source = source;
        this.position = position;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int index, int length) {
        Objects.checkFromIndexSize(index, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (position >= source.countBytes()) {
            return -1;
        }
        int count = (int) Math.min(length, source.countBytes() - position);
        source.read(position, target, index, count);
        position += count;
        return count;
    }
}
