package hiillos.abi.protocol;

/** Where a process is in its life. */
public enum ProcessState {
    /** It was started and has not ended. */
    RUNNING,
    /** It ended by itself. */
    EXITED,
    /** A fault that nobody handled ended it. */
    FAULTED,
    /** Another process ended it. */
    KILLED
}
