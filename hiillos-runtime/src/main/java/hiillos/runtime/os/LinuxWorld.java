package hiillos.runtime.os;

import hiillos.runtime.unwind.FatalError;
import hiillos.word.EntryPoint;
import hiillos.word.Memory;
import hiillos.word.SymbolAddress;

/**
 * {@link World} by a real-time signal, whose handler waits on a futex in the thread's area. The handlers of faults run with the
 * signal blocked, so that it never comes while nobody knows of the stack that the fault interrupted; {@link #allowStop} lifts
 * that.
 *
 * <p>States, in {@link ThreadArea#STOP_STATE}: 0 runs, 1 was asked, 2 has stopped.
 */
final class LinuxWorld {
    /** The first but two: a debugger's C library in the process would want those. */
    static final int SIGNAL = 34;
    /** The signal in a mask. */
    static final long MASK = 1L << SIGNAL - 1;
    private static final int GETPID = 39;
    private static final int RT_SIGPROCMASK = 14;
    private static final int TGKILL = 234;
    private static final int BLOCK = 0;
    private static final int UNBLOCK = 1;
    /** SA_SIGINFO, SA_ONSTACK, SA_RESTART and SA_RESTORER. */
    private static final long ACTION_FLAGS = 0x4 | 0x0800_0000L | 0x1000_0000L | 0x0400_0000L;
    private static final int RUNS = 0;
    private static final int ASKED = 1;
    private static final int STOPPED = 2;
    private static final int ABORTED = 134;
    /** EAGAIN. */
    private static final int TOO_MANY_PENDING = -11;
    private static final byte[] NOT_STOPPED = FatalError.bytes("hiillos: a thread cannot be stopped: error ");

    private static boolean installed;
    private static long process;
    private static long context;
    private static long contextEnd;

    private LinuxWorld() {}

    @SymbolAddress("hiillos_stop_handler")
    private static native long handler();

    static void stop() {
        if (!RuntimeLock.isThreaded()) {
            return;
        }
        if (!installed) {
            installed = true;
            process = LinuxPlatform.call(GETPID, 0, 0, 0);
            LinuxPlatform.setHandler(SIGNAL, handler(), ACTION_FLAGS, 0);
        }
        // A thread may be started while others are not stopped yet; when all have stopped that we know, there may be a new one.
        while (ask()) {
            for (long area = ThreadRegistry.first(); area != 0; area = ThreadRegistry.next(area)) {
                while (Memory.loadIntVolatile(area + ThreadArea.STOP_STATE) == ASKED) {
                    Futex.wait(area + ThreadArea.STOP_STATE, ASKED, Long.MAX_VALUE);
                }
            }
        }
    }

    /** Sends the signal to who has not got it; whether there was somebody. */
    private static boolean ask() {
        long self = ThreadArea.self();
        boolean any = false;
        for (long area = ThreadRegistry.first(); area != 0; area = ThreadRegistry.next(area)) {
            int number = Memory.loadIntVolatile(area + ThreadArea.HANDLE);
            if (area != self && number != 0 && Memory.loadInt(area + ThreadArea.STOP_STATE) == RUNS) {
                Memory.storeIntVolatile(area + ThreadArea.STOP_STATE, ASKED);
                long status = LinuxPlatform.call(TGKILL, process, number, SIGNAL);
                while (status == TOO_MANY_PENDING) {
                    // The user may have so many signals under way at once, and others' are among them.
                    SystemThreads.yield();
                    status = LinuxPlatform.call(TGKILL, process, number, SIGNAL);
                }
                if (status < 0) {
                    FatalError.die(NOT_STOPPED, -status, ABORTED);
                }
                any = true;
            }
        }
        return any;
    }

    static void resume() {
        if (!RuntimeLock.isThreaded()) {
            return;
        }
        for (long area = ThreadRegistry.first(); area != 0; area = ThreadRegistry.next(area)) {
            if (Memory.loadInt(area + ThreadArea.STOP_STATE) == STOPPED) {
                Memory.storeIntVolatile(area + ThreadArea.STOP_STATE, RUNS);
                Futex.wake(area + ThreadArea.STOP_STATE, 1);
            }
        }
    }

    /** Runs in a thread that is to stop, on the stack for faults if it has one already. */
    @EntryPoint("hiillos_linux_stop")
    static void handle(int signal, long information, long savedContext) {
        long area = ThreadArea.self();
        Memory.storeLong(area + ThreadArea.SAVED_STACK, savedContext);
        Memory.storeIntVolatile(area + ThreadArea.STOP_STATE, STOPPED);
        Futex.wake(area + ThreadArea.STOP_STATE, 1);
        while (Memory.loadIntVolatile(area + ThreadArea.STOP_STATE) == STOPPED) {
            Futex.wait(area + ThreadArea.STOP_STATE, STOPPED, Long.MAX_VALUE);
        }
    }

    /** Called in the handler of a fault when the stack that it interrupted is known. */
    static void allowStop() {
        changeMask(UNBLOCK);
    }

    /** Takes {@link #allowStop} back. */
    static void forbidStop() {
        changeMask(BLOCK);
    }

    private static void changeMask(int how) {
        long scratch = ThreadArea.scratch();
        Memory.storeLong(scratch, MASK);
        LinuxPlatform.call(RT_SIGPROCMASK, how, scratch, 0, 8, 0, 0);
    }

    static boolean capture(long area) {
        if (Memory.loadInt(area + ThreadArea.STOP_STATE) != STOPPED) {
            return false;
        }
        context = Memory.loadLong(area + ThreadArea.SAVED_STACK);
        long faultTop = Memory.loadLong(area + ThreadArea.FAULT_STACK_TOP);
        // What the system has saved lies above, the vector registers included.
        contextEnd = context < faultTop && context >= faultTop - Platform.FAULT_STACK_BYTES ? faultTop
                : Memory.loadLong(area + ThreadArea.STACK_TOP);
        return true;
    }

    static long registers() {
        return context;
    }

    static long registersEnd() {
        return contextEnd;
    }

    static long stackPointer() {
        return Memory.loadLong(context + LinuxFaults.CONTEXT_RSP);
    }

    static long framePointer() {
        return Memory.loadLong(context + LinuxFaults.CONTEXT_RBP);
    }

    static long programCounter() {
        return Memory.loadLong(context + LinuxFaults.CONTEXT_RIP);
    }

    static long interruptedStackPointer() {
        return 0;
    }
}
