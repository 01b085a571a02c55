package hiillos.kernel.memory;

import hiillos.abi.kernel.FaultRecord;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.ThreadObject;

/**
 * Work that does not fit one stay in the kernel. A call that has done a part, or whose thread now waits for a page, goes
 * back to its {@code syscall} instruction with the same arguments; so does a fault to its instruction. User code never
 * sees it.
 */
public final class Restart {
    /** Not an answer: the call goes on when its thread runs again. Beyond all numbers of {@link hiillos.abi.kernel.Status}. */
    public static final int STATUS = 4096;
    /** Within this package: a pager has to supply the page first. */
    static final int ABSENT = 4097;

    /** As {@link #STATUS}, and the thread is blocked and set for it already. */
    public static final int BLOCKED = 4098;

    private static final int INSTRUCTION_BYTES = 2;

    private Restart() {}

    /** Whether a status only says that the access is to be tried again. */
    public static boolean isRestart(int status) {
        return status == STATUS || status == BLOCKED;
    }

    /**
     * Moves a thread that came in by {@code syscall} back to that instruction; others are at theirs already. Before the
     * thread blocks: afterwards its registers belong to whoever wakes it.
     */
    public static int again(ThreadObject thread) {
        return again(thread, 0);
    }

    /** As {@link #again(ThreadObject)}; the call finds by {@link ThreadObject#takeProgress} how far it came. */
    public static int again(ThreadObject thread, long progress) {
        thread.setProgress(progress);
        if (RegisterFrame.get(thread.frame, FaultRecord.VECTOR) == RegisterFrame.SYSTEM_CALL) {
            RegisterFrame.set(thread.frame, FaultRecord.RIP,
                    RegisterFrame.get(thread.frame, FaultRecord.RIP) - INSTRUCTION_BYTES);
        }
        return STATUS;
    }
}
