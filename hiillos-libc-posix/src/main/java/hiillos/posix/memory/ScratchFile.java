package hiillos.posix.memory;

import hiillos.posix.FileStatus;
import hiillos.posix.FileType;
import hiillos.posix.PosixException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes to read, or a place for bytes that are written, for a test's programs; like a pipe it has no offset. */
final class ScratchFile extends SharedFile {
    private final MemoryMachine machine;
    private final byte[] input;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private int offset;

    ScratchFile(MemoryMachine machine, byte[] input) {
        this.machine = machine;
        this.input = input;
    }

    String text() {
        synchronized (machine) {
            return output.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public int read(byte[] bytes, int start, int count) throws PosixException {
        synchronized (machine) {
            machine.enter();
            int there = Math.min(count, input.length - offset);
            System.arraycopy(input, offset, bytes, start, there);
            offset += there;
            return there;
        }
    }

    @Override
    public int write(byte[] bytes, int start, int count) throws PosixException {
        synchronized (machine) {
            machine.enter();
            output.write(bytes, start, count);
            return count;
        }
    }

    @Override
    public FileStatus status() {
        return new FileStatus(FileType.PIPE, 0, 0600, 0, 0);
    }

    @Override
    public void close() {
        synchronized (machine) {
            release();
        }
    }
}
