package hiillos.kbd;

import hiillos.abi.PortAccess;
import hiillos.abi.protocol.KeyEvent;

/** The keyboard controller (i8042) and the keyboard behind it. */
final class Controller {
    /** I/O port of data. */
    static final int DATA = 0x60;
    /** I/O port of status and commands. */
    static final int COMMAND = 0x64;

    private static final int OUTPUT_FULL = 1;
    private static final int INPUT_FULL = 2;
    private static final int FROM_MOUSE = 0x20;
    private static final int READ_CONFIGURATION = 0x20;
    private static final int WRITE_CONFIGURATION = 0x60;
    private static final int DISABLE_MOUSE = 0xa7;
    private static final int DISABLE_KEYBOARD = 0xad;
    private static final int ENABLE_KEYBOARD = 0xae;
    private static final int INTERRUPTS = 1;
    private static final int TRANSLATION = 0x40;
    private static final int CLOCK_STOPPED = 0x10;
    private static final int SET_LIGHTS = 0xed;
    private static final int SET_REPEAT = 0xf3;
    private static final int ENABLE_SCANNING = 0xf4;
    private static final int ACKNOWLEDGED = 0xfa;
    private static final int SEND_AGAIN = 0xfe;
    /** 30 characters a second after half a second. */
    private static final int REPEAT = 0x20;
    /** Polls before something is given up: no device may hang the driver. */
    private static final int PATIENCE = 100_000;
    private static final int TRIES = 3;

    /** Takes what the keyboard says by itself. */
    @FunctionalInterface
    interface ByteListener {
        void take(int value);
    }

    private final PortAccess ports;
    private final ByteListener listener;
    /** Bytes for the keyboard, each of which it acknowledges. */
    private final int[] commands = new int[16];
    private int countCommands;
    private boolean waits;
    private int tries;

    Controller(PortAccess ports, ByteListener listener) {
        this.ports = ports;
        this.listener = listener;
    }

    /**
     * Sets both up.
     *
     * @return whether there is a controller
     */
    boolean start() {
        if (!command(DISABLE_KEYBOARD) || !command(DISABLE_MOUSE)) {
            return false;
        }
        for (int i = 0; i < 64 && (ports.in(COMMAND) & OUTPUT_FULL) != 0; i++) {
            ports.in(DATA);
        }
        if (!command(READ_CONFIGURATION)) {
            return false;
        }
        int configuration = read();
        if (configuration < 0) {
            return false;
        }
        if (!command(WRITE_CONFIGURATION)
                || !data((configuration | INTERRUPTS | TRANSLATION) & ~CLOCK_STOPPED & ~2) || !command(ENABLE_KEYBOARD)) {
            return false;
        }
        send(SET_REPEAT);
        send(REPEAT);
        send(ENABLE_SCANNING);
        return true;
    }

    /** Takes whatever there is: for an interrupt. */
    void interrupted() {
        for (int i = 0; i < 1024; i++) {
            int status = ports.in(COMMAND);
            if ((status & OUTPUT_FULL) == 0) {
                return;
            }
            int value = ports.in(DATA);
            if ((status & FROM_MOUSE) == 0) {
                take(value);
            }
        }
    }

    private void take(int value) {
        if (waits && (value == ACKNOWLEDGED || value == SEND_AGAIN)) {
            waits = false;
            if (value == ACKNOWLEDGED || ++tries == TRIES) {
                countCommands--;
                System.arraycopy(commands, 1, commands, 0, countCommands);
                tries = 0;
            }
            sendNext();
        } else {
            listener.take(value);
        }
    }

    /** Shows which locks are on. @param locks bits of {@link KeyEvent} */
    void setLights(int locks) {
        send(SET_LIGHTS);
        send(((locks & KeyEvent.SCROLL_LOCK) != 0 ? 1 : 0) | ((locks & KeyEvent.NUM_LOCK) != 0 ? 2 : 0)
                | ((locks & KeyEvent.CAPS_LOCK) != 0 ? 4 : 0));
    }

    private void send(int value) {
        if (countCommands < commands.length) {
            commands[countCommands++] = value;
            sendNext();
        }
    }

    private void sendNext() {
        if (!waits && countCommands > 0) {
            waits = data(commands[0]);
            if (!waits) {
                countCommands = 0;
            }
        }
    }

    private boolean command(int value) {
        boolean ready = awaitRoom();
        if (ready) {
            ports.out(COMMAND, value);
        }
        return ready;
    }

    private boolean data(int value) {
        boolean ready = awaitRoom();
        if (ready) {
            ports.out(DATA, value);
        }
        return ready;
    }

    private boolean awaitRoom() {
        for (int i = 0; i < PATIENCE; i++) {
            if ((ports.in(COMMAND) & INPUT_FULL) == 0) {
                return true;
            }
        }
        return false;
    }

    private int read() {
        for (int i = 0; i < PATIENCE; i++) {
            if ((ports.in(COMMAND) & OUTPUT_FULL) != 0) {
                return ports.in(DATA);
            }
        }
        return -1;
    }
}
