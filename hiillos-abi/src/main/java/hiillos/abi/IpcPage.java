package hiillos.abi;

import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.SimulatedKernel;
import hiillos.word.ExternalSymbol;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * The calling thread's {@link IpcBuffer}, registered when it is first asked for. Behind the kernel's part this class keeps a
 * number for the thread.
 */
@RawMemory(reason = "the page that the kernel reads and writes")
final class IpcPage {
    /** Behind the last word that the kernel uses. */
    private static final int NUMBER = IpcBuffer.word(IpcBuffer.MAXIMUM_WORDS);

    private IpcPage() {}

    /**
     * The page's address, which the runtime exports; 0 when there is no memory for one, and on a JVM in a plain unit test, where
     * no message has more than six words.
     */
    @ExternalSymbol("hiillos_ipc_page")
    static long current() {
        SimulatedKernel kernel = SimulatedKernel.installed();
        return kernel == null ? 0 : kernel.ipcPage();
    }

    /** A word of the message in the thread's page, beyond those in registers. */
    static long word(long page, int index) {
        // SAFETY: the page is the thread's own; messages have at most as many words as it.
        return Memory.loadLong(page + IpcBuffer.word(index));
    }

    static void setWord(long page, int index, long value) {
        // SAFETY: as in word.
        Memory.storeLong(page + IpcBuffer.word(index), value);
    }

    /** A number that belongs to the calling thread, 0 at first. */
    static int number() {
        long page = current();
        // SAFETY: the page is the calling thread's own, and this word is no part of what the kernel writes.
        return page == 0 ? 0 : Memory.loadInt(page + NUMBER);
    }

    static void setNumber(int number) {
        long page = current();
        if (page != 0) {
            // SAFETY: as above.
            Memory.storeInt(page + NUMBER, number);
        }
    }
}
