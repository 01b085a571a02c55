package hiillos.compiler.link;

import hiillos.compiler.CompileException;
import hiillos.compiler.CompileOptions;
import hiillos.compiler.CompileResult;
import hiillos.compiler.FrontEnd;
import hiillos.compiler.GeneratedCode;
import hiillos.compiler.Target;
import hiillos.compiler.cache.AtomicFiles;
import hiillos.compiler.cache.ContentCache;
import hiillos.compiler.lines.LineTableBuilder;
import hiillos.compiler.llvm.CodeGenerator;
import hiillos.compiler.llvm.LlvmArtifact;
import hiillos.compiler.llvm.Machine;
import hiillos.compiler.stack.StackDepth;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes one image.
 *
 * <ol>
 * <li>An image with the same inputs in the cache is copied out; nothing else runs.
 * <li>The front end generates IR; LLVM makes objects of it, of the assembly files and of the built-in functions.
 * <li>ELF: link, derive the line table from the DWARF, link again with the table; check that no code moved.
 * <li>Strip, or write PE or a flat file; keep the ELF with DWARF as {@code NAME.debug}.
 * </ol>
 */
public final class ImageBuilder {
    private static final String SCRATCH = ".build-";
    private static final long SCRATCH_BYTES = 256L << 20;

    private final FrontEnd frontEnd;
    private final CompileOptions options;
    private final List<String> timeline = new ArrayList<>();
    private final List<String> stacks = new ArrayList<>();

    public ImageBuilder(FrontEnd frontEnd, CompileOptions options) {
        this.frontEnd = frontEnd;
        this.options = options;
    }

    public CompileResult build() {
        long start = System.nanoTime();
        ImageInputs.check(options);
        LlvmArtifact llvm = LlvmArtifact.find(options);
        try {
            String key = ImageInputs.key(options, llvm);
            ContentCache images = new ContentCache(options.cache().resolve("images"), options.cacheLimitBytes());
            Optional<Path> entry = options.cached() ? images.find(key) : Optional.empty();
            if (entry.isPresent()) {
                return deliver(entry.get(), true, start);
            }
            Files.createDirectories(options.cache());
            AtomicFiles.requireSpace(options.cache(), SCRATCH_BYTES, "compiling");
            deleteStaleScratch();
            Path scratch = Files.createTempDirectory(options.cache(), SCRATCH);
            try {
                Path made = Files.createDirectory(scratch.resolve("entry"));
                make(llvm, scratch, made);
                CompileResult result = deliver(made, false, start);
                if (options.cached()) {
                    images.store(key, directory -> moveAll(made, directory));
                }
                return result;
            } finally {
                AtomicFiles.deleteRecursively(scratch);
            }
        } catch (FileSystemException error) {
            throw new CompileException("cannot write " + error.getFile()
                    + (error.getReason() == null ? " (" + error.getClass().getSimpleName() + ")" : " (" + error.getReason() + ")")
                    + "; check permissions and free space, or choose other places with -o and --cache");
        } catch (IOException error) {
            throw new CompileException("input or output failed while compiling " + options.output() + ": " + error.getMessage());
        }
    }

    /** Scratch directories of compilations that were killed. */
    private void deleteStaleScratch() throws IOException {
        try (DirectoryStream<Path> stale = Files.newDirectoryStream(options.cache(), SCRATCH + "*")) {
            for (Path directory : stale) {
                if (AtomicFiles.isAbandoned(directory)) {
                    AtomicFiles.deleteRecursively(directory);
                }
            }
        }
    }

    /** Where in the image's cache entry things lie. */
    private static Path image(Path entry) {
        return entry.resolve("image");
    }

    private static Path debugFile(Path entry) {
        return entry.resolve("debug");
    }

