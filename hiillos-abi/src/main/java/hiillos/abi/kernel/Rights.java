package hiillos.abi.kernel;

/** Rights that a handle carries, one bit each. They only ever shrink. */
public final class Rights {
    /** Make another handle for the object in the same process. */
    public static final int DUPLICATE = 1;
    /** Hand the handle to another process. */
    public static final int TRANSFER = 1 << 1;
    /** Read: map a Frame readable, read an object's state. */
    public static final int READ = 1 << 2;
    /** Write: map a Frame writable, write to a Log. */
    public static final int WRITE = 1 << 3;
    /** Map a Frame executable. */
    public static final int EXECUTE = 1 << 4;
    /** Change mappings in a Vmem. */
    public static final int MAP = 1 << 5;
    /** Call through a Sender. */
    public static final int SEND = 1 << 6;
    /** Receive from a Receiver. */
    public static final int RECEIVE = 1 << 7;
    /** Make Senders with a badge from a Receiver. */
    public static final int MINT = 1 << 8;
    /** Create objects that are charged to a Job. */
    public static final int CREATE = 1 << 9;
    /** Start, stop, grant to: control a Process or Thread. */
    public static final int MANAGE = 1 << 10;
    /** Wait for an object's state, for example a process's end. */
    public static final int WAIT = 1 << 11;
    /** All rights there are. */
    public static final int ALL = (1 << 12) - 1;
    /** As an argument: keep the rights of the handle that is copied. */
    public static final int SAME = 0x7fff_ffff;

    private Rights() {}
}
