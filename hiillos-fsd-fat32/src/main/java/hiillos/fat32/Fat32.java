package hiillos.fat32;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.FileInformation;
import hiillos.abi.protocol.FileKind;
import java.util.Arrays;
import java.util.List;

/**
 * A FAT32 volume, read-only. Paths are relative and normal, as vfs hands them to a mount: parts separated by single
 * slashes, neither {@code .} nor {@code ..}; empty for the top directory. Names are found without regard to case.
 *
 * <p>Every method may fail with {@code CORRUPT}, where the medium contradicts itself, and with the device's errors.
 */
public final class Fat32 {
    private static final int MAXIMUM_READ_BYTES = 32 << 10;

    private final Volume volume;

    /** @throws StatusException {@code CORRUPT} also when the device holds something else than FAT32 */
    public Fat32(BlockDevice device) throws StatusException {
        volume = new Volume(device);
    }

    /** What a path names. @throws StatusException {@code NOT_FOUND}, {@code NOT_A_DIRECTORY} */
    public FileInformation information(String path) throws StatusException {
        DirectoryEntry entry = find(path);
        return entry.isDirectory() ? new FileInformation(FileKind.DIRECTORY, 0)
                : new FileInformation(FileKind.FILE, entry.sizeBytes());
    }

    /** The names in a directory, sorted. @throws StatusException {@code NOT_FOUND}, {@code NOT_A_DIRECTORY} */
    public String[] list(String path) throws StatusException {
        List<DirectoryEntry> entries = entries(find(path));
        String[] names = new String[entries.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = entries.get(i).name();
        }
        Arrays.sort(names);
        return names;
    }

    /**
     * Reads from a file, at most 32 KiB at a time.
     *
     * @return the bytes; none at or after the end
     * @throws StatusException {@code NOT_FOUND}, {@code IS_A_DIRECTORY}, {@code BAD_ARGUMENT}: a negative number
     */
    public byte[] read(String path, long offset, int countBytes) throws StatusException {
        if (offset < 0 || countBytes < 0) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        DirectoryEntry file = find(path);
        if (file.isDirectory()) {
            throw new StatusException(ServiceStatus.IS_A_DIRECTORY);
        }
        long from = Math.min(offset, file.sizeBytes());
        byte[] result = new byte[(int) Math.min(Math.min(countBytes, MAXIMUM_READ_BYTES), file.sizeBytes() - from)];
        if (result.length == 0) {
            return result;
        }
        byte[] cluster = new byte[volume.geometry().clusterBytes()];
        // The size bounds the walk: a chain that comes back to itself is followed only that far.
        int number = file.firstCluster();
        for (long skip = from / cluster.length; skip > 0; skip--) {
            number = after(number);
        }
        int inCluster = (int) (from % cluster.length);
        int done = 0;
        while (true) {
            volume.readCluster(number, cluster);
            int count = Math.min(result.length - done, cluster.length - inCluster);
            System.arraycopy(cluster, inCluster, result, done, count);
            done += count;
            inCluster = 0;
            if (done == result.length) {
                return result;
            }
            number = after(number);
        }
    }

    /** The next cluster of a file that must have one. */
    private int after(int cluster) throws StatusException {
        int next = volume.next(cluster);
        if (next == 0) {
            throw Geometry.corrupt();
        }
        return next;
    }

    private List<DirectoryEntry> entries(DirectoryEntry directory) throws StatusException {
        if (!directory.isDirectory()) {
            throw new StatusException(ServiceStatus.NOT_A_DIRECTORY);
        }
        return DirectoryReader.read(volume, directory.firstCluster());
    }

    private DirectoryEntry find(String path) throws StatusException {
        DirectoryEntry at = new DirectoryEntry("", "", true, volume.geometry().rootCluster(), 0);
        int from = 0;
        while (from < path.length()) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            at = child(at, path.substring(from, end));
            from = end + 1;
        }
        return at;
    }

    private DirectoryEntry child(DirectoryEntry directory, String name) throws StatusException {
        for (DirectoryEntry entry : entries(directory)) {
            if (entry.hasName(name)) {
                return entry;
            }
        }
        throw new StatusException(ServiceStatus.NOT_FOUND);
    }
}
