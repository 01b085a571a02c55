package hiillos.maven;

import hiillos.image.ImageException;
import hiillos.image.stage.Stage;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/**
 * Checks that the system's servers fit together and lays out the initfs: every dependency of type {@code hexe} but
 * the root process is a server. Prints who may call whom.
 */
@Mojo(name = "stage", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true,
        requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class StageMojo extends AbstractMojo {
    @Inject
    private RepositorySystem repositorySystem;

    @Inject
    private ToolchainManager toolchains;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** The root process among the dependencies. */
    @Parameter(defaultValue = "org.hiillos:hiillos-root:hexe")
    private String root;

    /** Further servers, {@code group:artifact:version,…}. */
    @Parameter(property = "hiillos.servers")
    private String servers;

    /** Number of the binary interface that this system's kernel and root process have. */
    @Parameter(defaultValue = "1")
    private int abi;

    /** Files that go into the initfs as they are. */
    @Parameter(defaultValue = "${project.basedir}/src/main/initfs")
    private File skeleton;

    /** Our own licences and notices. */
    @Parameter(defaultValue = "${project.basedir}/src/main/legal")
    private File legal;

    /** The folder that becomes the initfs. */
    @Parameter(defaultValue = "${project.build.directory}/initfs")
    private File output;

    @Override
    public void execute() throws MojoFailureException {
        UserProperties.check(session);
        Artifact rootArtifact = DistributionArtifacts.dependency(project, root);
        List<Stage.Module> modules = new ArrayList<>();
        for (Artifact artifact : DistributionArtifacts.programs(project)) {
            if (artifact != rootArtifact) {
                modules.add(module(artifact));
            }
        }
        for (DistributionArtifacts.Resolved further
                : DistributionArtifacts.resolve(repositorySystem, session, project, servers)) {
            modules.add(new Stage.Module(further.coordinates(), further.file(), true));
        }
        Path jdkHome = JavaDevelopmentKit.java(toolchains, session).getParent().getParent();
        Path target = Path.of(project.getBuild().getDirectory());
        try {
            Stage.run(new Stage.Request(module(rootArtifact), modules, abi, skeleton.toPath(), legal.toPath(), jdkHome,
                    project.getVersion(), output.toPath(), target, target.resolve("symbols")), getLog()::info);
        } catch (ImageException exception) {
            throw new MojoFailureException(exception.getMessage(), exception);
        }
    }

    private static Stage.Module module(Artifact artifact) {
        return new Stage.Module(DistributionArtifacts.coordinates(artifact), artifact.getFile().toPath());
    }
}
