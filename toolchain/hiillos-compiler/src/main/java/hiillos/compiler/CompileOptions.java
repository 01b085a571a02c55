package hiillos.compiler;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that one compilation is told; immutable, made by a {@link Builder}.
 *
 * <p>Mandatory are the class path, the profile, the output and, for the profiles {@code linux} and {@code user}, the main
 * class. All else has defaults. Paths are used as given; none of them ends up in the image.
 */
public final class CompileOptions {
    private final List<Path> classPath;
    private final List<Path> runtimePath;
    private final Optional<String> mainClass;
    private final Profile profile;
    private final Target target;
    private final Path output;
    private final boolean debug;
    private final OptimisationLevel optimisation;
    private final Optional<String> processor;
    private final Optional<Path> linkerScript;
    private final Optional<String> entrySymbol;
    private final Optional<String> hooksClass;
    private final List<String> rootClasses;
    private final List<Path> assemblyFiles;
    private final Optional<Path> manifest;
    private final Optional<Path> javaHome;
    private final Optional<Path> llvm;
    private final Path cache;
    private final boolean cached;
    private final long cacheLimitBytes;
    private final Optional<Path> reportFile;
    private final Optional<Path> sizesFile;
    private final Optional<Path> keepIr;
    private final Optional<Path> mapFile;
    private final Map<String, String> settings;

    private CompileOptions(Builder builder) {
        classPath = List.copyOf(builder.classPath);
        runtimePath = List.copyOf(builder.runtimePath);
        mainClass = Optional.ofNullable(builder.mainClass);
        profile = Objects.requireNonNull(builder.profile, "profile");
        target = builder.target;
        output = Objects.requireNonNull(builder.output, "output");
        debug = builder.debug;
        optimisation = builder.optimisation != null ? builder.optimisation
                : debug ? OptimisationLevel.QUICK : OptimisationLevel.DEFAULT;
        processor = Optional.ofNullable(builder.processor);
        linkerScript = Optional.ofNullable(builder.linkerScript);
        entrySymbol = Optional.ofNullable(builder.entrySymbol);
        hooksClass = Optional.ofNullable(builder.hooksClass);
        rootClasses = List.copyOf(builder.rootClasses);
        assemblyFiles = List.copyOf(builder.assemblyFiles);
        manifest = Optional.ofNullable(builder.manifest);
        javaHome = Optional.ofNullable(builder.javaHome);
        llvm = Optional.ofNullable(builder.llvm);
        cache = builder.cache != null ? builder.cache : defaultCache();
        cached = builder.cached;
        cacheLimitBytes = builder.cacheLimitBytes;
        reportFile = Optional.ofNullable(builder.reportFile);
        sizesFile = Optional.ofNullable(builder.sizesFile);
        keepIr = Optional.ofNullable(builder.keepIr);
        mapFile = Optional.ofNullable(builder.mapFile);
        settings = java.util.Collections.unmodifiableMap(new TreeMap<>(builder.settings));
    }

    public static Builder builder() {
        return new Builder();
    }

