package hiillos.compiler.source;

import hiillos.compiler.CompileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The classes of a JDK, through its {@code jrt:/} file system: java.base first, then whatever module has the package. */
final class JdkImage implements AutoCloseable {
    private static final String BASE = "java.base";

    private final FileSystem files;
    private final boolean own;
    private final Path home;
    private final String build;
    private final Map<String, String> moduleOfPackage = new HashMap<>();

    /** @param home of a JDK, or null for the one that runs this */
    JdkImage(Path home) {
        this.home = home != null ? home : Path.of(System.getProperty("java.home"));
        try {
            own = home != null && !home.toRealPath().equals(Path.of(System.getProperty("java.home")).toRealPath());
            URI uri = URI.create("jrt:/");
            files = own ? FileSystems.newFileSystem(uri, Map.of("java.home", home.toString())) : FileSystems.getFileSystem(uri);
            build = own ? Files.readString(home.resolve("release"))
                    : System.getProperty("java.vendor") + " " + Runtime.version();
        } catch (IOException e) {
            throw new CompileException("no JDK at " + home + ": " + e.getMessage());
        }
    }

    /** Identifies the build of the JDK. */
    String build() {
        return build;
    }

    /** The class file, or null. */
    byte[] find(String internalName) {
        String module = moduleOfPackage.computeIfAbsent(packageOf(internalName), this::findModule);
        if (module.isEmpty()) {
            return null;
        }
        try {
            return Files.readAllBytes(files.getPath("modules", module, internalName + ".class"));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of the time zones' rules. */
    byte[] timeZones() {
        try {
            return Files.readAllBytes(home.resolve("lib").resolve("tzdb.dat"));
        } catch (IOException e) {
            throw new CompileException("no time zone data in the JDK at " + home + ": " + e.getMessage());
        }
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
    }

    /** The module that has classes in this package; empty when there is none. */
    private String findModule(String packageName) {
        if (packageName.isEmpty()) {
            return "";
        }
        if (Files.isDirectory(files.getPath("modules", BASE, packageName))) {
            return BASE;
        }
        Path links = files.getPath("packages", packageName.replace('/', '.'));
        if (!Files.isDirectory(links)) {
            return "";
        }
        try (Stream<Path> modules = Files.list(links)) {
            // Several modules have a parent package as a mere directory; classes are in one of them only.
            return modules.map(p -> p.getFileName().toString()).sorted()
                    .filter(m -> hasClasses(files.getPath("modules", m, packageName))).findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasClasses(Path directory) {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.anyMatch(p -> p.toString().endsWith(".class"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (own) {
            try {
                files.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
