package hiillos.abi.protocol;

/**
 * Something that happened to a key.
 *
 * @param key its place on the keyboard: the usage number of the USB HID keyboard page, 4 to 231
 * @param action 0: released, 1: pressed, 2: repeated
 * @param modifiers bits of {@code SHIFT} to {@code SCROLL_LOCK}, those in force behind this event
 * @param character the Unicode character that the layout gives, with modifiers; 0: none
 */
public record KeyEvent(int key, int action, int modifiers, int character) {
    public static final int RELEASED = 0;
    public static final int PRESSED = 1;
    public static final int REPEATED = 2;

    public static final int SHIFT = 1;
    public static final int CONTROL = 2;
    /** The left Alt key. */
    public static final int ALT = 4;
    /** The right Alt key, which chooses a key's third character. */
    public static final int ALT_GRAPH = 8;
    public static final int META = 16;
    public static final int CAPS_LOCK = 32;
    public static final int NUM_LOCK = 64;
    public static final int SCROLL_LOCK = 128;
    /** All bits that there are. */
    public static final int ALL_MODIFIERS = 255;
}
