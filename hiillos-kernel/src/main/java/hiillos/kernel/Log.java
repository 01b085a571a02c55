package hiillos.kernel;

import hiillos.kernel.arch.amd64.Colours;
import hiillos.kernel.arch.amd64.Screen;
import hiillos.kernel.arch.amd64.SerialPort;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * The kernel's log: serial port and screen. Text goes out piece by piece, so nothing is ever put together in memory.
 * What is written before there is a screen is kept and shown on it later.
 */
@RawMemory(reason = "keeps its ring in a page")
public final class Log {
    private static final byte[] EARLY = new byte[4096];

    private static int earlyCount;
    private static boolean serial;
    private static boolean screen = true;
    private static int colour = Colours.PLAIN;

    private Log() {}

    /** Opens the serial port. */
    public static void initialize() {
        SerialPort.initialize();
        serial = true;
    }

    /** Chooses the sinks. */
    public static void setSinks(boolean toSerial, boolean toScreen) {
        serial = toSerial;
        screen = toScreen;
    }

    /** Shows on the screen, which there is now, what was written so far. */
    public static void showEarly() {
        if (screen) {
            for (int i = 0; i < earlyCount; i++) {
                Screen.write(EARLY[i] & 0xff, i < firstLineEnd() ? Colours.TITLE : Colours.PLAIN);
            }
        }
    }

    private static int firstLineEnd() {
        int i = 0;
        while (i < earlyCount && EARLY[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Colour of what follows on the screen, one of {@link Colours}. */
    public static void colour(int newColour) {
        colour = newColour;
    }

    /** One byte of UTF-8. */
    public static void character(int value) {
        if (serial) {
            if (value == '\n') {
                SerialPort.write('\r');
            }
            SerialPort.write(value);
        }
        if (!Screen.isPresent()) {
            if (earlyCount < EARLY.length) {
                EARLY[earlyCount++] = (byte) value;
            }
        } else if (screen) {
            Screen.write(value, colour);
        }
    }

    /** A Java string; what is not Latin-1 becomes a question mark. */
    public static void text(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            character(c < 0x80 ? c : '?');
        }
    }

    /** Bytes in memory. */
    public static void bytes(long address, long countBytes) {
        for (long i = 0; i < countBytes; i++) {
            character(Memory.loadByte(address + i) & 0xff);
        }
    }

    /** A signed decimal number. */
    public static void number(long value) {
        if (value < 0) {
            character('-');
        }
        // Digits of negative numbers are taken negatively: the smallest long has no positive twin.
        long scale = 1;
        while (value / scale > 9 || value / scale < -9) {
            scale *= 10;
        }
        while (scale > 0) {
            long digit = value / scale % 10;
            character('0' + (int) (digit < 0 ? -digit : digit));
            scale /= 10;
        }
    }

    /** A hexadecimal number, at least {@code digits} long. */
    public static void hex(long value, int digits) {
        character('0');
        character('x');
        int count = digits;
        while (count < 16 && value >>> 4 * count != 0) {
            count++;
        }
        for (int i = count - 1; i >= 0; i--) {
            int digit = (int) (value >>> 4 * i) & 15;
            character(digit < 10 ? '0' + digit : 'a' + digit - 10);
        }
    }

    public static void hex(long value) {
        hex(value, 1);
    }

    /** Ends the line. */
    public static void line() {
        character('\n');
    }

    /** A whole line. */
    public static void line(String text) {
        text(text);
        line();
    }

    /** A whole line in the colour of warnings. */
    public static void warning(String text) {
        colour(Colours.WARNING);
        text("warning: ");
        line(text);
        colour(Colours.PLAIN);
    }
}
