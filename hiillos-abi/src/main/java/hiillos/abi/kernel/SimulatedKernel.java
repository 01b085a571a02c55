package hiillos.abi.kernel;

/**
 * What {@link SystemCalls} mean on a JVM: one thread's way into a kernel that runs there, too. A simulated system installs it
 * for its threads; plain unit tests have none, and no capabilities.
 */
public interface SimulatedKernel {
    /** A system call; arguments that the call does not have are 0. Returns what the kernel leaves in {@code rax}. */
    long call(long number, long a, long b, long c, long d, long e, long f);

    /** A system call with a second result, which is stored at an address. */
    long callPair(long number, long a, long b, long c, long d, long secondAddress);

    /** A system call with a message, which is replaced by what came back. */
    long callMessage(long number, long handle, Message message);

    /** Address of the thread's registered {@link IpcBuffer}; 0 when there is no memory for one. */
    long ipcPage();

    /** Copies bytes to or from memory that may be taken away meanwhile. Returns whether all were copied. */
    boolean copyForeign(long target, long source, long countBytes);

    /** A handle for the thread itself; 0 when its process may have no more. */
    int threadHandle();

    /** Address of its process's {@link StartBlock}. */
    long startBlock();

    /** Writes a byte to a device's port. */
    void outByte(int port, int value);

    /** Reads a byte from a device's port. */
    int inByte(int port);

    /** The kernel that the calling thread's process runs on. */
    static SimulatedKernel current() {
        SimulatedKernel kernel = installed();
        if (kernel == null) {
            throw new IllegalStateException("a system call was made on a JVM, in a thread that belongs to no simulated system");
        }
        return kernel;
    }

    /** As {@link #current}; null in a plain unit test. */
    static SimulatedKernel installed() {
        return Installed.KERNEL.get();
    }

    /** Installs the kernel for the current thread and threads that it starts later; null removes it. */
    static void install(SimulatedKernel kernel) {
        if (kernel == null) {
            Installed.KERNEL.remove();
        } else {
            Installed.KERNEL.set(kernel);
        }
    }

    /** Holder, so that compiled images never reach the thread-local. */
    final class Installed {
        private static final InheritableThreadLocal<SimulatedKernel> KERNEL = new InheritableThreadLocal<>();

        private Installed() {}
    }
}
