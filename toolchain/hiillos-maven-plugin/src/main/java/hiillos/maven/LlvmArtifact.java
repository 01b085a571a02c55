package hiillos.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * LLVM and lld for the machine that builds. A class of its own because the artifact is chosen by classifier at run time:
 * a dependency in a pom would load all hosts' builds, or only one's.
 */
final class LlvmArtifact {
    /** Download, unpacked library and tools, with room to spare. */
    private static final long NEEDED_BYTES = 600L << 20;

    private LlvmArtifact() {}

    /**
     * The classifier of the host.
     *
     * @throws MojoFailureException if there is no LLVM build for it
     */
    static String hostClassifier(String osName, String osArch) throws MojoFailureException {
        String system = osName.toLowerCase(Locale.ROOT);
        String processor = osArch.toLowerCase(Locale.ROOT);
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        boolean intel = processor.equals("amd64") || processor.equals("x86_64");
        if (system.startsWith("linux") && (arm || intel)) {
            return arm ? "linux-arm64" : "linux-x86_64";
        }
        if (system.startsWith("mac") && (arm || intel)) {
            return arm ? "macosx-arm64" : "macosx-x86_64";
        }
        if (system.startsWith("windows")) {
            throw new MojoFailureException("hiillos builds on Windows inside WSL2 only: install it with "
                    + "\"wsl --install\" and build there.");
        }
        throw new MojoFailureException("there is no LLVM for " + osName + " on " + osArch
                + ": build on Linux or macOS, x86-64 or arm64, or name a build with -Dhiillos.llvm.classifier.");
    }

    /**
     * Finds the artifact, downloading it once.
     *
     * @return the jar in the local repository
     * @throws MojoFailureException if it cannot be had
     */
    static Path resolve(RepositorySystem repositorySystem, MavenSession session, MavenProject project, Log log,
            String version, String classifier) throws MojoFailureException {
        Artifact artifact = new DefaultArtifact("org.bytedeco", "llvm", classifier, "jar", version);
        File repository = session.getRepositorySession().getLocalRepository().getBasedir();
        Path expected = repository.toPath()
                .resolve(session.getRepositorySession().getLocalRepositoryManager().getPathForLocalArtifact(artifact));
        if (!Files.exists(expected)) {
            announce(repository, log, classifier);
        }
        ArtifactRequest request = new ArtifactRequest(artifact, project.getRemoteProjectRepositories(), "hiillos");
        try {
            return repositorySystem.resolveArtifact(session.getRepositorySession(), request)
                    .getArtifact().getFile().toPath();
        } catch (ArtifactResolutionException exception) {
            throw new MojoFailureException("LLVM (" + artifact + ") cannot be had: "
                    + (session.isOffline() ? "Maven is offline, run \"./hiillos fetch\" once with a network."
                            : exception.getMessage()), exception);
        }
    }

    private static void announce(File repository, Log log, String classifier) throws MojoFailureException {
        long usable = repository.getUsableSpace();
        if (usable > 0 && usable < NEEDED_BYTES) {
            throw new MojoFailureException("LLVM needs " + (NEEDED_BYTES >> 20) + " MB and " + repository + " has "
                    + (usable >> 20) + " MB left: make room, or choose another place with -Dmaven.repo.local.");
        }
        log.info("LLVM for " + classifier + " is downloaded once (about 150 MB)");
    }
}
