package hiillos.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Finds what a distribution is made of among the module's dependencies and in the repositories. */
final class DistributionArtifacts {
    private DistributionArtifacts() {}

    /**
     * The file of a dependency.
     *
     * @param key {@code group:artifact:type} or {@code group:artifact:type:classifier}
     * @throws MojoFailureException if the module has no such dependency
     */
    static Artifact dependency(MavenProject project, String key) throws MojoFailureException {
        for (Artifact artifact : project.getArtifacts()) {
            String classifier = artifact.hasClassifier() ? ":" + artifact.getClassifier() : "";
            if (key.equals(artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getType()
                    + classifier)) {
                return artifact;
            }
        }
        throw new MojoFailureException("The module " + project.getArtifactId() + " has no dependency " + key
                + ", which goes into the image; add it to its pom.");
    }

    /** The programs of type {@code hexe} that the module depends on. */
    static List<Artifact> programs(MavenProject project) {
        return project.getArtifacts().stream().filter(artifact -> artifact.getType().equals("hexe")).sorted().toList();
    }

    /** Coordinates as people write them. */
    static String coordinates(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getBaseVersion();
    }

    /**
     * Resolves a list of further programs.
     *
     * @param list {@code group:artifact:version}, divided by commas; null for none
     * @return coordinates and file of each
     * @throws MojoFailureException naming the first that is malformed or cannot be found
     */
    static List<Resolved> resolve(RepositorySystem repositories, MavenSession session, MavenProject project,
            String list)
            throws MojoFailureException {
        List<Resolved> resolved = new ArrayList<>();
        for (String coordinates : list == null || list.isBlank() ? new String[0] : list.split(",")) {
            String[] parts = coordinates.strip().split(":");
            if (parts.length != 3) {
                throw new MojoFailureException("-Dhiillos.servers holds \"" + coordinates.strip()
                        + "\"; write group:artifact:version, with commas between servers.");
            }
            ArtifactRequest request = new ArtifactRequest(new DefaultArtifact(parts[0], parts[1], "hexe", parts[2]),
                    project.getRemoteProjectRepositories(), null);
            try {
                resolved.add(new Resolved(coordinates.strip(),
                        repositories.resolveArtifact(session.getRepositorySession(), request).getArtifact().getFile()
                                .toPath()));
            } catch (ArtifactResolutionException exception) {
                throw new MojoFailureException("The server " + coordinates.strip()
                        + " of -Dhiillos.servers cannot be found: "
                        + exception.getMessage(), exception);
            }
        }
        return resolved;
    }

    /** A program and its coordinates. */
    record Resolved(String coordinates, Path file) {}
}
