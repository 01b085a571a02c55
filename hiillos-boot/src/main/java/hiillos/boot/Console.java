package hiillos.boot;

import hiillos.boot.machine.Processor;

/** The loader's words: to the serial port and, where the platform has one, to the screen. */
public final class Console {
    /** The loader's version, the project's without Maven's mark of unreleased builds. */
    public static final String VERSION = "0.1.0";

    private static Screen screen;

    private Console() {}

    /** Sets the serial port up, takes the screen (null: none) and says who is there. */
    public static void open(Screen platformScreen, String platform) {
        SerialPort.initialize();
        screen = platformScreen;
        print("hiillos boot loader ");
        print(VERSION);
        print(" (");
        print(platform);
        print(")\n");
    }

    /** From now on nothing goes to the screen: it is gone, or is the kernel's. */
    public static void closeScreen() {
        screen = null;
    }

    /** Prints ASCII text; {@code '\n'} ends a line. */
    public static void print(String text) {
        int length = text.length();
        for (int index = 0; index < length; index++) {
            print(text.charAt(index));
        }
    }

    private static void print(int character) {
        if (character == '\n') {
            SerialPort.write('\r');
        }
        SerialPort.write(character);
        Screen current = screen;
        if (current != null) {
            current.write(character);
        }
    }

    /** Prints a signed decimal number. */
    public static void print(long number) {
        if (number < 0) {
            print('-');
        }
        long divisor = 1;
        while (number / divisor > 9 || number / divisor < -9) {
            divisor *= 10;
        }
        for (; divisor != 0; divisor /= 10) {
            long digit = number / divisor % 10;
            print((int) ('0' + (digit < 0 ? -digit : digit)));
        }
    }

    /** If there is a problem, prints its sentence and stops the machine; else does nothing. */
    public static void stopOn(String problem) {
        if (problem != null) {
            stop(problem);
        }
    }

    /** Prints a sentence and stops the machine. */
    public static void stop(String sentence) {
        print("hiillos boot loader: ");
        print(sentence);
        print("\n");
        Processor.stop();
    }
}
