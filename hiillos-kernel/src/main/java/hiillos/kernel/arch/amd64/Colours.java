package hiillos.kernel.arch.amd64;

/** The console's colours; serial terminals get the ANSI colour of the same number. */
public final class Colours {
    public static final int PLAIN = 0;
    public static final int ERROR = 1;
    public static final int GOOD = 2;
    public static final int WARNING = 3;
    public static final int TITLE = 6;
    public static final int DIM = 8;

    private Colours() {}

    /** Red in bits 23–16, green, blue in bits 7–0. */
    static int rgb(int colour) {
        return switch (colour) {
            case ERROR -> 0xff_6b5e;
            case GOOD -> 0x8f_d46a;
            case WARNING -> 0xf2_c14e;
            case TITLE -> 0x6f_c7e8;
            case DIM -> 0x8a_929a;
            default -> 0xe4_e6e8;
        };
    }
}
