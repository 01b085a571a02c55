package hiillos.abi;

import hiillos.abi.kernel.SimulatedKernel;
import hiillos.word.ExternalSymbol;
import hiillos.word.Memory;

/**
 * Access to memory that another process has a say in: a mapped Frame of a client's, whose pages the client can take away at any
 * moment, or whose Job may have no memory for them. An ordinary access would end the program then.
 */
public final class ForeignMemory {
    private ForeignMemory() {}

    /**
     * Copies bytes; the ranges must not overlap.
     *
     * @param target address
     * @param source address
     * @return whether all were copied; if not, some may have been
     */
    public static boolean copy(long target, long source, long countBytes) {
        return tryCopy(target, source, countBytes) == 0;
    }

    /** By the runtime; 0: all is copied. On a JVM by the simulated kernel's memory, and in plain unit tests by theirs. */
    @ExternalSymbol("hiillos_copy_foreign")
    private static long tryCopy(long target, long source, long countBytes) {
        SimulatedKernel kernel = SimulatedKernel.installed();
        if (kernel != null) {
            return kernel.copyForeign(target, source, countBytes) ? 0 : 1;
        }
        Memory.copy(target, source, countBytes);
        return 0;
    }
}
