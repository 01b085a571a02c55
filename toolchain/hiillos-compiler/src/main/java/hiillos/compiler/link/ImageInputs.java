package hiillos.compiler.link;

import hiillos.compiler.CompileException;
import hiillos.compiler.CompileOptions;
import hiillos.compiler.Profile;
import hiillos.compiler.Target;
import hiillos.compiler.cache.Digest;
import hiillos.compiler.llvm.CodeGenerator;
import hiillos.compiler.llvm.LlvmArtifact;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Checks the inputs of an image and computes the key under which it is cached. */
final class ImageInputs {
    /** The only class library that substitutions and cuts were made for. */
    private static final int JAVA = 25;

    private ImageInputs() {}

    /** @throws CompileException naming the first input that is missing or does not fit */
    static void check(CompileOptions options) {
        for (List<Path> path : List.of(options.classPath(), options.runtimePath(), options.assemblyFiles())) {
            for (Path entry : path) {
                require(entry);
            }
        }
        options.manifest().ifPresent(ImageInputs::require);
        options.linkerScript().ifPresent(ImageInputs::require);
        if (options.target() == Target.UEFI && options.profile() != Profile.BOOT) {
            throw new CompileException("target uefi needs profile boot");
        }
        if (options.target() == Target.FLAT && !options.profile().isBare()) {
            throw new CompileException("target flat needs profile boot or kernel");
        }
        if (Files.isDirectory(options.output())) {
            throw new CompileException("the output " + options.output() + " is a directory; give a file");
        }
        if (options.javaHome().isPresent()) {
            requireJava(options.javaHome().get());
        } else if (Runtime.version().feature() != JAVA) {
            throw new CompileException("the compiler runs on JDK " + JAVA + " and this is " + Runtime.version().feature()
                    + "; start it with a JDK " + JAVA + "'s java or give one with --java-home");
        }
    }

    /** Reads the version from the {@code release} file that every JDK has. */
    private static void requireJava(Path home) {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        } catch (IOException error) {
            throw new CompileException("there is no JDK at " + home + "; give the home of a JDK " + JAVA);
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        if (!version.equals("" + JAVA) && !version.startsWith(JAVA + ".")) {
            throw new CompileException("the JDK at " + home + " is version " + version + "; give the home of a JDK " + JAVA);
        }
    }

    private static void require(Path file) {
        if (!Files.isReadable(file)) {
            throw new CompileException("cannot read " + file + "; check the path and build what it comes from");
        }
    }

    /** Equal keys mean equal images: all contents and options count, places in the file system do not. */
    static String key(CompileOptions options, LlvmArtifact llvm) throws IOException {
        Digest digest = new Digest();
        digest.addTree("compiler", CodeGenerator.ownClasses());
        digest.add("llvm", llvm.identity());
        Path javaHome = options.javaHome().orElse(Path.of(System.getProperty("java.home")));
        digest.addTree("java", javaHome.resolve("release"));
        for (Path entry : options.classPath()) {
            digest.addTree("class path", entry);
        }
        for (Path entry : options.runtimePath()) {
            digest.addTree("runtime path", entry);
        }
        for (Path file : options.assemblyFiles()) {
            digest.addTree("assembly", file);
        }
        if (options.manifest().isPresent()) {
            digest.addTree("manifest", options.manifest().get());
        }
        if (options.linkerScript().isPresent()) {
            digest.addTree("script", options.linkerScript().get());
        }
        String stackLimits = options.setting("stack.limits", "");
        if (!stackLimits.isEmpty()) {
            require(Path.of(stackLimits));
            digest.addTree("stack limits", Path.of(stackLimits));
        }
        digest.add("options", String.join("\n", options.profile().name(), options.target().name(),
                Boolean.toString(options.debug()), options.optimisation().name(), options.processor().toString(),
                options.mainClass().toString(), options.entrySymbol().toString(), options.hooksClass().toString(),
                options.rootClasses().toString(), options.settings().toString(), options.mapFile().toString(),
                options.keepIr().toString()));
        return digest.hex();
    }
}
