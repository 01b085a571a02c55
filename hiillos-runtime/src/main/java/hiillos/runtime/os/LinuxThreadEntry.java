package hiillos.runtime.os;

import hiillos.word.AssemblyFile;
import hiillos.word.ExternalSymbol;
import hiillos.word.Memory;

/** Where threads of profile {@code linux} begin; apart, as it needs {@code JavaThreads}, which not every program has. */
@AssemblyFile("linux-threads.s")
final class LinuxThreadEntry {
    /**
     * CLONE_VM, FS, FILES, SIGHAND, THREAD, SYSVSEM, SETTLS, PARENT_SETTID and CHILD_CLEARTID: the number is in the area before
     * the thread runs and is cleared when the thread's stack is no longer in use.
     */
    private static final long FLAGS = 0x3d_0f00;

    private LinuxThreadEntry() {}

    /** System call clone; 0 is never seen here, as the new thread goes elsewhere. */
    @ExternalSymbol("hiillos_linux_clone")
    private static native long cloneThread(long flags, long stackTop, long numberAddress, long area);

    static boolean start(long area) {
        return cloneThread(FLAGS, Memory.loadLong(area + ThreadArea.STACK_TOP), area + ThreadArea.HANDLE, area) > 0;
    }
}
