package hiillos.outputd;

import hiillos.abi.protocol.KeyEvent;
import java.nio.charset.StandardCharsets;

/** The bytes that a terminal sends for a key, as xterm has them. */
final class KeySequences {
    private static final int ENTER = 0x28;
    private static final int ESCAPE = 0x29;
    private static final int BACKSPACE = 0x2a;
    private static final int TAB = 0x2b;
    private static final int KEYPAD_ENTER = 0x58;
    private static final int F1 = 0x3a;
    private static final int F12 = 0x45;
    private static final int[] FUNCTION_NUMBERS = {11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24};
    private static final byte[] NOTHING = {};

    private KeySequences() {}

    /** Empty for keys that send nothing. @param application whether arrow keys are in "application" mode */
    static byte[] of(KeyEvent event, boolean application) {
        if (event.action() == KeyEvent.RELEASED) {
            return NOTHING;
        }
        String text = special(event, application);
        if (text == null) {
            if (event.character() == 0) {
                return NOTHING;
            }
            int character = (event.modifiers() & KeyEvent.CONTROL) != 0 ? control(event.character()) : event.character();
            text = Character.toString(character);
        }
        if ((event.modifiers() & KeyEvent.ALT) != 0 && !text.isEmpty() && text.charAt(0) != '\u001b') {
            text = "\u001b" + text;
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Ctrl with @ to _ and letters is 0 to 31. */
    private static int control(int character) {
        if (character >= '@' && character <= '_' || character >= 'a' && character <= 'z') {
            return character & 0x1f;
        }
        return switch (character) {
            case ' ', '2' -> 0;
            case '?' -> 0x7f;
            case '/' -> 0x1f;
            default -> character;
        };
    }

    private static String special(KeyEvent event, boolean application) {
        int modifier = 1 + ((event.modifiers() & KeyEvent.SHIFT) != 0 ? 1 : 0) + ((event.modifiers() & KeyEvent.ALT) != 0 ? 2 : 0)
                + ((event.modifiers() & KeyEvent.CONTROL) != 0 ? 4 : 0);
        int key = event.key();
        if (event.character() != 0 && key > 0x52) {
            return null;
        }
        return switch (key) {
            case ENTER, KEYPAD_ENTER -> "\r";
            case ESCAPE -> "\u001b";
            case BACKSPACE -> (event.modifiers() & KeyEvent.CONTROL) != 0 ? "\b" : "\u007f";
            case TAB -> (event.modifiers() & KeyEvent.SHIFT) != 0 ? "\u001b[Z" : "\t";
            case 0x52, 0x60 -> letter('A', modifier, application);
            case 0x51, 0x5a -> letter('B', modifier, application);
            case 0x4f, 0x5e -> letter('C', modifier, application);
            case 0x50, 0x5c -> letter('D', modifier, application);
            case 0x4a, 0x5f -> letter('H', modifier, application);
            case 0x4d, 0x59 -> letter('F', modifier, application);
            case 0x49, 0x62 -> number(2, modifier);
            case 0x4c, 0x63 -> number(3, modifier);
            case 0x4b, 0x61 -> number(5, modifier);
            case 0x4e, 0x5b -> number(6, modifier);
            default -> key >= F1 && key <= F12 ? function(key - F1, modifier) : null;
        };
    }

    private static String letter(char letter, int modifier, boolean application) {
        return modifier != 1 ? "\u001b[1;" + modifier + letter : (application ? "\u001bO" : "\u001b[") + letter;
    }

    private static String number(int number, int modifier) {
        return "\u001b[" + number + (modifier != 1 ? ";" + modifier : "") + "~";
    }

    private static String function(int index, int modifier) {
        return index < 4 && modifier == 1 ? "\u001bO" + (char) ('P' + index) : number(FUNCTION_NUMBERS[index], modifier);
    }
}
