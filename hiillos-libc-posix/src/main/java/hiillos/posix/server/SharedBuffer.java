package hiillos.posix.server;

import hiillos.abi.Environment;
import hiillos.abi.Frame;
import hiillos.abi.Mapping;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.FileSystem;

/** Memory that this process and the file server both see: long reads and writes go through it. */
final class SharedBuffer {
    static final int BYTES = 65536;

    private final Mapping mapping;
    private final long token;

    private SharedBuffer(Mapping mapping, long token) {
        this.mapping = mapping;
        this.token = token;
    }

    static SharedBuffer create(Environment environment, FileSystem files) throws StatusException {
        Frame frame = environment.job().frame(BYTES);
        Mapping mapping = Mapping.writable(environment.vmem(), frame, BYTES);
        return new SharedBuffer(mapping, files.share(frame));
    }

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
