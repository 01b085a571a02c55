package hiillos.kernel.arch.amd64;

/** COM1, polled, 115200 baud, 8 data bits, no parity: the log's first sink. */
public final class SerialPort {
    private static final int BASE = 0x3f8;
    private static final int PORTS = 8;
    private static final int LINE_STATUS = BASE + 5;
    private static final int TRANSMITTER_EMPTY = 0x20;
    /** Polls before the port is given up: a machine without a UART must not hang. */
    private static final int PATIENCE = 1_000_000;

    private static boolean present;

    private SerialPort() {}

    /** Sets the line up and finds out whether there is a UART at all. */
    public static void initialize() {
        Machine.outByte(BASE + 1, 0);
        Machine.outByte(BASE + 3, 0x80);
        Machine.outByte(BASE, 1);
        Machine.outByte(BASE + 1, 0);
        Machine.outByte(BASE + 3, 3);
        Machine.outByte(BASE + 2, 0xc7);
        Machine.outByte(BASE + 4, 0x0b);
        Machine.outByte(BASE + 7, 0x5a);
        present = Machine.inByte(BASE + 7) == 0x5a;
    }

    /** Whether a range of ports is this device, all of it and nothing else. */
    public static boolean isWhole(int first, int count) {
        return first == BASE && count == PORTS;
    }

    /** Sends one byte. */
    public static void write(int value) {
        if (!present) {
            return;
        }
        int polls = 0;
        while ((Machine.inByte(LINE_STATUS) & TRANSMITTER_EMPTY) == 0) {
            if (++polls > PATIENCE) {
                present = false;
                return;
            }
        }
        Machine.outByte(BASE, value);
    }
}
