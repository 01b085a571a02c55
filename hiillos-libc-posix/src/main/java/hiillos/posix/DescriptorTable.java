package hiillos.posix;

import java.util.Arrays;

/** The descriptors of a process: numbers that name open files, several of which may be one. */
final class DescriptorTable {
    /** {@code OPEN_MAX}. */
    static final int MAXIMUM = 256;

    private OpenFile[] files = new OpenFile[16];

    OpenFile get(int descriptor) throws PosixException {
        if (descriptor < 0 || descriptor >= files.length || files[descriptor] == null) {
            throw new PosixException(Errno.EBADF);
        }
        return files[descriptor];
    }

    /** The lowest free number from a minimum on. @throws PosixException {@code EMFILE} */
    int free(int minimum) throws PosixException {
        for (int i = minimum; i < MAXIMUM; i++) {
            if (i >= files.length || files[i] == null) {
                return i;
            }
        }
        throw new PosixException(Errno.EMFILE);
    }

    /** Gives a free number to a file. */
    void put(int descriptor, OpenFile file) {
        if (descriptor >= files.length) {
            int length = Math.max(descriptor + 1, files.length * 2);
            files = Arrays.copyOf(files, length);
        }
        files[descriptor] = file;
    }

    /** Frees a number, and closes its file if it was the last. */
    void close(int descriptor) throws PosixException {
        OpenFile file = get(descriptor);
        files[descriptor] = null;
        for (OpenFile other : files) {
            if (other == file) {
                return;
            }
        }
        file.close();
    }

    boolean isOpen(int descriptor) {
        return descriptor >= 0 && descriptor < files.length && files[descriptor] != null;
    }

    /** One more than the highest number that may be open. */
    int limit() {
        return files.length;
    }
}
