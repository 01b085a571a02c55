package hiillos.runtime.os;

import hiillos.word.AssemblyFile;
import hiillos.word.EntryPoint;
import hiillos.word.Memory;
import hiillos.word.SymbolAddress;

/** The signal handler of profile {@code linux}. */
@AssemblyFile("linux-signals.s")
final class LinuxFaults {
    private static final int SEGMENTATION_SIGNAL = 11;

    // struct siginfo: si_addr. struct ucontext: gregs begin at 40; REG_RBP and REG_RIP are the 11th and 17th.
    private static final int SIGINFO_ADDRESS = 16;
    private static final int CONTEXT_RBP = 40 + 8 * 10;
    private static final int CONTEXT_RIP = 40 + 8 * 16;

    private LinuxFaults() {}

    /** Address of the code that Linux calls for a signal. */
    @SymbolAddress("hiillos_signal_handler")
    static native long handler();

    /** Address of the code that ends a signal. */
    @SymbolAddress("hiillos_signal_restorer")
    static native long restorer();

    /** The arguments are those of a handler with {@code SA_SIGINFO}. */
    @EntryPoint("hiillos_linux_signal")
    static void handle(int signal, long information, long context) {
        boolean isAccess = signal == SEGMENTATION_SIGNAL;
        FaultHandling.handle(isAccess, isAccess ? Memory.loadLong(information + SIGINFO_ADDRESS) : signal,
                context + CONTEXT_RIP, context + CONTEXT_RBP);
    }
}
