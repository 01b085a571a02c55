package hiillos.outputd;

/** Recognises the keys that terminals send as escape sequences. */
final class EscapeReader {
    /** What a byte was. */
    enum Key {
        /** No part of a sequence. */
        NONE,
        /** Part of a sequence, or the end of one that means nothing here. */
        TAKEN, LEFT, RIGHT, HOME, END, DELETE
    }

    private enum State { NORMAL, ESCAPED, CONTROL }

    private State state = State.NORMAL;
    private int parameter;

    void reset() {
        state = State.NORMAL;
    }

    Key take(int value) {
        if (value == 0x1b) {
            state = State.ESCAPED;
            return Key.TAKEN;
        }
        switch (state) {
            case NORMAL -> {
                return Key.NONE;
            }
            case ESCAPED -> {
                parameter = 0;
                // A character behind a lone ESC is one by itself.
                state = value == '[' || value == 'O' ? State.CONTROL : State.NORMAL;
                return state == State.CONTROL ? Key.TAKEN : Key.NONE;
            }
            default -> {
                return control(value);
            }
        }
    }

    private Key control(int value) {
        if (value >= '0' && value <= '9') {
            parameter = Math.min(parameter * 10 + value - '0', 1000);
            return Key.TAKEN;
        }
        if (value >= ' ' && value <= '?') {
            // Other parameters, and what stands between them and the end.
            return Key.TAKEN;
        }
        state = State.NORMAL;
        return switch (value) {
            case 'D' -> Key.LEFT;
            case 'C' -> Key.RIGHT;
            case 'H' -> Key.HOME;
            case 'F' -> Key.END;
            case '~' -> switch (parameter) {
                case 1, 7 -> Key.HOME;
                case 4, 8 -> Key.END;
                case 3 -> Key.DELETE;
                default -> Key.TAKEN;
            };
            default -> value < ' ' ? Key.NONE : Key.TAKEN;
        };
    }
}
