package hiillos.abi;

import hiillos.abi.kernel.SimulatedKernel;
import hiillos.word.ExternalSymbol;

/** The calling thread, as the kernel has it. */
final class CurrentThread {
    private CurrentThread() {}

    /** Number of a handle with the right to manage it, which the runtime keeps; 0 on a JVM in a plain unit test. */
    @ExternalSymbol("hiillos_thread_handle")
    static int handle() {
        SimulatedKernel kernel = SimulatedKernel.installed();
        return kernel == null ? 0 : kernel.threadHandle();
    }
}
