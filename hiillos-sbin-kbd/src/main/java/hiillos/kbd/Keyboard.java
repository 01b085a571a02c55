package hiillos.kbd;

import hiillos.abi.protocol.KeyEvent;

/** Which keys are down and which locks are on; makes events of keys. */
final class Keyboard {
    private static final int CAPS_LOCK = 0x39;
    private static final int SCROLL_LOCK = 0x47;
    private static final int NUM_LOCK = 0x53;
    private static final int LEFT_CONTROL = 0xe0;
    private static final int RIGHT_META = 0xe7;
    /** By the number of a modifier key from {@link #LEFT_CONTROL} on. */
    private static final int[] MODIFIERS = {KeyEvent.CONTROL, KeyEvent.SHIFT, KeyEvent.ALT, KeyEvent.META, KeyEvent.CONTROL,
        KeyEvent.SHIFT, KeyEvent.ALT_GRAPH, KeyEvent.META};

    /** Takes events. */
    @FunctionalInterface
    interface Listener {
        void key(KeyEvent event);
    }

    private final Layout layout;
    private final Listener listener;
    private final boolean[] down = new boolean[256];
    private int locks;
    private char dead;

    Keyboard(Layout layout, Listener listener) {
        this.layout = layout;
        this.listener = listener;
    }

    /** Locks that are on: bits of {@link KeyEvent}. */
    int locks() {
        return locks;
    }

    /** A key as {@link ScanCodes#take} gives it. */
    void key(int code) {
        int key = code & 0xff;
        boolean up = (code & ScanCodes.UP) != 0;
        boolean repeated = !up && down[key];
        if (up && !down[key]) {
            return;
        }
        down[key] = !up;
        if (!up && !repeated) {
            toggle(key);
        }
        int modifiers = modifiers();
        char character = up ? 0 : character(key, modifiers);
        listener.key(new KeyEvent(key, up ? KeyEvent.RELEASED : repeated ? KeyEvent.REPEATED : KeyEvent.PRESSED, modifiers,
                character));
    }

    private void toggle(int key) {
        locks ^= switch (key) {
            case CAPS_LOCK -> KeyEvent.CAPS_LOCK;
            case NUM_LOCK -> KeyEvent.NUM_LOCK;
            case SCROLL_LOCK -> KeyEvent.SCROLL_LOCK;
            default -> 0;
        };
    }

    private int modifiers() {
        int modifiers = locks;
        for (int key = LEFT_CONTROL; key <= RIGHT_META; key++) {
            if (down[key]) {
                modifiers |= MODIFIERS[key - LEFT_CONTROL];
            }
        }
        return modifiers;
    }

    private char character(int key, int modifiers) {
        char character = layout.character(key, (modifiers & KeyEvent.SHIFT) != 0, (modifiers & KeyEvent.ALT_GRAPH) != 0,
                (locks & KeyEvent.CAPS_LOCK) != 0, (locks & KeyEvent.NUM_LOCK) != 0);
        if (character == 0) {
            return 0;
        }
        if (dead != 0) {
            char composed = Layout.compose(dead, character);
            dead = 0;
            return composed != 0 ? composed : character;
        }
        if (Layout.isDead(character)) {
            dead = character;
            return 0;
        }
        return character;
    }

    /** Lets go of all keys that are down, as after bytes were lost. */
    void releaseAll() {
        for (int key = 0; key < down.length; key++) {
            if (down[key]) {
                key(key | ScanCodes.UP);
            }
        }
    }
}
