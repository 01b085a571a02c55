package hiillos.abi.protocol;

/**
 * How a {@link Terminal} treats what is typed.
 *
 * @param canonical input comes in lines, which can be edited until Enter is typed; else byte for byte, Enter being a carriage
 *     return and Backspace 0x7f
 * @param echo what is typed is shown
 * @param signals Ctrl-C interrupts the foreground group, Ctrl-\ ends it, Ctrl-Z stops it; else they are input like others
 */
public record TerminalMode(boolean canonical, boolean echo, boolean signals) {
    /** As a terminal is when nobody has changed it. */
    public static final TerminalMode COOKED = new TerminalMode(true, true, true);
    /** Every byte as it was typed, and nothing shown. */
    public static final TerminalMode RAW = new TerminalMode(false, false, false);
}
