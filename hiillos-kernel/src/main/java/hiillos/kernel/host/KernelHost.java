package hiillos.kernel.host;

/** What a kernel on a JVM needs of the Java program around it. Except {@link #run}, methods are called with the kernel's lock held. */
public interface KernelHost {
    /**
     * Runs a program in the calling Java thread, which is the first one of its process; returns when the program is over and
     * the process has ended.
     *
     * @param program what the program's code says: {@link HostedKernel#CODE} and a text
     */
    void run(String program);

    /** A byte was sent over the serial line. */
    void serialOutput(int value);

    /** The machine was switched off; 0 unless a program asked for another code. */
    void poweredOff(int code);

    /** The kernel itself, or a Java thread of this simulation, failed: nothing goes on. */
    void failed(Throwable problem);
}
