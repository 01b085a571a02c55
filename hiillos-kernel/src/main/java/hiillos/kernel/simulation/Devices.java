package hiillos.kernel.simulation;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.IntConsumer;

/** The machine's ports: a serial line, the clock with the date, and the power switch. Under the kernel's lock. */
final class Devices {
    /** The serial line's interrupt. */
    static final int SERIAL_LINE = 4;
    private static final int SERIAL = 0x3f8;
    private static final int INTERRUPT_ENABLE = 1;
    private static final int INTERRUPT_IDENTIFICATION = 2;
    private static final int LINE_CONTROL = 3;
    private static final int LINE_STATUS = 5;
    private static final int DIVISOR_ACCESS = 0x80;
    private static final int RECEIVED = 1;
    private static final int NOTHING_PENDING = 1;
    private static final int ALL_SENT = 0x60;
    private static final int CLOCK_INDEX = 0x70;
    private static final int CLOCK_DATA = 0x71;
    private static final int CLOCK_24_HOURS = 2;
    private static final int TEST_EXIT = 0xf4;
    /** What a port reads as behind which there is nothing. */
    private static final int NOTHING = 0xff;

    private final IntConsumer output;
    private final IntConsumer power;
    private final Queue<Byte> input = new ArrayDeque<>();
    private final int[] serial = new int[8];
    private boolean sent;
    private int clockRegister;
    private boolean interrupts;

    Devices(IntConsumer output, IntConsumer power) {
        this.output = output;
        this.power = power;
    }

    void out(int port, int value) {
        if (port >>> 3 == SERIAL >>> 3) {
            serialOut(port - SERIAL, value & 0xff);
        } else if (port == CLOCK_INDEX) {
            clockRegister = value & 0x7f;
        } else if (port == FirmwareTables.POWER_PORT) {
            power.accept(0);
        } else if (port == TEST_EXIT) {
            power.accept(value);
        }
    }

    int in(int port) {
        if (port >>> 3 == SERIAL >>> 3) {
            return serialIn(port - SERIAL);
        }
        return port == CLOCK_DATA ? date(clockRegister) : NOTHING;
    }

    /** Bytes arrive on the serial line. */
    void type(byte[] bytes) {
        for (byte each : bytes) {
            input.add(each);
        }
        interrupts |= (serial[INTERRUPT_ENABLE] & 1) != 0;
    }

    /** Whether the serial line interrupts now; it did, then. */
    boolean takeInterrupt() {
        boolean now = interrupts;
        interrupts = false;
        return now;
    }

    private void serialOut(int register, int value) {
        boolean divisor = (serial[LINE_CONTROL] & DIVISOR_ACCESS) != 0 && register <= 1;
        if (register == 0 && !divisor) {
            output.accept(value);
            sent = true;
        } else if (!divisor && register != INTERRUPT_IDENTIFICATION) {
            serial[register] = value;
        }
        boolean wantsRoom = (serial[INTERRUPT_ENABLE] & 2) != 0;
        if (register == INTERRUPT_ENABLE && !divisor) {
            sent |= wantsRoom;
            interrupts |= (value & 1) != 0 && !input.isEmpty();
        }
        interrupts |= wantsRoom && sent;
    }

    private int serialIn(int register) {
        return switch (register) {
            case 0 -> input.isEmpty() ? 0 : input.remove() & 0xff;
            case INTERRUPT_IDENTIFICATION -> identification();
            case LINE_STATUS -> ALL_SENT | (input.isEmpty() ? 0 : RECEIVED);
            default -> serial[register];
        };
    }

    private int identification() {
        if ((serial[INTERRUPT_ENABLE] & 1) != 0 && !input.isEmpty()) {
            return 4;
        }
        boolean room = sent && (serial[INTERRUPT_ENABLE] & 2) != 0;
        sent = false;
        return room ? 2 : NOTHING_PENDING;
    }

    private static int date(int register) {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        return switch (register) {
            case 0 -> decimal(now.getSecond());
            case 2 -> decimal(now.getMinute());
            case 4 -> decimal(now.getHour());
            case 6 -> decimal(now.getDayOfWeek().getValue() % 7 + 1);
            case 7 -> decimal(now.getDayOfMonth());
            case 8 -> decimal(now.getMonthValue());
            case 9 -> decimal(now.getYear() % 100);
            case 0x32 -> decimal(now.getYear() / 100);
            case 0xb -> CLOCK_24_HOURS;
            default -> 0;
        };
    }

    private static int decimal(int value) {
        return value / 10 << 4 | value % 10;
    }
}
