package hiillos.posix;

/**
 * How a child ended.
 *
 * @param process its number
 * @param exitCode 0 to 255; meaningless if a signal ended it
 * @param signal what ended it; 0 if it exited by itself
 */
public record ChildStatus(int process, int exitCode, int signal) {
    /** As the shell's {@code $?}: the exit code, or 128 and the signal. */
    public int shellStatus() {
        return signal == 0 ? exitCode : 128 + signal;
    }
}
