package hiillos.vfs;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.MountInformation;
import java.util.ArrayList;
import java.util.List;

/** What is mounted where: for a scheme, or over a directory. */
final class Mounts {
    private static final int MOST = 64;

    private final List<Mount> mounts = new ArrayList<>();
    private Volume fs;

    /**
     * A mount.
     *
     * @param scheme whose top it is; empty for one over a directory
     * @param over the directory's volume, null for a scheme's top
     */
    private record Mount(String place, String source, String options, String scheme, Volume over, Node directory, Volume volume) {}

    /** Mounts for a scheme; only once. */
    void add(String scheme, Volume volume, String source, String options) throws StatusException {
        for (Mount mount : mounts) {
            if (mount.scheme().equals(scheme)) {
                throw new StatusException(ServiceStatus.ALREADY_EXISTS);
            }
        }
        mounts.add(new Mount(scheme + ":///", source, options, scheme, null, null, volume));
        if (scheme.equals(Uri.DEFAULT_SCHEME)) {
            fs = volume;
        }
    }

    /** Mounts over a directory. */
    void addOver(String place, Resolver.Place directory, Volume volume, String source, String options) throws StatusException {
        if (directory.directory() == null || directory.nodeVolume() != directory.volume()) {
            throw new StatusException(ServiceStatus.ALREADY_EXISTS);
        }
        if (mounts.size() == MOST) {
            throw new StatusException(ServiceStatus.TOO_MANY);
        }
        directory.volume().retain(directory.node());
        mounts.add(new Mount(place, source, options, "", directory.volume(), directory.node(), volume));
    }

    /** @throws StatusException {@code NO_SUCH_SCHEME} */
    Volume scheme(String scheme) throws StatusException {
        if (fs != null && scheme.equals(Uri.DEFAULT_SCHEME)) {
            return fs;
        }
        for (Mount mount : mounts) {
            if (mount.scheme().equals(scheme)) {
                return mount.volume();
            }
        }
        throw new StatusException(ServiceStatus.NO_SUCH_SCHEME);
    }

    /** What is mounted over a directory; null if nothing. */
    Volume over(Volume volume, Node directory) {
        for (Mount mount : mounts) {
            if (mount.over() == volume && mount.directory().number == directory.number) {
                return mount.volume();
            }
        }
        return null;
    }

    /** Removes what is mounted over a directory. @throws StatusException {@code NOT_FOUND}, {@code BAD_STATE}: in use */
    void remove(Volume over, Node directory, boolean inUse) throws StatusException {
        for (Mount mount : mounts) {
            if (mount.over() == over && mount.directory().number == directory.number) {
                for (Mount other : mounts) {
                    if (other.over() == mount.volume()) {
                        throw new StatusException(Status.BAD_STATE);
                    }
                }
                if (inUse) {
                    throw new StatusException(Status.BAD_STATE);
                }
                mounts.remove(mount);
                mount.over().release(mount.directory());
                return;
            }
        }
        throw new StatusException(ServiceStatus.NOT_FOUND);
    }

    MountInformation[] list() {
        MountInformation[] result = new MountInformation[mounts.size()];
        for (int i = 0; i < result.length; i++) {
            Mount mount = mounts.get(i);
            result[i] = new MountInformation(mount.place(), mount.source(), mount.volume().type(), mount.options(),
                    mount.volume().usedBytes(), mount.volume().totalBytes());
        }
        return result;
    }
}
