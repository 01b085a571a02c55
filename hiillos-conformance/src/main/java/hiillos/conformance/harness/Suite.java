package hiillos.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Programs that share one image: a generated main class runs the one that the first argument names. */
public final class Suite {
    /** The generated class. */
    static final String MAIN_CLASS = "Programs";
    /** What HotSpot did, by where the program is and its name: nothing in it depends on the suite. */
    private static final Map<String, Execution> ON_HOT_SPOT = new ConcurrentHashMap<>();

    private final List<Path> classPath;
    private final Path image;
    private final String report;

    private Suite(List<Path> classPath, Path image, String report) {
        this.classPath = classPath;
        this.image = image;
        this.report = report;
    }

    /**
     * Generates the main class, compiles it and links the image.
     *
     * @param name of the image
     * @param programs binary names of classes with {@code main}
     * @param classPath where they are
     * @param work a directory for what is generated
     * @param options further options of the compiler of images
     */
    public static Suite link(String name, List<String> programs, List<Path> classPath, Path work, String... options) {
        return linkFor("linux", name, programs, classPath, work, options);
    }

    /** As {@link #link}, for a profile. */
    static Suite linkFor(String profile, String name, List<String> programs, List<Path> classPath, Path work, String... options) {
        try {
            Path sources = Files.createDirectories(work.resolve(name + "-source"));
            Path classes = Files.createDirectories(work.resolve(name + "-classes"));
            Files.writeString(sources.resolve(MAIN_CLASS + ".java"), source(programs));
            Toolchain.compileJava(sources, classes, classPath);
            List<Path> all = new ArrayList<>(List.of(classes));
            all.addAll(classPath);
            Path image = work.resolve(name + ".elf");
            return new Suite(all, image, Toolchain.linkFor(profile, all, MAIN_CLASS, image, options));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** All in one line, so that the traces of a program are the same in every suite that it is in. */
    private static String source(List<String> programs) {
        StringBuilder source = new StringBuilder("public final class " + MAIN_CLASS + " {\n"
                + "    public static void main(String[] arguments) throws Throwable {\n        switch (arguments[0]) {");
        for (String program : programs) {
            source.append(" case \"").append(program).append("\" -> ").append(program).append(".main(new String[0]);");
        }
        return source.append(" default -> throw new IllegalArgumentException(arguments[0]); }\n    }\n}\n").toString();
    }

    /** The image's file. */
    public Path image() {
        return image;
    }

    /** The compiler's line about the image. */
    public String report() {
        return report;
    }

    /** Runs one program as an image. */
    public Execution compiled(String program) {
        return Execution.of(List.of(image.toString(), program));
    }

    /** Runs one program as an image with variables added to its environment. */
    public Execution compiled(String program, Map<String, String> environment) {
        return Execution.of(List.of(image.toString(), program), environment);
    }

    /** Runs one program as an image that collects garbage at every allocation. */
    public Execution underStress(String program) {
        return underStress(program, 1);
    }

    /** Runs one program as an image that collects garbage at every {@code nth} allocation. */
    public Execution underStress(String program, int nth) {
        return compiled(program, Map.of("HIILLOS_COLLECT", "stress=" + nth));
    }

    /** Runs one program as an image that reads a file; null for nothing to read. */
    public Execution compiled(String program, Path input) {
        return Execution.of(List.of(image.toString(), program), Map.of(), input);
    }

    /** What a program does on HotSpot, reading a file; null for nothing to read. It is run once. */
    public Execution hotSpot(String program, Path input) {
        return ON_HOT_SPOT.computeIfAbsent(classPath.get(1) + " " + program,
                each -> Execution.of(Toolchain.hotSpot(classPath, MAIN_CLASS, program), Map.of(), input));
    }

    /** What a program does on HotSpot without input. */
    public Execution hotSpot(String program) {
        return hotSpot(program, null);
    }
}
