package hiillos.vfs;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.FileKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Walks paths over mounts and symbolic links. */
final class Resolver {
    private static final int MAXIMUM_LINKS = 16;
    private static final int MAXIMUM_PATH = 1024;

    /** So many paths are remembered at most; then all are forgotten. */
    private static final int REMEMBERED = 256;

    private final Mounts mounts;
    /** What paths led to, as long as no name has changed anywhere. */
    private final Map<String, Place> followed = new HashMap<>();
    private final Map<String, Place> notFollowed = new HashMap<>();

    /**
     * Where a path ends.
     *
     * @param volume of the directory
     * @param directory in which the last name is; null for the top of a scheme
     * @param name the last name; empty for the top of a scheme
     * @param nodeVolume of the node: another one at a mount point
     * @param node what is there; null if nothing
     */
    record Place(Volume volume, Node directory, String name, Volume nodeVolume, Node node) {
        /** @throws StatusException {@code NOT_FOUND} */
        Place mustExist() throws StatusException {
            if (node == null) {
                throw new StatusException(ServiceStatus.NOT_FOUND);
            }
            return this;
        }

        /** @throws StatusException {@code ALREADY_EXISTS}, {@code READ_ONLY} */
        Place mustBeFree() throws StatusException {
            if (node != null) {
                throw new StatusException(ServiceStatus.ALREADY_EXISTS);
            }
            return writable();
        }

        /** @throws StatusException {@code READ_ONLY}, {@code BAD_STATE}: the top of a file system */
        Place writable() throws StatusException {
            if (directory == null) {
                throw new StatusException(Status.BAD_STATE);
            }
            if (volume.isReadOnly()) {
                throw new StatusException(ServiceStatus.READ_ONLY);
            }
            return this;
        }

        /** The node's name is no mount point. */
        Place notMounted() throws StatusException {
            if (nodeVolume != volume) {
                throw new StatusException(Status.BAD_STATE);
            }
            return this;
        }
    }

    Resolver(Mounts mounts) {
        this.mounts = mounts;
    }

    /** A name was added, removed or changed, or something was mounted or unmounted. */
    void forget() {
        followed.clear();
        notFollowed.clear();
    }

    /** @param follow whether a symbolic link at the end stands for its target */
    Place resolve(String uri, boolean follow) throws StatusException {
        Map<String, Place> known = follow ? followed : notFollowed;
        Place place = known.get(uri);
        if (place == null) {
            place = walk(uri, follow);
            if (place.node() != null) {
                if (known.size() == REMEMBERED) {
                    known.clear();
                }
                known.put(uri, place);
            }
        }
        return place;
    }

    private Place walk(String uri, boolean follow) throws StatusException {
        if (uri.length() > MAXIMUM_PATH) {
            throw new StatusException(ServiceStatus.BAD_PATH);
        }
        Uri where = local(uri);
        Deque<String> parts = new ArrayDeque<>(where.parts());
        List<Place> above = new ArrayList<>();
        Place at = top(where.scheme());
        int links = 0;
        while (!parts.isEmpty()) {
            String part = parts.removeFirst();
            if (part.equals("..")) {
                at = above.isEmpty() ? at : above.remove(above.size() - 1);
                continue;
            }
            if (at.node() == null) {
                throw new StatusException(ServiceStatus.NOT_FOUND);
            }
            if (!at.node().isDirectory()) {
                throw new StatusException(ServiceStatus.NOT_A_DIRECTORY);
            }
            Place next = step(at, part);
            if (next.node() != null && next.node().kind == FileKind.SYMBOLIC_LINK && (follow || !parts.isEmpty())) {
                if (++links > MAXIMUM_LINKS) {
                    throw new StatusException(ServiceStatus.TOO_MANY);
                }
                String target = next.nodeVolume().target(next.node());
                if (Uri.isAbsolute(target)) {
                    Uri other = local(target);
                    above.clear();
                    at = top(other.scheme());
                    push(parts, other.parts());
                } else {
                    push(parts, Uri.relativeParts(target));
                }
                continue;
            }
            above.add(at);
            at = next;
        }
        return at;
    }

    private static void push(Deque<String> parts, List<String> first) {
        for (int i = first.size() - 1; i >= 0; i--) {
            parts.addFirst(first.get(i));
        }
    }

    private Place top(String scheme) throws StatusException {
        Volume volume = mounts.scheme(scheme);
        return new Place(volume, null, "", volume, volume.root());
    }

    private Place step(Place at, String name) {
        Volume volume = at.nodeVolume();
        Node node = volume.find(at.node(), name);
        Volume mounted = node == null || !node.isDirectory() ? null : mounts.over(volume, node);
        return mounted == null ? new Place(volume, at.node(), name, volume, node)
                : new Place(volume, at.node(), name, mounted, mounted.root());
    }

    /** A URI whose authority is empty: whatever can be mounted is local. */
    private static Uri local(String uri) throws StatusException {
        Uri where = Uri.parse(uri);
        if (!where.authority().isEmpty()) {
            throw new StatusException(ServiceStatus.BAD_PATH);
        }
        return where;
    }
}
