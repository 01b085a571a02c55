package hiillos.abi.kernel;

/** Numbers of the system calls; what each does is in {@link SystemCall}. Numbers are stable. */
public final class SystemCallNumber {
    public static final int IPC_CALL = 0;
    public static final int IPC_REPLY_RECV = 1;
    public static final int IPC_RECV = 2;
    public static final int IPC_REPLY = 3;
    public static final int NULL = 4;
    public static final int LOG_WRITE = 5;
    public static final int HANDLE_CLOSE = 6;
    public static final int HANDLE_DUPLICATE = 7;
    public static final int HANDLE_TYPE = 8;
    public static final int THREAD_EXIT = 9;
    public static final int PROCESS_EXIT = 10;
    public static final int PROCESS_CREATE = 11;
    public static final int PROCESS_VMEM = 12;
    public static final int PROCESS_GRANT = 13;
    public static final int PROCESS_WAIT = 14;
    public static final int PROCESS_KILL = 15;
    public static final int THREAD_CREATE = 16;
    public static final int THREAD_START = 17;
    public static final int THREAD_YIELD = 18;
    public static final int THREAD_SLEEP = 19;
    public static final int THREAD_SET_POINTER = 20;
    public static final int THREAD_SET_FAULT_ENTRY = 21;
    public static final int FAULT_RESUME = 22;
    public static final int FRAME_CREATE = 23;
    public static final int FRAME_SIZE = 24;
    public static final int VMEM_MAP = 25;
    public static final int VMEM_UNMAP = 26;
    public static final int VMEM_PROTECT = 27;
    public static final int RECEIVER_CREATE = 28;
    public static final int SENDER_CREATE = 29;
    public static final int CLOCK_READ = 30;
    public static final int POWER_OFF = 31;
    /** One more than the last number in use. */
    public static final int COUNT = 32;

    private SystemCallNumber() {}
}
