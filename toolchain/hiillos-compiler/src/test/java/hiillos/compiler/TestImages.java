package hiillos.compiler;

import hiillos.compiler.cache.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Compiles hand-written IR through the whole back end. */
public final class TestImages {
    /** One for all tests of a run, so that LLVM is unpacked once. */
    public static final Path CACHE = Path.of(System.getProperty("hiillos.test.cache", "target/test-cache")).toAbsolutePath();

    private TestImages() {}

    public static String ir(String resource) throws IOException {
        try (InputStream in = TestImages.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Options that write {@code name} below {@code directory}; skips the test, saying why, where there is no LLVM. */
    public static CompileOptions.Builder options(Path directory, String name, Profile profile) {
        String llvm = System.getProperty("hiillos.llvm");
        Assumptions.assumeTrue(llvm != null && Files.exists(Path.of(llvm)),
                () -> "skipped: no LLVM artifact at " + llvm + " (system property hiillos.llvm)");
        return CompileOptions.builder().llvm(Path.of(llvm)).profile(profile).output(directory.resolve(name)).cache(CACHE);
    }

    /** The IR counts as an input: else the cache would not see that it changed. */
    public static CompileResult compile(CompileOptions.Builder builder, String... modules) {
        CompileOptions options = builder.setting("test.ir", new Digest().add("ir", String.join("\n", modules)).hex()).build();
        GeneratedCode code = new GeneratedCode(List.of(modules), new GeneratedCode.ClosureSize(1, 2, 300, 4000), List.of());
        return new Compiler(ignored -> code).compile(options);
    }

    /** Exit code and output of a program. */
    public record Run(int exit, String output) {}

    public static Run run(Path program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), output);
        } finally {
            process.destroyForcibly();
        }
    }
}
