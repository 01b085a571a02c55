package hiillos.kernel.simulation;

/** The registers of an I/O interrupt controller of 24 lines. Under the kernel's lock. */
final class IoApicWindow {
    static final long ADDRESS = 0xfec0_0000L;
    private static final int LINES = 24;
    private static final int FIRST_ENTRY = 0x10;
    private static final int DATA = 0x10;
    private static final int MASKED = 1 << 16;

    private final int[] registers = new int[FIRST_ENTRY + 2 * LINES];
    private int selected;

    IoApicWindow() {
        registers[1] = LINES - 1 << 16 | 0x20;
    }

    boolean holds(long physical) {
        return physical >>> 5 == ADDRESS >>> 5;
    }

    int read(long physical) {
        return physical == ADDRESS + DATA ? registers[selected] : selected;
    }

    void write(long physical, int value) {
        if (physical == ADDRESS + DATA) {
            registers[selected] = value;
        } else {
            selected = value & 0xff;
        }
    }

    /** The vector of a line; -1 while it is masked. */
    int vector(int line) {
        int entry = registers[FIRST_ENTRY + 2 * line];
        return (entry & MASKED) != 0 ? -1 : entry & 0xff;
    }

    /** The number of the processor that a line interrupts. */
    int target(int line) {
        return registers[FIRST_ENTRY + 2 * line + 1] >>> 24;
    }
}
