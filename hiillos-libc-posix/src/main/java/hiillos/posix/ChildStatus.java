package hiillos.posix;

/**
 * How a child ended, or that it is stopped.
 *
 * @param process its number
 * @param exitCode 0 to 255; meaningless if a signal ended it
 * @param signal what ended or stopped it; 0 if it exited by itself
 * @param stopped whether it has not ended but is stopped
 */
public record ChildStatus(int process, int exitCode, int signal, boolean stopped) {
    /** Of a child that has ended. */
    public ChildStatus(int process, int exitCode, int signal) {
        this(process, exitCode, signal, false);
    }

    /** Of a child that a signal has stopped. */
    public static ChildStatus stopped(int process, int signal) {
        return new ChildStatus(process, 0, signal, true);
    }

    /** As the shell's {@code $?}: the exit code, or 128 and the signal. */
    public int shellStatus() {
        return signal == 0 ? exitCode : 128 + signal;
    }
}
