package hiillos.posix.memory;

import hiillos.posix.Errno;
import hiillos.posix.FileStatus;
import hiillos.posix.FileType;
import hiillos.posix.Poll;
import hiillos.posix.PosixException;

/** A pipe: 16 KiB between two ends. */
final class MemoryPipe {
    static final int CAPACITY = 16384;

    private final MemoryMachine machine;
    private final byte[] buffer = new byte[CAPACITY];
    private int first;
    private int filled;
    private boolean hasReader = true;
    private boolean hasWriter = true;

    MemoryPipe(MemoryMachine machine) {
        this.machine = machine;
    }

    SharedFile readEnd() {
        return new End(true);
    }

    SharedFile writeEnd() {
        return new End(false);
    }

    private int take(byte[] bytes, int start, int count) {
        int taken = Math.min(count, filled);
        for (int i = 0; i < taken; i++) {
            bytes[start + i] = buffer[(first + i) % CAPACITY];
        }
        first = (first + taken) % CAPACITY;
        filled -= taken;
        return taken;
    }

    private int put(byte[] bytes, int start, int count) {
        int stored = Math.min(count, CAPACITY - filled);
        for (int i = 0; i < stored; i++) {
            buffer[(first + filled + i) % CAPACITY] = bytes[start + i];
        }
        filled += stored;
        return stored;
    }

    private final class End extends SharedFile {
        private final boolean reads;

        End(boolean reads) {
            this.reads = reads;
        }

        @Override
        public int read(byte[] bytes, int start, int count) throws PosixException {
            synchronized (machine) {
                machine.enter();
                if (!reads) {
                    throw new PosixException(Errno.EBADF);
                }
                while (filled == 0 && hasWriter && count > 0) {
                    machine.await(Long.MAX_VALUE);
                }
                int taken = take(bytes, start, count);
                machine.notifyAll();
                return taken;
            }
        }

        @Override
        public int write(byte[] bytes, int start, int count) throws PosixException {
            synchronized (machine) {
                machine.enter();
                if (reads) {
                    throw new PosixException(Errno.EBADF);
                }
                while (filled == CAPACITY && hasReader) {
                    machine.await(Long.MAX_VALUE);
                }
                if (!hasReader) {
                    throw new PosixException(Errno.EPIPE);
                }
                int stored = put(bytes, start, count);
                machine.notifyAll();
                return stored;
            }
        }

        @Override
        public FileStatus status() {
            return new FileStatus(FileType.PIPE, 0, 0600, 0, 0);
        }

        @Override
        public int readyEvents() {
            synchronized (machine) {
                if (reads) {
                    return (filled > 0 || !hasWriter ? Poll.READABLE : 0) | (hasWriter ? 0 : Poll.HANGUP);
                }
                return (filled < CAPACITY || !hasReader ? Poll.WRITABLE : 0) | (hasReader ? 0 : Poll.HANGUP);
            }
        }

        @Override
        public void close() {
            synchronized (machine) {
                release();
            }
        }

        @Override
        void closed() {
            if (reads) {
                hasReader = false;
            } else {
                hasWriter = false;
            }
            machine.notifyAll();
        }
    }
}
