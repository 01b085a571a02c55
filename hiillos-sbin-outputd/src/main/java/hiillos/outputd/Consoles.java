package hiillos.outputd;

import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.KeyEvent;
import hiillos.abi.protocol.KeyInput;
import java.util.List;

/**
 * All consoles and the one that the framebuffer shows and the keyboard types for. Alt with F1, F2, … chooses it,
 * Shift with PageUp and PageDown shows what has left the screen.
 */
final class Consoles implements KeyInput {
    private static final int FIRST_KEY = 4;
    private static final int LAST_KEY = 231;
    private static final int F1 = 0x3a;
    private static final int PAGE_UP = 0x4b;
    private static final int PAGE_DOWN = 0x4e;

    private final List<Console> consoles;
    /** Null without a framebuffer. */
    private final ScreenView view;
    private int active;

    Consoles(List<Console> consoles, ScreenView view) {
        this.consoles = consoles;
        this.view = view;
    }

    Console active() {
        return consoles.get(active);
    }

    /** Draws what has changed. */
    void draw() {
        if (view != null) {
            view.show(active().screen());
        }
    }

    @Override
    public void keys(KeyEvent[] events) throws StatusException {
        for (KeyEvent event : events) {
            if (event.key() < FIRST_KEY || event.key() > LAST_KEY || event.action() < KeyEvent.RELEASED
                    || event.action() > KeyEvent.REPEATED || (event.modifiers() & ~KeyEvent.ALL_MODIFIERS) != 0
                    || !isCharacter(event.character())) {
                throw new StatusException(Status.BAD_ARGUMENT);
            }
            key(event);
        }
    }

    private static boolean isCharacter(int character) {
        return character >= 0 && character <= Character.MAX_CODE_POINT && (character < 0xd800 || character > 0xdfff);
    }

    private void key(KeyEvent event) {
        int chosen = event.key() - F1;
        boolean chooses = (event.modifiers() & KeyEvent.ALT) != 0 && (event.modifiers() & KeyEvent.CONTROL) == 0;
        if (chooses && chosen >= 0 && chosen < consoles.size()) {
            if (event.action() == KeyEvent.PRESSED) {
                active = chosen;
            }
            return;
        }
        boolean pages = event.key() == PAGE_UP || event.key() == PAGE_DOWN;
        if (pages && (event.modifiers() & (KeyEvent.SHIFT | KeyEvent.CONTROL | KeyEvent.ALT)) == KeyEvent.SHIFT) {
            if (event.action() != KeyEvent.RELEASED) {
                TextScreen screen = active().screen();
                screen.lookBack(event.key() == PAGE_UP ? screen.rows() / 2 : -screen.rows() / 2);
            }
            return;
        }
        byte[] bytes = KeySequences.of(event, active().hasApplicationKeys());
        if (bytes.length > 0) {
            active().screen().lookAhead();
        }
        active().type(bytes, 0, bytes.length);
    }
}
