package hiillos.bin.sh;

import hiillos.posix.Errno;
import hiillos.posix.FileStatus;
import hiillos.posix.FileType;
import hiillos.posix.OpenFile;
import hiillos.posix.PosixException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the output of {@code $(...)} goes: builtins write into it at once, programs through a pipe that the shell reads.
 * Other processes can not have it.
 */
final class Capture implements OpenFile {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** What was written, without the new lines at its end. */
    String text() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(0, end);
    }

    @Override
    public int read(byte[] to, int start, int count) throws PosixException {
        throw new PosixException(Errno.EBADF);
    }

    @Override
    public int write(byte[] from, int start, int count) {
        bytes.write(from, start, count);
        return count;
    }

    @Override
    public FileStatus status() {
        return new FileStatus(FileType.PIPE, 0, 0600, 0, 0);
    }

    @Override
    public void close() {}
}
