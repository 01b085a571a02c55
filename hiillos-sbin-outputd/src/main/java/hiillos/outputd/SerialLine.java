package hiillos.outputd;

import hiillos.abi.PortAccess;

/**
 * A 16550 UART at a range of eight I/O ports: 115,200 baud, 8 data bits, no parity. It receives and sends by interrupt, up to 16
 * bytes at once.
 */
final class SerialLine {
    /** The ports of the PC's first serial line. */
    static final int FIRST_PORT = 0x3f8;
    static final int LAST_PORT = 0x3ff;
    /** Its interrupt line. */
    static final int IRQ = 4;

    private static final int DATA = 0;
    private static final int INTERRUPT_ENABLE = 1;
    private static final int INTERRUPT_IDENTIFICATION = 2;
    private static final int FIFO_CONTROL = 2;
    private static final int LINE_CONTROL = 3;
    private static final int MODEM_CONTROL = 4;
    private static final int LINE_STATUS = 5;
    private static final int SCRATCH = 7;

    private static final int DIVISOR_ACCESS = 0x80;
    private static final int EIGHT_BITS = 3;
    /** FIFOs on and emptied, interrupt at 8 bytes or a pause. */
    private static final int FIFO = 0x87;
    /** DTR, RTS, and OUT2, which lets interrupts through. */
    private static final int READY = 0x0b;
    private static final int RECEIVED = 1;
    private static final int ROOM = 0x20;
    private static final int FIFO_BYTES = 16;
    private static final int NOTHING_PENDING = 1;
    /** More than it takes to send a full queue. */
    private static final int ROUNDS = 4096;
    private static final int RECEIVE_INTERRUPT = 1;
    private static final int SEND_INTERRUPT = 2;
    private static final int PATIENCE = 1_000_000;
    /** As many as a screen has, with colours. */
    private static final int QUEUE_BYTES = 1 << 15;

    private final PortAccess ports;
    private final int base;
    private final byte[] buffer = new byte[64];
    private final byte[] queue = new byte[QUEUE_BYTES];
    private int first;
    private int count;
    private boolean present;
    private boolean sendInterrupts;
    /** The line took nothing for so long that nobody waits for it any more: until it goes on, what has no room is dropped. */
    private boolean stalled;

    SerialLine(PortAccess ports, int base) {
        this.ports = ports;
        this.base = base;
    }

    /** Sets the line up. @return whether there is a UART */
    boolean start() {
        ports.out(base + SCRATCH, 0x5a);
        present = ports.in(base + SCRATCH) == 0x5a;
        if (!present) {
            return false;
        }
        ports.out(base + INTERRUPT_ENABLE, 0);
        ports.out(base + LINE_CONTROL, DIVISOR_ACCESS);
        ports.out(base + DATA, 1);
        ports.out(base + INTERRUPT_ENABLE, 0);
        ports.out(base + LINE_CONTROL, EIGHT_BITS);
        // Not emptied: what was typed while the system started is input, too.
        ports.out(base + FIFO_CONTROL, FIFO & ~6);
        ports.out(base + MODEM_CONTROL, READY);
        ports.out(base + INTERRUPT_ENABLE, RECEIVE_INTERRUPT);
        return true;
    }

    /** Sends bytes; waits when there is no more room for them, but a line that stands still is waited for only once. */
    void send(byte[] bytes, int from, int length) {
        if (!present) {
            return;
        }
        for (int i = 0; i < length && hasRoom(); i++) {
            queue[first + count & QUEUE_BYTES - 1] = bytes[from + i];
            count++;
        }
        pump();
    }

    /** Waits for room; false if the line stands still, for which the system must not stand still. */
    private boolean hasRoom() {
        if (count == QUEUE_BYTES) {
            pump();
        }
        for (int polls = 0; count == QUEUE_BYTES && !stalled; polls++) {
            pump();
            stalled = count == QUEUE_BYTES && polls == PATIENCE;
        }
        return count < QUEUE_BYTES;
    }

    /** Hands the device as much as it takes. */
    private void pump() {
        while (count > 0 && (ports.in(base + LINE_STATUS) & ROOM) != 0) {
            int now = Math.min(FIFO_BYTES, count);
            for (int i = 0; i < now; i++) {
                ports.out(base + DATA, queue[first]);
                first = first + 1 & QUEUE_BYTES - 1;
            }
            count -= now;
            stalled = false;
        }
        boolean wanted = count > 0;
        if (wanted != sendInterrupts) {
            sendInterrupts = wanted;
            ports.out(base + INTERRUPT_ENABLE, wanted ? RECEIVE_INTERRUPT | SEND_INTERRUPT : RECEIVE_INTERRUPT);
        }
    }

    /** Serves the device until it wants nothing more: for an interrupt, whose line has edges only. */
    void interrupted(EscapeParser.ByteSink input) {
        for (int i = 0; present && i < ROUNDS && (ports.in(base + INTERRUPT_IDENTIFICATION) & NOTHING_PENDING) == 0; i++) {
            int received = 0;
            while (received < buffer.length && (ports.in(base + LINE_STATUS) & RECEIVED) != 0) {
                buffer[received++] = (byte) ports.in(base + DATA);
            }
            if (received > 0) {
                input.put(buffer, 0, received);
            }
            pump();
        }
    }

    /** Bytes that wait to be sent. */
    int waiting() {
        return count;
    }
}
