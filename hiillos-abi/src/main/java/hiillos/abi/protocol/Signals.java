package hiillos.abi.protocol;

/** Numbers of signals, as Linux has them. */
public final class Signals {
    public static final int HANG_UP = 1;
    public static final int INTERRUPT = 2;
    public static final int QUIT = 3;
    public static final int KILL = 9;
    public static final int USER_1 = 10;
    public static final int USER_2 = 12;
    public static final int PIPE = 13;
    public static final int ALARM = 14;
    public static final int TERMINATE = 15;
    public static final int CHILD = 17;
    public static final int CONTINUE = 18;
    public static final int STOP = 19;
    public static final int TERMINAL_STOP = 20;
    /** A process in the background reads the terminal. */
    public static final int TERMINAL_INPUT = 21;
    /** A process in the background changes the terminal. */
    public static final int TERMINAL_OUTPUT = 22;
    /** The highest number. */
    public static final int LAST = 31;

    private Signals() {}
}
