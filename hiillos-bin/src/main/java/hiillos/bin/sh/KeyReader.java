package hiillos.bin.sh;

import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.nio.charset.StandardCharsets;

/** Keys out of a terminal's bytes: characters as they are, special keys as numbers above all characters. */
final class KeyReader {
    static final int END = -1;
    static final int FIRST_SPECIAL = 0x200000;
    static final int UP = FIRST_SPECIAL;
    static final int DOWN = FIRST_SPECIAL + 1;
    static final int RIGHT = FIRST_SPECIAL + 2;
    static final int LEFT = FIRST_SPECIAL + 3;
    static final int HOME = FIRST_SPECIAL + 4;
    static final int LINE_END = FIRST_SPECIAL + 5;
    static final int DELETE = FIRST_SPECIAL + 6;
    static final int WORD_LEFT = FIRST_SPECIAL + 7;
    static final int WORD_RIGHT = FIRST_SPECIAL + 8;
    private static final int UNKNOWN = FIRST_SPECIAL + 9;

    private final byte[] one = new byte[1];

    /** One at a time: what is typed behind the end of a line is for the program that the line starts. */
    private int nextByte() throws PosixException {
        return Posix.read(0, one, 0, 1) == 0 ? END : one[0] & 255;
    }

    /** The next key; unknown ones are passed over. */
    int next() throws PosixException {
        while (true) {
            int key = key();
            if (key != UNKNOWN) {
                return key;
            }
        }
    }

    private int key() throws PosixException {
        int first = nextByte();
        if (first == 27) {
            return escape();
        }
        if (first < 0xc0) {
            return first;
        }
        int count = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        byte[] bytes = new byte[count];
        bytes[0] = (byte) first;
        for (int i = 1; i < count; i++) {
            bytes[i] = (byte) nextByte();
        }
        return new String(bytes, StandardCharsets.UTF_8).codePointAt(0);
    }

    private int escape() throws PosixException {
        int second = nextByte();
        if (second == 'b' || second == 'f') {
            return second == 'b' ? WORD_LEFT : WORD_RIGHT;
        }
        if (second != '[' && second != 'O') {
            return UNKNOWN;
        }
        int parameter = 0;
        int modifier = 0;
        int next = nextByte();
        while (next >= '0' && next <= '9' || next == ';') {
            if (next == ';') {
                modifier = parameter;
                parameter = 0;
            } else {
                parameter = Math.min(9999, parameter * 10 + next - '0');
            }
            next = nextByte();
        }
        boolean control = modifier != 0 && parameter == 5;
        return switch (next) {
            case 'A' -> UP;
            case 'B' -> DOWN;
            case 'C' -> control ? WORD_RIGHT : RIGHT;
            case 'D' -> control ? WORD_LEFT : LEFT;
            case 'H' -> HOME;
            case 'F' -> LINE_END;
            case '~' -> switch (parameter) {
                case 1, 7 -> HOME;
                case 4, 8 -> LINE_END;
                case 3 -> DELETE;
                default -> UNKNOWN;
            };
            default -> UNKNOWN;
        };
    }
}
