package hiillos.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/**
 * Compiles the module's jar and its dependencies into an image and attaches it, with debug symbols (type
 * {@code debug}) and line report (type {@code lines}) where the compiler writes them.
 */
@Mojo(name = "link", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true,
        requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class LinkMojo extends AbstractMojo {
    @Inject
    private RepositorySystem repositorySystem;

    @Inject
    private ToolchainManager toolchains;

    @Inject
    private MavenProjectHelper projectHelper;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> pluginArtifacts;

    /** The class whose {@code main} or entry point the image starts with. */
    @Parameter
    private String mainClass;

    /** What the image is for: {@code user}, {@code linux}, {@code kernel} or {@code boot}. */
    @Parameter(defaultValue = "user")
    private String profile;

    /** The image's format, for {@code boot}: {@code elf}, {@code pe} or {@code flat}; the compiler's choice if absent. */
    @Parameter
    private String target;

    /** A linker script of the module's own. */
    @Parameter
    private File linkerScript;

    /** The symbol where the image starts; the profile's own if absent. */
    @Parameter
    private String entry;

    /** The class with the runtime's hooks; the profile's own if absent. */
    @Parameter
    private String runtime;

    /** Further words for the compiler, in its command line's order. */
    @Parameter
    private List<String> compilerArguments;

    /** {@code debug} compiles quickly and keeps everything visible, {@code release} optimises. */
    @Parameter(property = "hiillos.profile", defaultValue = "release")
    private String buildProfile;

    /** Type, and so file extension, of the attached image. */
    @Parameter(defaultValue = "hexe")
    private String type;

    /** Classifier of the attached image, for modules with more than one. */
    @Parameter
    private String classifier;

    /** The LLVM build to use; the host's if absent. */
    @Parameter(property = "hiillos.llvm.classifier")
    private String llvmClassifier;

    /** The version of {@code org.bytedeco:llvm}. */
    @Parameter(property = "hiillos.llvm.version", defaultValue = "20.1.7-1.5.12")
    private String llvmVersion;

    /** Directory of the compiler's cache; the compiler's own choice if absent. */
    @Parameter(property = "hiillos.cache")
    private File cache;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        UserProperties.check(session);
        if (project.getPackaging().equals("pom")) {
            // A parent declares the goal for its children.
            return;
        }
        if (mainClass == null) {
            throw new MojoFailureException("the link goal needs a mainClass; with hiillos-server-parent set the property"
                    + " hiillos.mainClass");
        }
        if (!buildProfile.equals("debug") && !buildProfile.equals("release")) {
            throw new MojoFailureException("-Dhiillos.profile=" + buildProfile + ": use debug or release");
        }
        Path java = JavaDevelopmentKit.java(toolchains, session);
        String llvm = llvmClassifier != null ? llvmClassifier
                : LlvmArtifact.hostClassifier(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path llvmJar = LlvmArtifact.resolve(repositorySystem, session, project, getLog(), llvmVersion, llvm);
        Path output = Path.of(project.getBuild().getDirectory(), imageName());
        try {
            Files.createDirectories(output.getParent());
            link(java, llvmJar, output);
        } catch (IOException exception) {
            throw new MojoExecutionException("cannot read or write beside " + output + ": " + exception.getMessage(),
                    exception);
        }
        attach(output);
    }

    private String imageName() {
        return project.getArtifactId() + (classifier == null ? "" : "-" + classifier) + "." + type;
    }

    private void link(Path java, Path llvmJar, Path output) throws IOException, MojoFailureException {
        List<Path> programPath = programPath();
        List<Path> compilerPath = pluginArtifacts.stream().map(artifact -> artifact.getFile().toPath()).toList();
        List<String> arguments = arguments(java, programPath, llvmJar, output);
        String fingerprint = fingerprint(java, programPath, compilerPath, arguments);
        Path record = output.resolveSibling(output.getFileName() + ".inputs");
        String[] known = Files.exists(record) ? Files.readString(record).split("\n", 2) : new String[] {""};
        if (known[0].equals(fingerprint) && known.length == 2 && Files.exists(output)) {
            known[1].lines().forEach(line -> getLog().info(line + " (unchanged)"));
            return;
        }
        Files.deleteIfExists(record);
        List<String> report = new ArrayList<>();
        CompilerProcess.run(java, compilerPath, arguments, line -> {
            report.add(line);
            getLog().info(line);
        });
        Files.writeString(record, fingerprint + "\n" + String.join("\n", report) + "\n", StandardCharsets.UTF_8);
    }

    /** The module's jar, or its classes where nothing was packed, and its runtime dependencies. */
    private List<Path> programPath() {
        List<Path> path = new ArrayList<>();
        File jar = project.getArtifact().getFile();
        path.add(jar != null && jar.isFile() ? jar.toPath() : Path.of(project.getBuild().getOutputDirectory()));
        for (Artifact artifact : project.getArtifacts()) {
            if (artifact.getArtifactHandler().isAddedToClasspath() && !isRuntime(artifact)) {
                path.add(artifact.getFile().toPath());
            }
        }
        return path;
    }

    /** What stands in for the machine-dependent part of java.base, where the module depends on it. */
    private List<Path> runtimePath() {
        return project.getArtifacts().stream().filter(LinkMojo::isRuntime)
                .map(artifact -> artifact.getFile().toPath()).toList();
    }

    private static boolean isRuntime(Artifact artifact) {
        return artifact.getGroupId().equals("org.hiillos") && artifact.getArtifactId().equals("hiillos-runtime");
    }

    private List<String> arguments(Path java, List<Path> programPath, Path llvmJar, Path output) {
        List<String> arguments = new ArrayList<>(List.of("hiillos.compiler.Main", "compile",
                "-cp", String.join(File.pathSeparator, programPath.stream().map(Path::toString).toList()),
                "--main", mainClass, "--profile", profile, "--llvm", llvmJar.toString()));
        String runtimePath = String.join(File.pathSeparator, runtimePath().stream().map(Path::toString).toList());
        addOption(arguments, "--runtime-path", runtimePath.isEmpty() ? null : runtimePath);
        addOption(arguments, "--java-home", java.getParent().getParent());
        addOption(arguments, "--target", target);
        addOption(arguments, "--linker-script", linkerScript);
        addOption(arguments, "--entry", entry);
        addOption(arguments, "--runtime", runtime);
        addOption(arguments, "--cache", cache);
        // Written by the annotation processor; the module's jar, whose content is fingerprinted, has it too.
        Path manifest = Path.of(project.getBuild().getOutputDirectory(), "META-INF", "hiillos", "manifest.json");
        addOption(arguments, "--manifest", Files.isRegularFile(manifest) ? manifest : null);
        if (buildProfile.equals("debug")) {
            arguments.add("--debug");
        }
        if (compilerArguments != null) {
            arguments.addAll(compilerArguments);
        }
        arguments.add("-o");
        arguments.add(output.toString());
        return arguments;
    }

    private static void addOption(List<String> arguments, String option, Object value) {
        if (value != null) {
            arguments.add(option);
            arguments.add(value.toString());
        }
    }

    private String fingerprint(Path java, List<Path> programPath, List<Path> compilerPath, List<String> arguments)
            throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        arguments.forEach(fingerprint::add);
        // The class library comes from this JDK; its release file names the build.
        fingerprint.add(java.resolve("../../release").normalize());
        for (Path path : programPath) {
            fingerprint.add(path);
        }
        for (Path path : runtimePath()) {
            fingerprint.add(path);
        }
        for (Path path : compilerPath) {
            fingerprint.add(path);
        }
        if (linkerScript != null) {
            fingerprint.add(linkerScript.toPath());
        }
        return fingerprint.value();
    }

    private void attach(Path output) {
        projectHelper.attachArtifact(project, type, classifier, output.toFile());
        Path debug = output.resolveSibling(output.getFileName() + ".debug");
        if (Files.exists(debug)) {
            projectHelper.attachArtifact(project, "debug", classifier, debug.toFile());
        }
        Path lines = output.resolveSibling(output.getFileName() + ".lines");
        if (Files.exists(lines)) {
            projectHelper.attachArtifact(project, "lines", classifier, lines.toFile());
        }
    }
}
