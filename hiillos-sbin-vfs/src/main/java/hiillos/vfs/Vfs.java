package hiillos.vfs;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.FileInformation;
import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.BootFiles;
import java.util.HashMap;
import java.util.Map;

/** Resolves URIs to what is mounted, and keeps the open files. */
final class Vfs implements BootFiles {
    /** So that an answer fits a message. */
    private static final int MAXIMUM_READ_BYTES = 32 << 10;
    private static final int MAXIMUM_OPEN = 1024;

    private final MountTable mounts;
    private final Map<Integer, OpenFile> open = new HashMap<>();
    private int lastNumber;

    private static final class OpenFile {
        final Mount mount;
        final String path;
        long position;

        OpenFile(Mount mount, String path) {
            this.mount = mount;
            this.path = path;
        }
    }

    Vfs(MountTable mounts) {
        this.mounts = mounts;
    }

    @Override
    public int open(String uri) throws StatusException {
        Uri where = local(uri);
        Mount mount = mounts.find(where.scheme());
        if (mount.information(where.path()).kind() == FileKind.DIRECTORY) {
            throw new StatusException(ServiceStatus.IS_A_DIRECTORY);
        }
        if (open.size() == MAXIMUM_OPEN) {
            throw new StatusException(ServiceStatus.TOO_MANY);
        }
        // Numbers that are still open are skipped when the counter comes round.
        do {
            lastNumber = lastNumber == Integer.MAX_VALUE ? 1 : lastNumber + 1;
        } while (open.containsKey(lastNumber));
        open.put(lastNumber, new OpenFile(mount, where.path()));
        return lastNumber;
    }

    @Override
    public byte[] read(int file, int countBytes) throws StatusException {
        OpenFile opened = open.get(file);
        if (opened == null) {
            throw new StatusException(ServiceStatus.NOT_FOUND);
        }
        if (countBytes < 0) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        byte[] bytes = opened.mount.read(opened.path, opened.position, Math.min(countBytes, MAXIMUM_READ_BYTES));
        opened.position += bytes.length;
        return bytes;
    }

    @Override
    public void close(int file) throws StatusException {
        if (open.remove(file) == null) {
            throw new StatusException(ServiceStatus.NOT_FOUND);
        }
    }

    @Override
    public FileInformation information(String uri) throws StatusException {
        Uri where = local(uri);
        return mounts.find(where.scheme()).information(where.path());
    }

    @Override
    public String[] list(String uri) throws StatusException {
        Uri where = local(uri);
        return mounts.find(where.scheme()).list(where.path());
    }

    /** A URI whose authority is empty: whatever can be mounted so far is local. */
    private static Uri local(String uri) throws StatusException {
        Uri where = Uri.parse(uri);
        if (!where.authority().isEmpty()) {
            throw new StatusException(ServiceStatus.BAD_PATH);
        }
        return where;
    }
}
