package hiillos.vfs;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import java.util.HashMap;
import java.util.Map;

/** What is mounted for which scheme. */
final class MountTable {
    private final Map<String, Mount> mounts = new HashMap<>();

    /** Mounts for a scheme; only once. */
    void mount(String scheme, Mount mount) throws StatusException {
        if (mounts.containsKey(scheme)) {
            throw new StatusException(ServiceStatus.ALREADY_EXISTS);
        }
        mounts.put(scheme, mount);
    }

    /** @throws StatusException {@code NO_SUCH_SCHEME} */
    Mount find(String scheme) throws StatusException {
        Mount mount = mounts.get(scheme);
        if (mount == null) {
            throw new StatusException(ServiceStatus.NO_SUCH_SCHEME);
        }
        return mount;
    }
}
