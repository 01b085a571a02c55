package hiillos.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The files of one machine: a temporary folder that is gone when it is closed, and at the latest when this JVM ends, be it by a
 * signal. The machine that writes there is given to it, to be ended first.
 */
final class MachineFolder implements AutoCloseable {
    private static final Set<MachineFolder> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(MachineFolder::close), "testkit-folders"));
    }

    private final Path path;
    private volatile GuardedProcess machine;

    private MachineFolder(Path path) {
        this.path = path;
    }

    /** A new one, empty. Its path is short: that of a socket has room for about a hundred bytes. */
    static MachineFolder make() throws IOException {
        MachineFolder folder = new MachineFolder(Files.createTempDirectory("hiillos"));
        OPEN.add(folder);
        return folder;
    }

    Path path() {
        return path;
    }

    /** A file in it. */
    Path file(String name) {
        return path.resolve(name);
    }

    /** Who writes there; it ends with the folder. */
    GuardedProcess inhabitedBy(GuardedProcess process) {
        machine = process;
        return process;
    }

    /** Ends the machine and deletes the files. */
    @Override
    public void close() {
        if (!OPEN.remove(this)) {
            return;
        }
        if (machine != null) {
            machine.close();
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
