package hiillos.compiler.llvm;

import hiillos.compiler.CompileException;
import hiillos.compiler.CompileOptions;
import hiillos.compiler.cache.AtomicFiles;
import hiillos.compiler.cache.ContentCache;
import hiillos.compiler.cache.Digest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * IR modules to object files, by a forked {@link Worker}; objects of unchanged modules come from the cache.
 */
public final class CodeGenerator {
    private final CompileOptions options;
    private final LlvmArtifact llvm;
    private final ContentCache objects;

    public CodeGenerator(CompileOptions options, LlvmArtifact llvm) {
        this.options = options;
        this.llvm = llvm;
        this.objects = new ContentCache(options.cache().resolve("objects"), options.cacheLimitBytes());
    }

    /**
     * The objects of one image.
     *
     * @param objects in the order of the modules
     * @param parseMillis, passesMillis, emissionMillis time in LLVM, summed over the modules that were compiled
     * @param fromCache how many were not compiled
     */
    public record Objects(List<Path> objects, long parseMillis, long passesMillis, long emissionMillis, int fromCache) {}

    /**
     * Compiles IR modules.
     *
     * @param directory a scratch directory of this compilation
     * @throws CompileException when LLVM refuses a module or crashes; the module is kept and named
     */
    public Objects compile(List<String> modules, Machine machine, Path directory) throws IOException {
        List<Path> results = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < modules.size(); i++) {
            String key = new Digest().add("llvm", llvm.identity()).add("machine", machine.toString())
                    .add("ir", modules.get(i)).hex();
            Optional<Path> cached = options.cached() ? objects.find(key) : Optional.empty();
            keys.add(key);
            results.add(cached.map(entry -> entry.resolve("module.o")).orElse(directory.resolve("module" + i + ".o")));
            if (cached.isEmpty()) {
                missing.add(i);
            }
        }
        if (missing.isEmpty()) {
            return new Objects(results, 0, 0, 0, modules.size());
        }
        long[] millis = run(modules, missing, machine, directory);
        if (options.cached()) {
            for (int i : missing) {
                Path object = results.get(i);
                results.set(i, objects.store(keys.get(i), entry -> Files.move(object, entry.resolve("module.o")))
                        .resolve("module.o"));
            }
        }
        return new Objects(results, millis[0], millis[1], millis[2], modules.size() - missing.size());
    }

    private long[] run(List<String> modules, List<Integer> numbers, Machine machine, Path directory) throws IOException {
        Properties request = machine.toProperties();
        request.setProperty("library", llvm.library().toAbsolutePath().toString());
        int jobs = Integer.parseInt(options.setting("llvm.jobs", Integer.toString(Runtime.getRuntime().availableProcessors())));
        request.setProperty("threads", Integer.toString(Math.max(1, Math.min(jobs, numbers.size()))));
        request.setProperty("modules", Integer.toString(numbers.size()));
        for (int i = 0; i < numbers.size(); i++) {
            Path input = directory.resolve("module" + numbers.get(i) + ".ll");
            Files.writeString(input, modules.get(numbers.get(i)));
            request.setProperty("input." + i, input.toString());
            request.setProperty("output." + i, directory.resolve("module" + numbers.get(i) + ".o").toString());
            if (options.keepIr().isPresent()) {
                request.setProperty("optimised." + i, options.keepIr().get().toAbsolutePath() + "." + numbers.get(i) + ".optimised.ll");
            }
        }
        Path requestFile = directory.resolve("request.properties");
        try (BufferedWriter writer = Files.newBufferedWriter(requestFile)) {
            request.store(writer, null);
        }
        return fork(requestFile, directory, numbers);
    }

    private long[] fork(Path requestFile, Path directory, List<Integer> numbers) throws IOException {
        Path standardOutput = directory.resolve("llvm.out");
        Path standardError = directory.resolve("llvm.err");
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + directory.resolve("crash.log"), "--enable-native-access=ALL-UNNAMED",
                "-cp", ownClasses().toString(), Worker.class.getName(), requestFile.toString())
                .redirectOutput(standardOutput.toFile()).redirectError(standardError.toFile()).start();
        int exit;
        try {
            process.getOutputStream().close();
            exit = process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CompileException("interrupted while LLVM was running");
        } finally {
            process.destroyForcibly();
        }
        String errors = Files.readString(standardError, StandardCharsets.UTF_8).strip();
        long[] millis = new long[3];
        List<Integer> unfinished = new ArrayList<>(numbers);
        String refusal = null;
        for (String line : Files.readAllLines(standardOutput)) {
            String[] words = line.split(" ", 3);
            if (words[0].equals("done")) {
                unfinished.remove(numbers.get(Integer.parseInt(words[1])));
                String[] times = words[2].split(" ");
                for (int i = 0; i < 3; i++) {
                    millis[i] += Long.parseLong(times[i]);
                }
            } else if (words[0].equals("failed")) {
                refusal = words[2];
            }
        }
        if (exit != 0) {
            throw failure(exit, refusal, errors, unfinished, directory);
        }
        return millis;
    }

    /** Keeps what is needed to find the cause, and says where. */
    private CompileException failure(int exit, String refusal, String errors, List<Integer> unfinished, Path directory)
            throws IOException {
        Path kept = options.cache().resolve("failed");
        Files.createDirectories(kept);
        List<Path> files = new ArrayList<>();
        for (int module : unfinished) {
            Path target = kept.resolve(options.output().getFileName() + "." + module + ".ll");
            AtomicFiles.copy(directory.resolve("module" + module + ".ll"), target);
            files.add(target);
        }
        String details = refusal != null ? refusal : errors;
        if (details.length() > 4000) {
            details = details.substring(0, 4000) + " …";
        }
        String end = exit > 128 ? "was ended by signal " + (exit - 128) : "ended with code " + exit;
        String what = refusal != null ? "LLVM refuses the generated code: "
                : errors.startsWith("hiillos: ") ? "LLVM does not know an option in -X llvm.options: "
                : errors.startsWith("error: ") || errors.startsWith("<inline asm>") ? "LLVM reports: "
                : "LLVM crashed (" + end + "): ";
        return new CompileException(what + (details.isEmpty() ? "no message" : details) + "; the code is kept in " + files
                + ". This is a defect of the compiler unless the message is about assembly of yours; --opt quick may avoid it");
    }

    /** The directory or jar that this class was loaded from: all that the worker needs. */
    public static Path ownClasses() {
        try {
            return Path.of(CodeGenerator.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException error) {
            throw new IllegalStateException(error);
        }
    }
}
