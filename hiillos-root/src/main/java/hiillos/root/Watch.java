package hiillos.root;

import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.SystemCalls;
import hiillos.word.EntryPoint;
import hiillos.word.Memory;
import hiillos.word.RawMemory;
import hiillos.word.SymbolAddress;

/**
 * Waits for the end of one process in a thread of its own, then tells root's loop by a call. The thread neither allocates
 * nor throws: it shares the heap with root's main thread without a lock.
 */
@RawMemory(reason = "a new thread finds its object by address")
final class Watch {
    /** The operation by which a watch reports: word 0 is the process's number, word 1 the exit reason. */
    static final int ENDED = 0x3000_0000;
    /** Index, in the upper half of the badge, that no export has. */
    static final int INDEX = 0x7fff_ffff;

    private final int process;
    private final int sender;
    private final Message message = new Message();

    /**
     * @param process handle to wait for
     * @param sender handle of a Sender to root
     * @param number the process's number in the report
     */
    Watch(int process, int sender, int number) {
        this.process = process;
        this.sender = sender;
        message.header = Message.header(ENDED, 2, 0);
        message.word0 = number;
    }

    /** The address of the thread's first instruction. */
    @SymbolAddress("hiillos_root_watch")
    static native long entry();

    /** What the thread does; the argument is the address of its Watch, which root keeps alive. */
    @EntryPoint("hiillos_root_watch")
    private static void run(long address) {
        // SAFETY: Launcher.watch passed the address of a Watch.
        Watch watch = (Watch) Memory.objectAt(address);
        watch.message.word1 = SystemCalls.processWait(watch.process, Long.MAX_VALUE);
        SystemCalls.ipcCall(watch.sender, watch.message);
        SystemCalls.threadExit();
    }
}