    private static Path defaultCache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("hiillos");
    }

    /** Directories and jars of the program, in the order in which classes are looked for. */
    public List<Path> classPath() {
        return classPath;
    }

    /** Directories and jars of the runtime; their patch of java.base wins over the JDK's. */
    public List<Path> runtimePath() {
        return runtimePath;
    }

    /** Binary name of the class with {@code main}, or with the {@code @EntryPoint}s of a bare image. */
    public Optional<String> mainClass() {
        return mainClass;
    }

    public Profile profile() {
        return profile;
    }

    public Target target() {
        return target;
    }

    /** The image; with {@code NAME.debug} (DWARF, for gdb) beside it unless the target is PE. */
    public Path output() {
        return output;
    }

    public boolean debug() {
        return debug;
    }

    public OptimisationLevel optimisation() {
        return optimisation;
    }

    /** LLVM's name of the processor that user images may assume, for example {@code x86-64-v3}; default {@code x86-64}. */
    public Optional<String> processor() {
        return processor;
    }

    /** Replaces the profile's default linker script. */
    public Optional<Path> linkerScript() {
        return linkerScript;
    }

    /** The symbol at which the image starts; default by profile and target. */
    public Optional<String> entrySymbol() {
        return entrySymbol;
    }

    /** Binary name of the class with the runtime hooks; default by profile. */
    public Optional<String> hooksClass() {
        return hooksClass;
    }

    /** Further classes whose {@code @EntryPoint}s are roots of the closed world. */
    public List<String> rootClasses() {
        return rootClasses;
    }

    /** GNU-syntax assembly files (x86-64) that are added to the image. */
    public List<Path> assemblyFiles() {
        return assemblyFiles;
    }

    /** A JSON file that is embedded as section {@code .hiillos.manifest} and as a note. */
    public Optional<Path> manifest() {
        return manifest;
    }

    /** The JDK whose java.base is compiled; default the running one. */
    public Optional<Path> javaHome() {
        return javaHome;
    }

    /** The LLVM artifact of Maven (jar), or a directory that holds its files. */
    public Optional<Path> llvm() {
        return llvm;
    }

    /** Directory for the unpacked LLVM and for compiled images. */
    public Path cache() {
        return cache;
    }

    /** Whether an image from the cache may be used. */
    public boolean cached() {
        return cached && sizesFile.isEmpty();
    }

    /** The size above which the oldest cached images are deleted. */
    public long cacheLimitBytes() {
        return cacheLimitBytes;
    }

    /** Where the report goes as properties, besides standard output. */
    public Optional<Path> reportFile() {
        return reportFile;
    }

    /** Where the report of what makes the image large goes; an image for which it is wanted is not taken from the cache. */
    public Optional<Path> sizesFile() {
        return sizesFile;
    }

    /** Where to keep the LLVM IR for reading. */
    public Optional<Path> keepIr() {
        return keepIr;
    }

    /** Where to write the linker's map. */
    public Optional<Path> mapFile() {
        return mapFile;
    }

    /**
     * Free settings of the front end and the back end ({@code -X NAME=VALUE}); known to the back end are
     * {@code llvm.passes}, {@code llvm.options}, {@code llvm.inline}, {@code llvm.jobs}.
     */
    public Map<String, String> settings() {
        return settings;
    }

    public String setting(String name, String otherwise) {
        return settings.getOrDefault(name, otherwise);
    }

    /** Collects the options; unset ones keep their defaults. */
    public static final class Builder {
        private final List<Path> classPath = new ArrayList<>();
        private final List<Path> runtimePath = new ArrayList<>();
        private String mainClass;
        private Profile profile;
        private Target target = Target.ELF;
        private Path output;
        private boolean debug;
        private OptimisationLevel optimisation;
        private String processor;
        private Path linkerScript;
        private String entrySymbol;
        private String hooksClass;
        private final List<String> rootClasses = new ArrayList<>();
        private final List<Path> assemblyFiles = new ArrayList<>();
        private Path manifest;
        private Path javaHome;
        private Path llvm;
        private Path cache;
        private boolean cached = true;
        private long cacheLimitBytes = 2L << 30;
        private Path reportFile;
        private Path sizesFile;
        private Path keepIr;
        private Path mapFile;
        private final Map<String, String> settings = new TreeMap<>();

        private Builder() {}

        public Builder classPath(List<Path> entries) {
            classPath.addAll(entries);
            return this;
        }

        public Builder runtimePath(List<Path> entries) {
            runtimePath.addAll(entries);
            return this;
        }

        public Builder mainClass(String binaryName) {
            mainClass = binaryName;
            return this;
        }

        public Builder profile(Profile value) {
            profile = value;
            return this;
        }

        public Builder target(Target value) {
            target = value;
            return this;
        }

        public Builder output(Path file) {
            output = file;
            return this;
        }

        public Builder debug(boolean value) {
            debug = value;
            return this;
        }

        public Builder optimisation(OptimisationLevel value) {
            optimisation = value;
            return this;
        }

        public Builder processor(String name) {
            processor = name;
            return this;
        }

        public Builder linkerScript(Path file) {
            linkerScript = file;
            return this;
        }

        public Builder entrySymbol(String symbol) {
            entrySymbol = symbol;
            return this;
        }

        public Builder hooksClass(String binaryName) {
            hooksClass = binaryName;
            return this;
        }

        public Builder rootClass(String binaryName) {
            rootClasses.add(binaryName);
            return this;
        }

        public Builder assemblyFile(Path file) {
            assemblyFiles.add(file);
            return this;
        }

        public Builder manifest(Path jsonFile) {
            manifest = jsonFile;
            return this;
        }

        public Builder javaHome(Path directory) {
            javaHome = directory;
            return this;
        }

        public Builder llvm(Path jarOrDirectory) {
            llvm = jarOrDirectory;
            return this;
        }

        public Builder cache(Path directory) {
            cache = directory;
            return this;
        }

        public Builder cached(boolean value) {
            cached = value;
            return this;
        }

        public Builder cacheLimitBytes(long value) {
            cacheLimitBytes = value;
            return this;
        }

        public Builder sizesFile(Path file) {
            sizesFile = file;
            return this;
        }

        public Builder reportFile(Path file) {
            reportFile = file;
            return this;
        }

        public Builder keepIr(Path file) {
            keepIr = file;
            return this;
        }

        public Builder mapFile(Path file) {
            mapFile = file;
            return this;
        }

        public Builder setting(String name, String value) {
            settings.put(name, value);
            return this;
        }

        public CompileOptions build() {
            return new CompileOptions(this);
        }
    }
}
