package hiillos.maven;

import hiillos.launcher.KnownProperties;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;

/** The properties that the person gave to Maven. */
final class UserProperties {
    private UserProperties() {}

    /**
     * Every goal calls this first, so that a typo ends the build at the first module that we have a say in.
     *
     * @throws MojoFailureException with one sentence for each unknown property
     */
    static void check(MavenSession session) throws MojoFailureException {
        List<String> complaints = KnownProperties.complaints(session.getUserProperties().stringPropertyNames());
        if (!complaints.isEmpty()) {
            throw new MojoFailureException(String.join("; ", complaints));
        }
    }
}
