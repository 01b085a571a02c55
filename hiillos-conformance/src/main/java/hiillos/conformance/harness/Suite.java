package hiillos.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Programs that share one image: a generated main class runs the one that the first argument names. */
public final class Suite {
    private final List<Path> classPath;
    private final String mainClass;
    private final Path image;
    private final String report;

    private Suite(List<Path> classPath, String mainClass, Path image, String report) {
        this.classPath = classPath;
        this.mainClass = mainClass;
        this.image = image;
        this.report = report;
    }

    /**
     * Generates the main class, compiles it and links the image.
     *
     * @param name a Java identifier: the name of the main class and of the image
     * @param programs binary names of classes with {@code main}
     * @param classPath where they are
     * @param work a directory for what is generated
     * @param options further options of the compiler of images
     */
    public static Suite link(String name, List<String> programs, List<Path> classPath, Path work, String... options) {
        StringBuilder source = new StringBuilder("public final class " + name + " {\n"
                + "    public static void main(String[] arguments) throws Throwable {\n        switch (arguments[0]) {\n");
        for (String program : programs) {
            source.append("            case \"").append(program).append("\" -> ").append(program).append(".main(new String[0]);\n");
        }
        source.append("            default -> throw new IllegalArgumentException(arguments[0]);\n        }\n    }\n}\n");
        try {
            Path sources = Files.createDirectories(work.resolve(name + "-source"));
            Path classes = Files.createDirectories(work.resolve(name + "-classes"));
            Files.writeString(sources.resolve(name + ".java"), source);
            Toolchain.compileJava(sources, classes, classPath);
            List<Path> all = new java.util.ArrayList<>(List.of(classes));
            all.addAll(classPath);
            Path image = work.resolve(name + ".elf");
            return new Suite(all, name, image, Toolchain.link(all, name, image, options));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
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
        return compiled(program, Map.of("HIILLOS_COLLECT", "stress"));
    }

    /** Runs one program as an image that reads a file; null for nothing to read. */
    public Execution compiled(String program, Path input) {
        return Execution.of(List.of(image.toString(), program), Map.of(), input);
    }

    /** Runs one program on HotSpot, reading a file; null for nothing to read. */
    public Execution hotSpot(String program, Path input) {
        return Execution.of(Toolchain.hotSpot(classPath, mainClass, program), Map.of(), input);
    }

    /** Runs one program on HotSpot. */
    public Execution hotSpot(String program) {
        return Execution.of(Toolchain.hotSpot(classPath, mainClass, program));
    }
}
