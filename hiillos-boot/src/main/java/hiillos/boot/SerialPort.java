package hiillos.boot;

import hiillos.boot.machine.Ports;

/** The first serial port (16550 at 0x3f8), 115200 baud, eight bits, no parity, one stop bit. */
final class SerialPort {
    private static final int BASE = 0x3f8;
    private static final int LINE_STATUS = BASE + 5;
    private static final int TRANSMITTER_EMPTY = 0x20;
    private static final int MAXIMUM_POLLS = 100_000;

    private static boolean present;

    private SerialPort() {}

    /** Sets the port up; without one, {@link #write} does nothing. */
    static void initialize() {
        Ports.writeByte(BASE + 1, 0);
        Ports.writeByte(BASE + 3, 0x80);
        Ports.writeByte(BASE, 1);
        Ports.writeByte(BASE + 1, 0);
        Ports.writeByte(BASE + 3, 3);
        Ports.writeByte(BASE + 2, 7);
        Ports.writeByte(BASE + 4, 3);
        // Where no device answers, all lines read as one.
        present = Ports.readByte(LINE_STATUS) != 0xff;
    }

    static void write(int character) {
        if (!present) {
            return;
        }
        // Limited: a port that never gets ready must not keep the machine from starting.
        for (int polls = 0; polls < MAXIMUM_POLLS; polls++) {
            if ((Ports.readByte(LINE_STATUS) & TRANSMITTER_EMPTY) != 0) {
                break;
            }
        }
        Ports.writeByte(BASE, character);
    }
}