    private void make(LlvmArtifact llvm, Path scratch, Path entry) throws IOException {
        long start = System.nanoTime();
        GeneratedCode code = frontEnd.generate(options);
        long generated = mark("front end", start);
        if (options.keepIr().isPresent()) {
            for (int i = 0; i < code.irModules().size(); i++) {
                Path file = options.keepIr().get();
                Files.writeString(i == 0 ? file : Path.of(file + "." + i), code.irModules().get(i));
            }
        }
        List<String> modules = new ArrayList<>(code.irModules());
        modules.add(Support.builtins(options));
        for (Path file : options.assemblyFiles()) {
            modules.add(Support.assembly(file));
        }
        CodeGenerator.Objects compiled = new CodeGenerator(options, llvm).compile(modules, Machine.of(options), scratch);
        timeline.add("parse %d ms, optimise %d ms, emit %d ms, %d of %d objects cached".formatted(compiled.parseMillis(),
                compiled.passesMillis(), compiled.emissionMillis(), compiled.fromCache(), modules.size()));
        long emitted = mark("LLVM", generated);
        List<Path> objects = new ArrayList<>(compiled.objects());
        ElfFile.Sizes sizes;
        if (options.target() == Target.UEFI) {
            new Linker(options, llvm).uefi(objects, image(entry));
            sizes = PeFile.sizes(image(entry));
        } else {
            sizes = linkElf(llvm, objects, scratch, entry);
        }
        mark("link", emitted);
        Receipt.write(entry, code, sizes, stacks, timeline);
    }

    private ElfFile.Sizes linkElf(LlvmArtifact llvm, List<Path> objects, Path scratch, Path entry) throws IOException {
        Linker linker = new Linker(options, llvm);
        if (options.manifest().isPresent()) {
            Path manifest = scratch.resolve("manifest.o");
            Files.write(manifest, DataObject.of(DataObject.manifest(Files.readAllBytes(options.manifest().get()))));
            objects.add(manifest);
        }
        Path lines = scratch.resolve("lines.o");
        writeLines(lines, LineTableBuilder.EMPTY);
        objects.add(lines);
        Path linked = scratch.resolve("linked");
        linker.elf(objects, scratch, linked);
        ElfFile first = ElfFile.read(linked);
        ElfFile last = first;
        if (first.section(".hiillos.lines").isPresent()) {
            byte[] table = LineTableBuilder.build(first);
            writeLines(lines, table);
            linker.elf(objects, scratch, linked);
            last = ElfFile.read(linked);
            // Code may hold the table's end as a constant; then the addresses decide, not the bytes.
            if (!Linker.sameText(first, last) && !Arrays.equals(table, LineTableBuilder.build(last))) {
                throw new CompileException("the line table moves code: the linker script must place .hiillos.lines after"
                        + " everything else");
            }
        }
        checkStack(llvm, linked);
        if (options.target() == Target.FLAT) {
            linker.flat(linked, image(entry));
        } else {
            linker.strip(linked, image(entry));
        }
        Files.move(linked, debugFile(entry));
        debugFile(entry).toFile().setExecutable(false);
        return last.sizes();
    }

    /** The setting {@code stack.limits} names a file that says how deep stacks may get. */
    private void checkStack(LlvmArtifact llvm, Path linked) throws IOException {
        String limits = options.setting("stack.limits", "");
        if (!limits.isEmpty()) {
            String code = Tool.run(llvm.tool("llvm-objdump"), List.of("--disassemble", "--no-show-raw-insn", linked.toString()),
                    "cannot disassemble the image for its stack's depth");
            stacks.addAll(StackDepth.check(code, Path.of(limits)));
        }
    }

    private static void writeLines(Path file, byte[] table) throws IOException {
        Files.write(file, DataObject.of(List.of(new DataObject.Content(".hiillos.lines", DataObject.PROGRAM_BITS, 8, table))));
    }

    private long mark(String part, long since) {
        long now = System.nanoTime();
        timeline.add(part + " " + (now - since) / 1_000_000 + " ms");
        return now;
    }

    private static void moveAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.move(file, to.resolve(file.getFileName()));
            }
        }
    }

    private CompileResult deliver(Path entry, boolean cached, long start) throws IOException {
        AtomicFiles.copy(image(entry), options.output());
        Optional<Path> debugOutput = Optional.empty();
        if (Files.exists(debugFile(entry))) {
            Path target = options.output().resolveSibling(options.output().getFileName() + ".debug");
            AtomicFiles.copy(debugFile(entry), target);
            debugOutput = Optional.of(target);
        }
        CompileResult result = Receipt.read(entry, options.output(), debugOutput,
                (System.nanoTime() - start) / 1_000_000, cached);
        if (options.reportFile().isPresent()) {
            Receipt.report(options.reportFile().get(), result, cached ? List.of() : timeline);
        }
        return result;
    }
}
