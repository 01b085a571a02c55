package hiillos.root;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.FileInformation;
import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.InitFs;
import java.util.Arrays;

/** The unpacked files, for others to read. */
final class InitFsService implements InitFs {
    /** So that an answer fits a message. */
    private static final int MAXIMUM_READ_BYTES = 32 << 10;

    private final FileTree tree;

    InitFsService(FileTree tree) {
        this.tree = tree;
    }

    @Override
    public FileInformation information(String path) throws StatusException {
        byte[] file = tree.file(path);
        if (file != null) {
            return new FileInformation(FileKind.FILE, file.length);
        }
        if (tree.isDirectory(path)) {
            return new FileInformation(FileKind.DIRECTORY, 0);
        }
        throw new StatusException(ServiceStatus.NOT_FOUND);
    }

    @Override
    public byte[] read(String path, long offset, int countBytes) throws StatusException {
        byte[] file = tree.file(path);
        if (file == null) {
            throw new StatusException(tree.isDirectory(path) ? ServiceStatus.IS_A_DIRECTORY : ServiceStatus.NOT_FOUND);
        }
        if (offset < 0 || countBytes < 0) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        int from = (int) Math.min(offset, file.length);
        int count = Math.min(Math.min(countBytes, MAXIMUM_READ_BYTES), file.length - from);
        return Arrays.copyOfRange(file, from, from + count);
    }

    @Override
    public String[] list(String path) throws StatusException {
        String[] names = tree.names(path);
        if (names == null) {
            throw new StatusException(tree.file(path) != null ? ServiceStatus.NOT_A_DIRECTORY : ServiceStatus.NOT_FOUND);
        }
        return names;
    }
}
