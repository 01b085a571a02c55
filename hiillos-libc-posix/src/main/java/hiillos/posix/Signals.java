package hiillos.posix;

/** Signals by number, as on Linux for x86-64. */
public final class Signals {
    public static final int SIGHUP = 1;
    public static final int SIGINT = 2;
    public static final int SIGQUIT = 3;
    public static final int SIGILL = 4;
    public static final int SIGABRT = 6;
    public static final int SIGFPE = 8;
    public static final int SIGKILL = 9;
    public static final int SIGUSR1 = 10;
    public static final int SIGSEGV = 11;
    public static final int SIGUSR2 = 12;
    public static final int SIGPIPE = 13;
    public static final int SIGALRM = 14;
    public static final int SIGTERM = 15;
    public static final int SIGCHLD = 17;
    public static final int SIGCONT = 18;
    public static final int SIGSTOP = 19;
    public static final int SIGTSTP = 20;
    public static final int SIGTTIN = 21;
    public static final int SIGTTOU = 22;

    private static final String[] NAMES = {"EXIT", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1",
        "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU"};

    private Signals() {}

    /** How many numbers have names; 0 is not a signal but asks whether a process is there. */
    public static int count() {
        return NAMES.length;
    }

    /** The name without SIG; the number as text if it has none. */
    public static String name(int signal) {
        return signal >= 0 && signal < NAMES.length ? NAMES[signal] : Integer.toString(signal);
    }

    /** As {@code kill -l} translates: a name's number, the name of a number or of a shell's exit status; null if there is none. */
    public static String other(String text) {
        int number = number(text);
        for (int signal = 1; number < 0 && signal < NAMES.length; signal++) {
            if (text.equals(Integer.toString(128 + signal))) {
                number = signal;
            }
        }
        if (number <= 0 || number >= NAMES.length) {
            return null;
        }
        boolean named = text.charAt(0) < '0' || text.charAt(0) > '9';
        return named ? Integer.toString(number) : NAMES[number];
    }

    /**
     * The number of a name with or without SIG, or of a number as text.
     *
     * @return -1 if there is none
     */
    public static int number(String text) {
        String name = text.startsWith("SIG") ? text.substring(3) : text;
        for (int i = 0; i < NAMES.length; i++) {
            if (NAMES[i].equals(name)) {
                return i;
            }
        }
        if (text.isEmpty() || text.length() > 2) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        return number <= 64 ? number : -1;
    }

    /** What the shell says when a signal ended a program. */
    public static String description(int signal) {
        return switch (signal) {
            case SIGHUP -> "Hangup";
            case SIGINT -> "Interrupt";
            case SIGQUIT -> "Quit";
            case SIGILL -> "Illegal instruction";
            case SIGABRT -> "Aborted";
            case SIGFPE -> "Floating point exception";
            case SIGKILL -> "Killed";
            case SIGSEGV -> "Segmentation fault";
            case SIGPIPE -> "Broken pipe";
            case SIGTERM -> "Terminated";
            case SIGSTOP -> "Stopped (signal)";
            case SIGTSTP -> "Stopped";
            case SIGTTIN -> "Stopped (tty input)";
            case SIGTTOU -> "Stopped (tty output)";
            default -> "Signal " + signal;
        };
    }
}
