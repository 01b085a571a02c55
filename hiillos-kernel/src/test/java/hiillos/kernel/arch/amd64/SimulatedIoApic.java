package hiillos.kernel.arch.amd64;

import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.word.Memory;
import hiillos.word.SimulatedMemory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A machine with one I/O APIC of 24 lines, which the ACPI tables name. ISA 0 is wired to line 2, ISA 9 is level, low. */
public final class SimulatedIoApic {
    private static final long ADDRESS = 0xfec0_0000L;
    private static final int LINES = 24;
    private static final long RSDP = 0x70_1000;
    private static final long XSDT = 0x70_2000;
    private static final long MADT = 0x70_3000;
    private static final int MADT_BYTES = 44 + 12 + 10 + 10 + 8;

    private final int[] registers = new int[0x10 + 2 * LINES];
    private int selected;

    private SimulatedIoApic() {
        registers[1] = LINES - 1 << 16 | 0x20;
    }

    /** Starts a machine of 8 MiB with it; the kernel has taken it over. */
    public static SimulatedIoApic start() {
        SimulatedMachine machine = SimulatedMachine.start(8 << 20);
        var apic = new SimulatedIoApic();
        long window = PhysicalMemory.direct(ADDRESS);
        SimulatedMemory memory = (SimulatedMemory) Proxy.newProxyInstance(SimulatedMemory.class.getClassLoader(),
                new Class<?>[] {SimulatedMemory.class}, (proxy, method, arguments) -> {
                    boolean mine = arguments != null && arguments[0] instanceof Long at && at >= window && at < window + 32;
                    if (mine) {
                        return apic.access(method.getName(), (int) ((Long) arguments[0] - window), arguments);
                    }
                    try {
                        return method.invoke(machine, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        SimulatedMemory.install(memory);
        apic.writeTables();
        Acpi.simulateDirectMap(8 << 20);
        if (!Acpi.read(RSDP)) {
            throw new AssertionError("the tables are not sound");
        }
        IoApics.initialize();
        return apic;
    }

    private Object access(String method, int offset, Object[] arguments) {
        if (method.equals("storeInt") && offset == 0) {
            selected = (Integer) arguments[1];
        } else if (method.equals("storeInt") && offset == 0x10) {
            registers[selected] = (Integer) arguments[1];
        } else if (method.equals("loadInt") && offset == 0x10) {
            return registers[selected];
        } else {
            throw new AssertionError(method + " at " + offset + " of the I/O APIC");
        }
        return null;
    }

    private void writeTables() {
        text(RSDP, "RSD PTR ");
        Memory.storeByte(at(RSDP + 15), (byte) 2);
        Memory.storeLong(at(RSDP + 24), XSDT);
        checksum(RSDP, 20, 8);
        checksum(RSDP, 36, 32);
        text(XSDT, "XSDT");
        Memory.storeInt(at(XSDT + 4), 44);
        Memory.storeLong(at(XSDT + 36), MADT);
        checksum(XSDT, 44, 9);
        text(MADT, "APIC");
        Memory.storeInt(at(MADT + 4), MADT_BYTES);
        bytes(MADT + 44, 1, 12, 0, 0, 0, 0, 0xc0, 0xfe, 0, 0, 0, 0,
                2, 10, 0, 0, 2, 0, 0, 0, 0, 0,
                2, 10, 0, 9, 9, 0, 0, 0, 15, 0,
                3, 8, 0, 0, 23, 0, 0, 0);
        checksum(MADT, MADT_BYTES, 9);
    }

    private static long at(long physical) {
        return PhysicalMemory.direct(physical);
    }

    private static void text(long physical, String text) {
        bytes(physical, text.chars().toArray());
    }

    private static void bytes(long physical, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            Memory.storeByte(at(physical + i), (byte) bytes[i]);
        }
    }

    private static void checksum(long physical, int length, int where) {
        Memory.storeByte(at(physical + where), (byte) 0);
        Memory.storeByte(at(physical + where), (byte) -AcpiTables.sum(at(physical), length));
    }

    /** The low half of a line's entry: vector, trigger, polarity, mask. */
    public int entry(int line) {
        return registers[0x10 + 2 * line];
    }

    /** Whether a line is masked. */
    public boolean isMasked(int line) {
        return (entry(line) & 1 << 16) != 0;
    }
}
