package hiillos.compiler;

import java.io.IOException;
import java.io.StringWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Compiles test programs with the javac of the JDK that runs the tests, with its default code shapes. */
public final class Javac {
    private Javac() {}

    /** Compiles sources (file name to text) into {@code target}. */
    public static void compile(Path target, Map<String, String> sources, String... options) throws IOException {
        Path directory = Files.createTempDirectory(target, "source");
        List<String> arguments = new ArrayList<>(List.of("--release", "25", "-Xlint:none", "-nowarn", "-d", target.toString()));
        arguments.addAll(List.of(options));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = directory.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        StringWriter messages = new StringWriter();
        PrintWriter out = new PrintWriter(messages);
        int status = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new AssertionError("javac: " + messages);
        }
    }

    /** Internal name to bytes of all class files below a directory. */
    public static Map<String, byte[]> classFiles(Path directory) throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                all.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
            }
        }
        return all;
    }
}
