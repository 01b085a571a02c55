package hiillos.kernel.simulation;

import hiillos.kernel.memory.PhysicalMemory;
import hiillos.word.Memory;
import hiillos.word.RawMemory;
import java.nio.charset.StandardCharsets;

/** The machine's ACPI tables: one interrupt controller for devices, and how to power off. */
@RawMemory(reason = "writes the tables into simulated memory")
final class FirmwareTables {
    /** Bytes that all tables take. */
    static final int BYTES = 0x5000;
    /** The port and value that switch the machine off. */
    static final int POWER_PORT = 0x604;
    private static final int REVISION = 15;
    private static final int CHECKSUM = 9;
    private static final int MADT_BYTES = 44 + 12;
    private static final int FADT_BYTES = 244;
    /** Name(\_S5_, Package(4){5, 5, 0, 0}) as a compiler writes it. */
    private static final int[] SLEEP = {0x08, '_', 'S', '5', '_', 0x12, 0x08, 0x04, 0x0a, 0x05, 0x0a, 0x05, 0x00};

    private FirmwareTables() {}

    /** Writes them from a physical address on, where the root pointer is. */
    static void write(long physical) {
        long directory = physical + 0x1000;
        long madt = physical + 0x2000;
        long fadt = physical + 0x3000;
        long dsdt = physical + 0x4000;
        text(physical, "RSD PTR ");
        Memory.storeByte(at(physical + REVISION), (byte) 2);
        Memory.storeLong(at(physical + 24), directory);
        sum(physical, 20, 8);
        sum(physical, 36, 32);
        header(directory, "XSDT", 36 + 16);
        Memory.storeLong(at(directory + 36), madt);
        Memory.storeLong(at(directory + 44), fadt);
        sum(directory, 52, CHECKSUM);
        header(madt, "APIC", MADT_BYTES);
        bytes(madt + 44, 1, 12, 0, 0, 0, 0, 0xc0, 0xfe, 0, 0, 0, 0);
        sum(madt, MADT_BYTES, CHECKSUM);
        header(fadt, "FACP", FADT_BYTES);
        Memory.storeInt(at(fadt + 40), (int) dsdt);
        Memory.storeInt(at(fadt + 64), POWER_PORT);
        sum(fadt, FADT_BYTES, CHECKSUM);
        header(dsdt, "DSDT", 36 + SLEEP.length);
        bytes(dsdt + 36, SLEEP);
        sum(dsdt, 36 + SLEEP.length, CHECKSUM);
    }

    private static long at(long physical) {
        return PhysicalMemory.direct(physical);
    }

    private static void header(long physical, String signature, int countBytes) {
        text(physical, signature);
        Memory.storeInt(at(physical + 4), countBytes);
    }

    private static void text(long physical, String text) {
        byte[] characters = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < characters.length; i++) {
            Memory.storeByte(at(physical + i), characters[i]);
        }
    }

    private static void bytes(long physical, int... values) {
        for (int i = 0; i < values.length; i++) {
            Memory.storeByte(at(physical + i), (byte) values[i]);
        }
    }

    private static void sum(long physical, int countBytes, int where) {
        Memory.storeByte(at(physical + where), (byte) 0);
        int sum = 0;
        for (int i = 0; i < countBytes; i++) {
            sum += Memory.loadByte(at(physical + i));
        }
        Memory.storeByte(at(physical + where), (byte) -sum);
    }
}
