package hiillos.compiler.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Directories named by the digest of what made them. An entry is never changed; using it renews its time, and the entries
 * that were unused for longest are deleted when the whole exceeds its limit.
 */
public final class ContentCache {
    private final Path directory;
    private final long limitBytes;

    public ContentCache(Path directory, long limitBytes) {
        this.directory = directory;
        this.limitBytes = limitBytes;
    }

    public Optional<Path> find(String key) {
        Path entry = directory.resolve(key);
        if (!Files.isDirectory(entry)) {
            return Optional.empty();
        }
        try {
            Files.setLastModifiedTime(entry, FileTime.from(Instant.now()));
        } catch (IOException unwritable) {
            // Of a read-only cache only the order of deletion suffers.
        }
        return Optional.of(entry);
    }

    /** Stores an entry and trims the cache. */
    public Path store(String key, AtomicFiles.Filler filler) throws IOException {
        Path entry = directory.resolve(key);
        AtomicFiles.createDirectory(entry, filler);
        trim(entry);
        return entry;
    }

    private record Entry(Path path, long bytes, FileTime used) {}

    private void trim(Path justStored) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> paths = Files.list(directory)) {
            for (Path path : paths.filter(Files::isDirectory).filter(path -> !isBeingFilled(path)).toList()) {
                try {
                    entries.add(new Entry(path, bytes(path), Files.getLastModifiedTime(path)));
                } catch (NoSuchFileException deletedByAnotherBuild) {
                    continue;
                }
            }
        }
        long total = entries.stream().mapToLong(Entry::bytes).sum();
        entries.sort(Comparator.comparing(Entry::used));
        for (Entry entry : entries) {
            if (total <= limitBytes) {
                return;
            }
            if (!entry.path().equals(justStored)) {
                AtomicFiles.deleteRecursively(entry.path());
                total -= entry.bytes();
            }
        }
    }

    /** Another build's entry to be. */
    private static boolean isBeingFilled(Path path) {
        return path.getFileName().toString().startsWith(AtomicFiles.UNFINISHED) && !AtomicFiles.isAbandoned(path);
    }

    private static long bytes(Path entry) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(entry)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
