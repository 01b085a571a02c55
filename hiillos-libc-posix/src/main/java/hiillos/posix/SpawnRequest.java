package hiillos.posix;

import java.util.ArrayList;
import java.util.List;

/**
 * What to start and with what. Descriptors of the new process are those named here and no others.
 *
 * <pre>{@code
 * Pipe pipe = Posix.pipe();
 * int child = Posix.spawn(new SpawnRequest("/bin/wc", "wc", "-l").descriptor(0, pipe.readEnd()).descriptor(1, 1).descriptor(2, 2));
 * Posix.close(pipe.readEnd());
 * Posix.writeFully(pipe.writeEnd(), new byte[] {'\n'}, 0, 1);
 * Posix.close(pipe.writeEnd());
 * int status = Posix.waitFor(child).shellStatus();
 * }</pre>
 */
public final class SpawnRequest {
    /** The new process is in the group of the one that starts it. */
    public static final int SAME_GROUP = -1;
    /** The new process leads a group of its own, whose number is the process's. */
    public static final int NEW_GROUP = 0;

    final String path;
    final String[] arguments;
    final List<int[]> descriptors = new ArrayList<>();
    String[] environment;
    String workingDirectory;
    int group = SAME_GROUP;

    /** @param arguments with the program's name as the first */
    public SpawnRequest(String path, String... arguments) {
        this.path = path;
        this.arguments = arguments;
    }

    /** The three standard descriptors, as this process has them. */
    public SpawnRequest standardDescriptors() {
        return descriptor(0, 0).descriptor(1, 1).descriptor(2, 2);
    }

    /** Number {@code there} in the new process is what {@code here} is in this one. */
    public SpawnRequest descriptor(int there, int here) {
        descriptors.removeIf(each -> each[0] == there);
        descriptors.add(new int[] {there, here});
        return this;
    }

    /** {@code NAME=VALUE} texts; this process's own if never called. */
    public SpawnRequest environment(String[] texts) {
        environment = texts;
        return this;
    }

    /** A path; this process's own if never called. */
    public SpawnRequest workingDirectory(String path) {
        workingDirectory = path;
        return this;
    }

    /** A group's number, {@link #SAME_GROUP} or {@link #NEW_GROUP}. */
    public SpawnRequest group(int number) {
        group = number;
        return this;
    }
}
