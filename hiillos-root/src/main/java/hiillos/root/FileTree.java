package hiillos.root;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Files and directories in memory, by relative path; the top directory's path is empty. */
final class FileTree {
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, Set<String>> directories = new HashMap<>();
    private long countBytes;

    FileTree() {
        directories.put("", new HashSet<>());
    }

    /** Adds a directory and those above it. */
    void addDirectory(String path) {
        if (files.containsKey(path)) {
            throw new RootException("the initfs has " + path + " both as file and as directory");
        }
        if (directories.putIfAbsent(path, new HashSet<>()) == null && !path.isEmpty()) {
            addName(path);
        }
    }

    /** Adds a file and the directories above it; a file that was there is replaced. */
    void addFile(String path, byte[] content) {
        if (directories.containsKey(path)) {
            throw new RootException("the initfs has " + path + " both as file and as directory");
        }
        byte[] before = files.put(path, content);
        countBytes += content.length - (before == null ? 0 : before.length);
        addName(path);
    }

    private void addName(String path) {
        int slash = path.lastIndexOf('/');
        String parent = slash < 0 ? "" : path.substring(0, slash);
        addDirectory(parent);
        directories.get(parent).add(path.substring(slash + 1));
    }

    /** A file's bytes, not a copy; null if there is no such file. */
    byte[] file(String path) {
        return files.get(path);
    }

    boolean isDirectory(String path) {
        return directories.containsKey(path);
    }

    /** The names in a directory, sorted; null if there is no such directory. */
    String[] names(String path) {
        Set<String> names = directories.get(path);
        if (names == null) {
            return null;
        }
        String[] sorted = names.toArray(new String[0]);
        Arrays.sort(sorted);
        return sorted;
    }

    int countFiles() {
        return files.size();
    }

    /** Bytes of all files. */
    long countBytes() {
        return countBytes;
    }
}
