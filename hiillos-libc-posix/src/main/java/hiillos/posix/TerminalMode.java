package hiillos.posix;

/**
 * How a terminal treats what is typed.
 *
 * @param lines whether whole lines are delivered, edited by the terminal
 * @param echo whether what is typed is shown
 * @param signals whether Ctrl-C, Ctrl-\ and Ctrl-Z become signals to the foreground group
 */
public record TerminalMode(boolean lines, boolean echo, boolean signals) {
    /** As programs expect it. */
    public static final TerminalMode COOKED = new TerminalMode(true, true, true);
    /** Every byte at once and unseen, as line editors want it. */
    public static final TerminalMode RAW = new TerminalMode(false, false, false);
}
