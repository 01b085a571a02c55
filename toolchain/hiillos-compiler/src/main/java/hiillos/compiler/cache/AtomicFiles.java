package hiillos.compiler.cache;

import hiillos.compiler.CompileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/** Files and directories that appear whole or not at all, also when two builds race. */
public final class AtomicFiles {
    private static final long ABANDONED_MILLIS = Duration.ofDays(1).toMillis();
    /** What names of files and directories begin with that are not whole yet. */
    static final String UNFINISHED = ".new-";

    private AtomicFiles() {}

    /** Fills a directory. */
    @FunctionalInterface
    public interface Filler {
        void fill(Path directory) throws IOException;
    }

    /** Fills a temporary directory beside {@code target} and renames it; a directory that appeared meanwhile wins. */
    public static void createDirectory(Path target, Filler filler) throws IOException {
        Files.createDirectories(target.getParent());
        Path temporary = Files.createTempDirectory(target.getParent(), UNFINISHED);
        try {
            filler.fill(temporary);
            // Temporary directories are private; a cache may be shared by a group.
            temporary.toFile().setReadable(true, false);
            temporary.toFile().setExecutable(true, false);
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException raced) {
                if (!Files.isDirectory(target)) {
                    throw raced;
                }
                deleteRecursively(temporary);
            }
        } catch (IOException | RuntimeException error) {
            deleteRecursively(temporary);
            throw error;
        }
    }

    /** Copies over {@code target} at once; executable if the source is. */
    public static void copy(Path source, Path target) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path temporary = Files.createTempFile(parent, UNFINISHED, null);
        try {
            Files.copy(source, temporary, StandardCopyOption.REPLACE_EXISTING);
            if (Files.isExecutable(source)) {
                temporary.toFile().setExecutable(true, false);
            }
            temporary.toFile().setReadable(true, false);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Whether a temporary directory was left behind by a build that was killed, a day ago or more: nobody writes there any more. What
     * another build has just deleted has no time, and was not.
     */
    public static boolean isAbandoned(Path temporary) {
        long modified = temporary.toFile().lastModified();
        return modified != 0 && modified < System.currentTimeMillis() - ABANDONED_MILLIS;
    }

    /** Deletes a directory with all in it; another build may be doing the same. */
    public static void deleteRecursively(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            return;
        } catch (UncheckedIOException error) {
            // Whoever took a file away while this walked takes the rest, too.
            if (!(error.getCause() instanceof NoSuchFileException)) {
                throw error.getCause();
            }
        }
    }

    /** @throws CompileException when fewer bytes are free where {@code directory} lies */
    public static void requireSpace(Path directory, long bytes, String what) {
        // Not of its FileStore: below a changed root directory there may be no mount point to be found.
        long free = directory.toFile().getUsableSpace();
        if (free < bytes) {
            throw new CompileException("no disk space for %s: %s has %d MB free and %d MB are needed; free some or choose another place with --cache"
                    .formatted(what, directory, free >> 20, bytes >> 20));
        }
    }
}
