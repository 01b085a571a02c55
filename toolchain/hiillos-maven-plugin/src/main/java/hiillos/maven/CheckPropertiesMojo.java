package hiillos.maven;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Refuses misspelt {@code qemu.*} and {@code hiillos.*} properties, which Maven itself swallows in silence.
 */
@Mojo(name = "check-properties", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class CheckPropertiesMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Override
    public void execute() throws MojoFailureException {
        UserProperties.check(session);
    }
}
