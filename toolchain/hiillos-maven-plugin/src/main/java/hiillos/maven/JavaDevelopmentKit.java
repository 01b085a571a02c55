package hiillos.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/** Finds the {@code java} of the JDK 25 that the build selected. */
final class JavaDevelopmentKit {
    private static final int NEEDED = 25;

    private JavaDevelopmentKit() {}

    /**
     * The selected tool chain's {@code java}, else Maven's own if it is new enough.
     *
     * @throws MojoFailureException if there is neither
     */
    static Path java(ToolchainManager toolchains, MavenSession session) throws MojoFailureException {
        Toolchain toolchain = toolchains.getToolchainFromBuildContext("jdk", session);
        if (toolchain != null) {
            String java = toolchain.findTool("java");
            if (java != null) {
                return Path.of(java);
            }
        }
        Path own = Path.of(System.getProperty("java.home"), "bin", "java");
        if (Runtime.version().feature() == NEEDED && Files.isExecutable(own)) {
            return own;
        }
        throw new MojoFailureException("the compiler needs a JDK 25 and Maven runs on Java "
                + Runtime.version().feature() + " with no JDK tool chain selected: bind the goal select-jdk-toolchain "
                + "of maven-toolchains-plugin as hiillos-server-parent does, or set JAVA_HOME to a JDK 25.");
    }
}
