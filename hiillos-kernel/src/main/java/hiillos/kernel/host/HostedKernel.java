package hiillos.kernel.host;

/** A kernel on a JVM, as the Java program around it sees it. Any Java thread may call it. */
public interface HostedKernel {
    /** A program's code, at its entry point, is this word, then u32 bytes and a text of UTF-8 for {@link KernelHost#run}. */
    long CODE = 0x41_5641_4a49_4948L;

    /** Starts the machine, once. @param initfs as loaders bring it */
    void boot(byte[] initfs, String commandLine);

    /** Bytes arrive on the serial line. */
    void serialInput(byte[] bytes);

    /**
     * Makes the calling Java thread one more thread of the process of which a thread calls {@code parent}'s methods.
     *
     * @param parent of {@link hiillos.abi.kernel.SimulatedKernel#current} in a thread of the process
     */
    void join(Object parent);

    /** Ends what {@link #join} began. */
    void leave();

    /** Stops the machine; its threads end when they next do anything. */
    void stop();
}
