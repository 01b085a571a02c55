package hiillos.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder to be written into an image: names in code-unit order, contents in
 * memory. The order never depends on the host's file system.
 */
public final class FileTree {
    /** Longest file content: images hold their contents in memory while they are written. */
    private static final long MAX_FILE_BYTES = 1L << 30;

    /** A file or a folder. */
    public sealed interface Node {
        /**
         * The last part of the path.
         *
         * @return the name, empty for the root
         */
        String name();
    }

    /**
     * A file. Identity matters: writers remember where they placed it.
     */
    public static final class File implements Node {
        private final String name;
        private final byte[] content;

        File(String name, byte[] content) {
            this.name = name;
            this.content = content;
        }

        @Override
        public String name() {
            return name;
        }

        /**
         * The content.
         *
         * @return the bytes, not a copy
         */
        public byte[] content() {
            return content;
        }
    }

    /** A folder. */
    public static final class Folder implements Node {
        private final String name;
        private final TreeMap<String, Node> children = new TreeMap<>();

        Folder(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        /**
         * Files and folders, by name.
         *
         * @return the children in order
         */
        public Collection<Node> children() {
            return children.values();
        }
    }

    private final Folder root = new Folder("");

    /** Creates an empty tree. */
    public FileTree() {}

    /**
     * The root folder.
     *
     * @return the root
     */
    public Folder root() {
        return root;
    }

    /**
     * Adds a file, making the folders on its path.
     *
     * @param path parts divided by {@code /}
     * @param content the bytes, not copied
     * @return the file
     * @throws ImageException if the path is taken, empty or climbs with {@code ..}
     */
    public File add(String path, byte[] content) {
        Folder folder = root;
        Iterator<String> parts = List.of(path.split("/")).iterator();
        while (true) {
            String part = parts.next();
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
                throw new ImageException("The path \"" + path
                        + "\" cannot go into an image: its parts must be plain names.");
            }
            if (!parts.hasNext()) {
                File file = new File(part, content);
                if (folder.children.putIfAbsent(part, file) != null) {
                    throw new ImageException("The path \"" + path + "\" is in the image twice.");
                }
                return file;
            }
            Node next = folder.children.computeIfAbsent(part, Folder::new);
            if (!(next instanceof Folder)) {
                throw new ImageException("The path \"" + path + "\" cannot go into the image: \"" + part
                        + "\" on it is a file.");
            }
            folder = (Folder) next;
        }
    }

    /**
     * Adds everything below a folder of the host.
     *
     * @param prefix path in the image, empty for its root
     * @param directory the host's folder
     * @throws ImageException if something cannot be read; the sentence names it
     */
    public void addDirectory(String prefix, Path directory) {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.filter(path -> !Files.isDirectory(path)).sorted().collect(Collectors.toList());
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new ImageException("Cannot read the folder " + directory + ".", e);
        }
        for (Path file : files) {
            String relative = directory.relativize(file).toString().replace(java.io.File.separatorChar, '/');
            add(prefix.isEmpty() ? relative : prefix + "/" + relative, read(file, "image content"));
        }
    }

    /**
     * Reads a file of the host.
     *
     * @param file which
     * @param role what it is for, as in "kernel": begins the error sentence
     * @return its bytes
     * @throws ImageException if it is missing, unreadable or over 1 GiB
     */
    public static byte[] read(Path file, String role) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new ImageException("The " + role + " " + file + " is not there or is no file; build it first.");
            }
            long bytes = Files.size(file);
            if (bytes > MAX_FILE_BYTES) {
                throw new ImageException("The " + role + " " + file + " is " + (bytes >> 20)
                        + " MiB long; a file in an image may have at most " + (MAX_FILE_BYTES >> 20) + " MiB.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ImageException("The " + role + " " + file + " cannot be read (" + e.getMessage() + ").", e);
        }
    }
}
