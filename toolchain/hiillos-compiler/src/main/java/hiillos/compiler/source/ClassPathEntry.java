package hiillos.compiler.source;

import hiillos.compiler.CompileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A directory or a jar. Paths inside are relative, with slashes. */
sealed interface ClassPathEntry extends AutoCloseable {
    /** The bytes of a file, or null when there is none. */
    byte[] read(String path);

    /** Whether {@link #read} would find a file. */
    boolean has(String path);

    /** Adds everything that this entry offers to a digest, independent of the order on disk and of time stamps. */
    void digest(MessageDigest digest);

    @Override
    void close();

    /**
     * Opens an entry.
     *
     * @throws CompileException when there is neither a directory nor a readable jar
     */
    static ClassPathEntry open(Path path) {
        if (Files.isDirectory(path)) {
            return new Directory(path);
        }
        try {
            return new Jar(new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version()));
        } catch (IOException e) {
            throw new CompileException("class path entry " + path + " is neither a directory nor a readable jar: "
                    + e.getMessage());
        }
    }

    /** Class files below a directory. */
    record Directory(Path root) implements ClassPathEntry {
        @Override
        public byte[] read(String path) {
            try {
                return has(path) ? Files.readAllBytes(root.resolve(path)) : null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean has(String path) {
            return Files.isRegularFile(root.resolve(path));
        }

        @Override
        public void digest(MessageDigest digest) {
            try (Stream<Path> all = Files.walk(root)) {
                List<String> names = all.filter(Files::isRegularFile)
                        .map(f -> root.relativize(f).toString().replace('\\', '/')).sorted().toList();
                for (String name : names) {
                    update(digest, name, read(name));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {}
    }

    /** A jar; of a multi-release jar, the newest versions. */
    record Jar(JarFile file) implements ClassPathEntry {
        @Override
        public byte[] read(String path) {
            ZipEntry entry = entry(path);
            if (entry == null) {
                return null;
            }
            try (InputStream in = file.getInputStream(entry)) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean has(String path) {
            return entry(path) != null;
        }

        private ZipEntry entry(String path) {
            ZipEntry entry = file.getEntry(path);
            return entry == null || entry.isDirectory() ? null : entry;
        }

        @Override
        public void digest(MessageDigest digest) {
            file.stream().filter(e -> !e.isDirectory()).map(ZipEntry::getName).sorted()
                    .forEach(name -> update(digest, name, read(name)));
        }

        @Override
        public void close() {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void update(MessageDigest digest, String name, byte[] bytes) {
        // Length and separator keep (name, content) pairs apart: no two different entries give one sequence.
        digest.update((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
