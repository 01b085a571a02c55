package hiillos.runtime.os;

import hiillos.runtime.unwind.StackOverflow;
import hiillos.word.AssemblyFile;
import hiillos.word.EntryPoint;
import hiillos.word.Memory;
import hiillos.word.SymbolAddress;

/** The signal handler of profile {@code linux}. */
@AssemblyFile("linux-signals.s")
final class LinuxFaults {
    private static final int SEGMENTATION_SIGNAL = 11;

    // struct siginfo: si_addr. struct ucontext: gregs begin at 40; REG_RBP, REG_RSP and REG_RIP are 10, 15 and 16.
    private static final int SIGINFO_ADDRESS = 16;
    private static final int CONTEXT_REGISTERS = 40;
    static final int CONTEXT_RBP = CONTEXT_REGISTERS + 8 * 10;
    static final int CONTEXT_RSP = CONTEXT_REGISTERS + 8 * 15;
    static final int CONTEXT_RIP = CONTEXT_REGISTERS + 8 * 16;
    /** The DWARF number of each register of the context: r8 to r15, rdi, rsi, rbp, rbx, rdx, rax, rcx, rsp, rip. */
    private static final byte[] NUMBERS = {8, 9, 10, 11, 12, 13, 14, 15, 5, 4, 6, 3, 1, 0, 2, 7, 16};

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
        long detail = isAccess ? Memory.loadLong(information + SIGINFO_ADDRESS) : signal;
        if (isAccess && StackOverflow.isOne(detail, Memory.loadLong(context + CONTEXT_RSP))) {
            for (int i = 0; i < NUMBERS.length; i++) {
                StackOverflow.set(NUMBERS[i], Memory.loadLong(context + CONTEXT_REGISTERS + 8L * i));
            }
            StackOverflow.begin();
            LinuxWorld.allowStop();
            StackOverflow.raise();
            LinuxWorld.forbidStop();
            StackOverflow.end();
            for (int i = 0; i < NUMBERS.length; i++) {
                Memory.storeLong(context + CONTEXT_REGISTERS + 8L * i, StackOverflow.get(NUMBERS[i]));
            }
            return;
        }
        FaultHandling.handle(isAccess, detail, context + CONTEXT_RIP, context + CONTEXT_RBP);
    }
}
