package hiillos.conformance.harness;

import hiillos.compiler.Main;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** javac, HotSpot, and the compiler of images, with the class paths that they need. */
public final class Toolchain {
    private Toolchain() {}

    /** The directory or jar from which a class of the given binary name comes; the class is not initialised. */
    public static Path origin(String className) {
        try {
            Class<?> found = Class.forName(className, false, Toolchain.class.getClassLoader());
            return Path.of(found.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException error) {
            throw new IllegalStateException(error);
        }
    }

    /** Where the conformance programs themselves are. */
    public static Path programs() {
        return origin("hiillos.conformance.harness.Areas");
    }

    /**
     * Compiles all Java files below a directory.
     *
     * @throws IllegalStateException with javac's output if that fails
     */
    public static void compileJava(Path sources, Path classes, List<Path> classPath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", classes.toString(), "-cp", joined(classPath)));
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(file -> arguments.add(file.toString()));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        if (compiler.run(null, messages, messages, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("javac: " + messages.toString(StandardCharsets.UTF_8));
        }
    }

    /** Compiles a program for Linux: see {@link #linkFor}. */
    public static String link(List<Path> classPath, String mainClass, Path image, String... options) {
        return linkFor("linux", classPath, mainClass, image, options);
    }

    /**
     * Compiles a program.
     *
     * @param profile {@code linux} or {@code user}
     * @param options further options of the compiler
     * @return the compiler's report
     * @throws IllegalStateException with the compiler's messages if that fails
     */
    public static String linkFor(String profile, List<Path> classPath, String mainClass, Path image, String... options) {
        List<Path> runtime = List.of(origin("hiillos.runtime.RuntimeHooks"), origin("hiillos.word.Memory"),
                origin("hiillos.abi.kernel.Status"));
        List<Path> program = new ArrayList<>(classPath);
        program.addAll(runtime);
        List<String> arguments = new ArrayList<>(List.of("compile", "-cp", joined(program), "--runtime-path", joined(runtime),
                "--main", mainClass, "--profile", profile, "-o", image.toString()));
        arguments.addAll(List.of(options));
        String cache = System.getProperty("hiillos.test.cache");
        if (cache != null) {
            arguments.addAll(List.of("--cache", cache));
        }
        PrintStream output = System.out;
        PrintStream errors = System.err;
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        PrintStream collector = new PrintStream(messages, true, StandardCharsets.UTF_8);
        System.setOut(collector);
        System.setErr(collector);
        int exitCode;
        try {
            exitCode = Main.run(arguments.toArray(String[]::new));
        } finally {
            System.setOut(output);
            System.setErr(errors);
        }
        String text = messages.toString(StandardCharsets.UTF_8);
        if (exitCode != 0) {
            throw new IllegalStateException("hiillos compile " + mainClass + ": " + text);
        }
        return text.strip();
    }

    /** The command that runs a class on HotSpot and starts as quickly as it can; statistics are of no use to short programs. */
    public static List<String> hotSpot(List<Path> classPath, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx256m",
                "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-cp", joined(classPath), mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String joined(List<Path> paths) {
        return String.join(File.pathSeparator, paths.stream().map(Path::toString).toList());
    }
}
