package hiillos.posix.server;

import hiillos.abi.Environment;
import hiillos.abi.Frame;
import hiillos.abi.Mapping;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.FileSystem;

/** Memory that this process and the file server both see: long reads and writes go through it. */
final class SharedBuffer {
    static final int BYTES = 65536;

    private final Frame frame;
    private final Mapping mapping;
    private long token;

    private SharedBuffer(Frame frame, Mapping mapping) {
        this.frame = frame;
        this.mapping = mapping;
    }

    static SharedBuffer create(Environment environment, FileSystem files) throws StatusException {
        Frame frame = environment.job().frame(BYTES);
        Mapping mapping = null;
        try {
            mapping = Mapping.writable(environment.vmem(), frame, BYTES);
            SharedBuffer buffer = new SharedBuffer(frame, mapping);
            buffer.share(files);
            return buffer;
        } catch (StatusException refused) {
            if (mapping != null) {
                mapping.close();
            }
            frame.close();
            throw refused;
        }
    }

    /** Has a file server know it, the first or one that was started anew. */
    void share(FileSystem files) throws StatusException {
        token = files.share(frame);
    }

    /** What the file server knows it by. */
    long token() {
        return token;
    }

    void read(byte[] target, int start, int count) {
        mapping.read(0, target, start, count);
    }

    void write(byte[] source, int start, int count) {
        mapping.write(0, source, start, count);
    }
}
