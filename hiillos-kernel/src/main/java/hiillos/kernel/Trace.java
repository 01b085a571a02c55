package hiillos.kernel;

import hiillos.kernel.arch.amd64.Machine;

/** One line of a stack trace for each Java frame, inlined ones included. */
final class Trace {
    private Trace() {}

    /** Whether an address lies in the kernel's code. */
    static boolean isText(long address) {
        return Long.compareUnsigned(address, Machine.imageStart()) >= 0
                && Long.compareUnsigned(address, Machine.textEnd()) < 0;
    }

    /** Prints the frames at an instruction; {@code isReturn}: the address is where a call returns to. */
    static void print(long address, boolean isReturn) {
        Log.text("    at ");
        Log.hex(isReturn ? address - 1 : address);
        Log.line();
    }
}
