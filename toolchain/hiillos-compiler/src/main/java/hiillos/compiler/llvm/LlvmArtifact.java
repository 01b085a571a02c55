package hiillos.compiler.llvm;

import hiillos.compiler.CompileException;
import hiillos.compiler.CompileOptions;
import hiillos.compiler.cache.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The parts of LLVM that the compiler runs, as files: libLLVM, lld, llvm-objcopy and llvm-objdump out of the Maven artifact
 * {@code org.bytedeco:llvm}, unpacked once into the cache.
 *
 * @param directory holds the files
 * @param identity changes whenever the artifact does: part of cache keys
 */
public record LlvmArtifact(Path directory, String identity) {
    /** The version that the bindings and pipelines were written for; the build checks that it is the parent's property. */
    public static final String VERSION = "20.1.7-1.5.12";

    private static final long UNPACKED_BYTES = 200L << 20;
    private static final List<String> TOOLS = List.of("lld", "llvm-objcopy", "llvm-objdump");

    /**
     * Finds LLVM and unpacks it when need be. Looks at the option, the system property {@code hiillos.llvm}, the environment
     * variable {@code HIILLOS_LLVM}, and the local Maven repository, in this order.
     *
     * @throws CompileException when there is none, it cannot be read, or the disk is full
     */
    public static LlvmArtifact find(CompileOptions options) {
        Path artifact = locate(options);
        if (Files.isDirectory(artifact)) {
            return inDirectory(artifact);
        }
        try {
            String identity = artifact.getFileName().toString().replaceFirst("\\.jar$", "") + "-" + Files.size(artifact)
                    + "-" + TOOLS.size();
            Path unpacked = options.cache().resolve("llvm").resolve(identity);
            if (!Files.isDirectory(unpacked)) {
                unpack(artifact, unpacked);
            }
            return new LlvmArtifact(unpacked, identity);
        } catch (FileSystemException error) {
            throw new CompileException("cannot write the unpacked LLVM to " + options.cache() + " (" + error
                    + "); choose another place with --cache");
        } catch (IOException error) {
            throw new CompileException("cannot unpack LLVM from " + artifact + " into " + options.cache() + " (" + error
                    + "); delete the damaged file and fetch it again, or give another with --llvm or --cache");
        }
    }

    public Path library() {
        return directory.resolve(libraryName(true));
    }

    public Path tool(String name) {
        return directory.resolve(name);
    }

    /** Maven's classifier for this machine. */
    public static String classifier() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = machine.equals("aarch64") || machine.equals("arm64");
        if (system.startsWith("windows")) {
            throw new CompileException("the compiler does not run on Windows itself; use WSL2");
        }
        return (system.startsWith("mac") ? "macosx-" : "linux-") + (arm ? "arm64" : "x86_64");
    }

    private static Path locate(CompileOptions options) {
        Optional<Path> told = options.llvm().or(() -> Optional.ofNullable(System.getProperty("hiillos.llvm")).map(Path::of))
                .or(() -> Optional.ofNullable(System.getenv("HIILLOS_LLVM")).map(Path::of));
        if (told.isPresent()) {
            if (!Files.isReadable(told.get())) {
                throw new CompileException("there is no readable LLVM at " + told.get()
                        + "; give the jar org.bytedeco:llvm:" + VERSION + ":" + classifier() + " or a directory with its files");
            }
            return told.get();
        }
        Path repository = Path.of(System.getProperty("maven.repo.local",
                Path.of(System.getProperty("user.home"), ".m2", "repository").toString()));
        Path jar = repository.resolve(Path.of("org", "bytedeco", "llvm", VERSION, "llvm-" + VERSION + "-" + classifier() + ".jar"));
        if (!Files.isReadable(jar)) {
            throw new CompileException("LLVM is not in the local Maven repository; fetch it with 'mvn dependency:get -Dartifact="
                    + "org.bytedeco:llvm:" + VERSION + ":jar:" + classifier() + "' or give the jar with --llvm FILE");
        }
        return jar;
    }

    private static LlvmArtifact inDirectory(Path directory) {
        Path files = directory;
        for (String file : List.of(libraryName(true), "lld", "llvm-objcopy", "llvm-objdump")) {
            if (!Files.isReadable(directory.resolve(file))) {
                throw new CompileException("the LLVM directory " + directory + " has no " + file
                        + "; give the jar org.bytedeco:llvm:" + VERSION + ":" + classifier() + " instead");
            }
        }
        try {
            return new LlvmArtifact(files, "directory-" + Files.size(files.resolve(libraryName(true))) + "-"
                    + Files.size(files.resolve("lld")));
        } catch (IOException error) {
            throw new CompileException("cannot read the LLVM directory " + directory + " (" + error + ")");
        }
    }

    private static String libraryName(boolean versioned) {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")) {
            return "libLLVM.dylib";
        }
        // The tools look for the versioned name beside themselves.
        return versioned ? "libLLVM.so." + VERSION.replaceFirst("^(\\d+\\.\\d+).*", "$1") : "libLLVM.so";
    }

    private static void unpack(Path jar, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        AtomicFiles.requireSpace(target.getParent(), UNPACKED_BYTES, "LLVM");
        System.err.println("unpacking LLVM into " + target + " (once)");
        AtomicFiles.createDirectory(target, directory -> {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                extract(zip, libraryName(false), directory.resolve(libraryName(true)));
                for (String tool : TOOLS) {
                    Path file = directory.resolve(tool);
                    extract(zip, tool, file);
                    if (!file.toFile().setExecutable(true)) {
                        throw new IOException("cannot make " + file + " executable");
                    }
                }
            } catch (ZipException error) {
                throw new CompileException("the LLVM artifact " + jar + " is damaged (" + error.getMessage()
                        + "); delete it and fetch it again");
            }
        });
    }

    private static void extract(ZipFile zip, String name, Path file) throws IOException {
        String path = "org/bytedeco/llvm/" + classifier() + "/" + name;
        ZipEntry entry = zip.getEntry(path);
        if (entry == null) {
            throw new CompileException("the LLVM artifact " + zip.getName() + " has no " + path
                    + "; is it org.bytedeco:llvm with classifier " + classifier() + "?");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
        }
    }
}
