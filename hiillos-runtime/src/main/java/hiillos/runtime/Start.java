package hiillos.runtime;

import hiillos.runtime.os.Platform;
import hiillos.runtime.os.StartArguments;
import hiillos.runtime.os.ThreadRegistry;
import hiillos.runtime.unwind.FatalError;
import hiillos.runtime.unwind.Unwinder;
import hiillos.word.AssemblyFile;
import hiillos.word.ExternalSymbol;

/** Where the program begins, after {@code _start} in {@code runtime.s} and {@link RuntimeHooks#start}. */
@AssemblyFile("runtime.s")
public final class Start {
    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;
    private static final byte[] NO_MEMORY =
            FatalError.bytes("Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space\n");

    private Start() {}

    /** Calls the {@code main} that was compiled; the compiler defines the symbol. */
    @ExternalSymbol("hiillos_main")
    private static native void callMain(String[] arguments);

    /**
     * Prepares the runtime, runs {@code main} and ends the program.
     *
     * @param start what {@code _start} was given: see {@link Platform#initialize}
     */
    static void start(long start) {
        Platform.initialize(start);
        Unwinder.initialize();
        Platform.installFaultHandler();
        ThreadAccess.begin();
        int status = SUCCESS;
        try {
            callMain(StartArguments.arguments());
        } catch (Throwable uncaught) {
            report(uncaught);
            status = FAILURE;
        }
        ThreadAccess.end(Thread.currentThread());
        ThreadRegistry.awaitUsers();
        Termination.exit(status);
    }

    /** What goes wrong while the trace is made can only be want of memory. */
    private static void report(Throwable uncaught) {
        try {
            ThreadAccess.uncaught(Thread.currentThread(), uncaught);
        } catch (Throwable second) {
            FatalError.write(NO_MEMORY);
            Platform.exit(FAILURE);
        }
    }
}
