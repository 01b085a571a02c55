package hiillos.launcher;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds programs the way a shell does. */
public final class Executables {
    private Executables() {}

    /**
     * Looks a program up in {@code PATH}, or takes it as a path when it holds a slash.
     *
     * @return the file, or empty when there is none that can be run
     */
    public static Optional<Path> find(String name) {
        if (name.indexOf('/') >= 0) {
            return Optional.of(Path.of(name)).filter(Files::isExecutable);
        }
        String path = System.getenv("PATH");
        if (path == null) {
            return Optional.empty();
        }
        for (String directory : path.split(File.pathSeparator)) {
            if (directory.isEmpty()) {
                continue;
            }
            Path candidate = Path.of(directory, name);
            if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /**
     * The emulator.
     *
     * @throws LauncherException if it is not installed
     */
    public static Path qemu(String name) {
        return find(name).orElseThrow(() -> new LauncherException("QEMU (" + name + ") is not installed: run "
                + "\"./hiillos doctor\" to see what is missing, or install it with your package manager "
                + "(Debian and Ubuntu: qemu-system-x86, Fedora: qemu-system-x86-core, macOS: brew install qemu)."));
    }
}
