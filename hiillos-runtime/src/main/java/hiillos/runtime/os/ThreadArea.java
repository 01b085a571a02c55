package hiillos.runtime.os;

import hiillos.word.BoundTo;

/** What each thread has for itself. In profile {@code user} a page that the FS base points to; on Linux there is one thread. */
@BoundTo(linux = "hiillos.runtime.os.LinuxThreadArea", user = "hiillos.runtime.os.UserThreadArea")
public final class ThreadArea {
    private ThreadArea() {}

    /** Address of the thread's area, a number that no other living thread has. */
    public static native long self();

    /** Where the thread's next object goes. */
    public static native long heapTop();

    public static native void setHeapTop(long address);

    /** End of the zeroed memory at {@link #heapTop}. */
    public static native long heapLimit();

    public static native void setHeapLimit(long address);

    /** Address of room for the registers of a fault. */
    public static native long faultRegisters();
}
