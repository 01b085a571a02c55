package hiillos.posix.memory;

import hiillos.posix.DirectoryEntry;
import hiillos.posix.Errno;
import hiillos.posix.FileType;
import hiillos.posix.PosixException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The trees of files by scheme: {@code fs} and {@code initfs}, which nobody can change. The machine's lock guards them. */
final class FileTrees {
    private final Map<String, Node> tops = new LinkedHashMap<>();
    private final java.util.function.LongSupplier clock;
    private long lastNumber;
    /** Bytes that files may have together. */
    long capacityBytes = Long.MAX_VALUE;
    long usedBytes;

    FileTrees(java.util.function.LongSupplier clock) {
        this.clock = clock;
        for (String scheme : new String[] {"fs", "initfs"}) {
            tops.put(scheme, new Node(FileType.DIRECTORY, ++lastNumber, 0755, clock.getAsLong()));
        }
    }

    private static PosixException error(Errno error) {
        return new PosixException(error);
    }

    /** Whether the path's last character says that a directory is meant. */
    private static boolean wantsDirectory(String uri) {
        return uri.endsWith("/");
    }

    Node find(String uri) throws PosixException {
        Node node = walk(uri, parts(uri).length);
        if (wantsDirectory(uri) && node.type != FileType.DIRECTORY) {
            throw error(Errno.ENOTDIR);
        }
        return node;
    }

    private Node walk(String uri, int countParts) throws PosixException {
        int separator = uri.indexOf("://");
        Node node = tops.get(uri.substring(0, separator));
        if (node == null) {
            throw error(Errno.ENXIO);
        }
        String[] parts = parts(uri);
        for (int i = 0; i < countParts; i++) {
            if (node.type != FileType.DIRECTORY) {
                throw error(Errno.ENOTDIR);
            }
            node = node.children.get(parts[i]);
            if (node == null) {
                throw error(Errno.ENOENT);
            }
        }
        return node;
    }

    private static String[] parts(String uri) {
        String path = uri.substring(uri.indexOf("://") + 3);
        int from = path.startsWith("/") ? 1 : 0;
        int to = path.endsWith("/") && path.length() > from ? path.length() - 1 : path.length();
        return from >= to ? new String[0] : path.substring(from, to).split("/");
    }

    private Node parent(String uri) throws PosixException {
        String[] parts = parts(uri);
        if (parts.length == 0) {
            throw error(Errno.EBUSY);
        }
        Node parent = walk(uri, parts.length - 1);
        if (parent.type != FileType.DIRECTORY) {
            throw error(Errno.ENOTDIR);
        }
        return parent;
    }

    private static String name(String uri) {
        String[] parts = parts(uri);
        return parts[parts.length - 1];
    }

    private static void checkWritable(Node parent) throws PosixException {
        if (parent.readOnly) {
            throw error(Errno.EROFS);
        }
    }

    Node create(String uri, FileType type, int permissions) throws PosixException {
        Node parent = parent(uri);
        checkWritable(parent);
        if (parent.children.containsKey(name(uri))) {
            throw error(Errno.EEXIST);
        }
        if (type != FileType.DIRECTORY && wantsDirectory(uri)) {
            throw error(Errno.EISDIR);
        }
        Node node = new Node(type, ++lastNumber, permissions, clock.getAsLong());
        parent.children.put(name(uri), node);
        parent.modifiedNanos = clock.getAsLong();
        return node;
    }

    void remove(String uri, boolean directory) throws PosixException {
        Node parent = parent(uri);
        Node node = find(uri);
        checkWritable(parent);
        if (directory && node.type != FileType.DIRECTORY) {
            throw error(Errno.ENOTDIR);
        }
        if (!directory && node.type == FileType.DIRECTORY) {
            throw error(Errno.EISDIR);
        }
        if (directory && !node.children.isEmpty()) {
            throw error(Errno.ENOTEMPTY);
        }
        parent.children.remove(name(uri));
        usedBytes -= node.sizeBytes;
        parent.modifiedNanos = clock.getAsLong();
    }

    void rename(String from, String to) throws PosixException {
        Node node = find(from);
        Node oldParent = parent(from);
        Node newParent = parent(to);
        if (!scheme(from).equals(scheme(to))) {
            throw error(Errno.EXDEV);
        }
        checkWritable(oldParent);
        checkWritable(newParent);
        Node target = newParent.children.get(name(to));
        if (target == node) {
            return;
        }
        if (node.type == FileType.DIRECTORY && (contains(node, newParent))) {
            throw error(Errno.EINVAL);
        }
        if (target != null) {
            if (target.type == FileType.DIRECTORY && node.type != FileType.DIRECTORY) {
                throw error(Errno.EISDIR);
            }
            if (target.type != FileType.DIRECTORY && node.type == FileType.DIRECTORY) {
                throw error(Errno.ENOTDIR);
            }
            if (target.type == FileType.DIRECTORY && !target.children.isEmpty()) {
                throw error(Errno.ENOTEMPTY);
            }
            usedBytes -= target.sizeBytes;
        }
        oldParent.children.remove(name(from));
        newParent.children.put(name(to), node);
    }

    private static String scheme(String uri) {
        return uri.substring(0, uri.indexOf("://"));
    }

    private static boolean contains(Node directory, Node node) {
        if (directory == node) {
            return true;
        }
        for (Node child : directory.children.values()) {
            if (child.type == FileType.DIRECTORY && contains(child, node)) {
                return true;
            }
        }
        return false;
    }

    DirectoryEntry[] list(String uri) throws PosixException {
        Node node = find(uri);
        if (node.type != FileType.DIRECTORY) {
            throw error(Errno.ENOTDIR);
        }
        DirectoryEntry[] entries = new DirectoryEntry[node.children.size()];
        int next = 0;
        for (Map.Entry<String, Node> each : node.children.entrySet()) {
            entries[next++] = new DirectoryEntry(each.getKey(), each.getValue().type);
        }
        return entries;
    }

    /** Nothing of a scheme can be changed any more. */
    void freeze(String scheme) {
        freeze(tops.get(scheme));
    }

    private static void freeze(Node node) {
        node.readOnly = true;
        if (node.type == FileType.DIRECTORY) {
            node.children.values().forEach(FileTrees::freeze);
        }
    }
}
