package hiillos.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the conformance programs: one package for each area, one public top-level class for each program. */
public final class Areas {
    private static final String PROGRAMS = "hiillos/conformance/programs";

    private Areas() {}

    /** All areas, sorted. */
    public static List<String> all() {
        return names("", "");
    }

    /** Binary names of an area's programs, sorted. */
    public static List<String> programs(String area) {
        return names("/" + area, ".class").stream().filter(name -> !name.contains("$") && !name.equals("package-info"))
                .map(name -> "hiillos.conformance.programs." + area + "." + name).toList();
    }

    /** The name of an area's generated main class. */
    public static String suiteName(String area) {
        return Character.toUpperCase(area.charAt(0)) + area.substring(1) + "Programs";
    }

    private static List<String> names(String below, String end) {
        Path origin = Toolchain.programs();
        try {
            if (Files.isDirectory(origin)) {
                return names(origin.resolve(PROGRAMS + below), end);
            }
            try (FileSystem jar = FileSystems.newFileSystem(origin)) {
                return names(jar.getPath(PROGRAMS + below), end);
            }
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static List<String> names(Path directory, String end) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString().replace("/", "")).filter(name -> name.endsWith(end)
                    && (!end.isEmpty() || !name.contains("."))).map(name -> name.substring(0, name.length() - end.length())).sorted().toList();
        }
    }
}
