package hiillos.kernel.arch.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.word.Memory;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcpiTest {
    private static final long RSDP = 0x1000;
    private static final long XSDT = 0x2000;
    private static final long MADT = 0x3000;
    private static final long FADT = 0x4000;
    private static final long DSDT = 0x5000;
    private static final long HPET = 0x6000;

    @BeforeEach
    void tables() {
        SimulatedMachine.installed(8 << 20);
        Acpi.simulateDirectMap(8 << 20);
        bytes(RSDP, "RSD PTR ");
        Memory.storeByte(at(RSDP + 15), (byte) 2);
        Memory.storeInt(at(RSDP + 20), 36);
        Memory.storeLong(at(RSDP + 24), XSDT);
        checksum(RSDP, 20, 8);
        checksum(RSDP, 36, 32);
        header(XSDT, "XSDT", 36 + 24);
        Memory.storeLong(at(XSDT + 36), MADT);
        Memory.storeLong(at(XSDT + 44), FADT);
        Memory.storeLong(at(XSDT + 52), HPET);
        checksum(XSDT, 60, 9);
        header(MADT, "APIC", 44 + 8 + 8 + 16);
        processor(MADT + 44, 1);
        processor(MADT + 52, 0);
        Memory.storeByte(at(MADT + 60), (byte) 9);
        Memory.storeByte(at(MADT + 61), (byte) 16);
        Memory.storeInt(at(MADT + 68), 1);
        checksum(MADT, 76, 9);
        header(FADT, "FACP", 244);
        Memory.storeInt(at(FADT + 40), (int) DSDT);
        Memory.storeInt(at(FADT + 64), 0x604);
        checksum(FADT, 244, 9);
        header(DSDT, "DSDT", 36 + 13);
        // Name(\_S5_, Package(4){5, 6, 0, 0}) in the bytes a compiler writes.
        int[] code = {0x08, '_', 'S', '5', '_', 0x12, 0x08, 0x04, 0x0a, 0x05, 0x0a, 0x06, 0x00};
        for (int i = 0; i < code.length; i++) {
            Memory.storeByte(at(DSDT + 36 + i), (byte) code[i]);
        }
        checksum(DSDT, 49, 9);
        header(HPET, "HPET", 56);
        Memory.storeLong(at(HPET + 44), 0xfed0_0000L);
        checksum(HPET, 56, 9);
    }

    private static long at(long physical) {
        return PhysicalMemory.direct(physical);
    }

    private static void bytes(long physical, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            Memory.storeByte(at(physical + i), bytes[i]);
        }
    }

    private static void header(long physical, String signature, int length) {
        bytes(physical, signature);
        Memory.storeInt(at(physical + 4), length);
    }

    private static void processor(long physical, int flags) {
        Memory.storeByte(at(physical + 1), (byte) 8);
        Memory.storeInt(at(physical + 4), flags);
    }

    private static void checksum(long physical, int length, int where) {
        int sum = 0;
        Memory.storeByte(at(physical + where), (byte) 0);
        for (int i = 0; i < length; i++) {
            sum += Memory.loadByte(at(physical + i));
        }
        Memory.storeByte(at(physical + where), (byte) -sum);
    }

    @Test
    void readsWhatItNeeds() {
        assertTrue(Acpi.read(RSDP));
        assertEquals(2, Acpi.processors());
        assertEquals(0xfed0_0000L, Acpi.hpet());
        assertEquals(0x604, Acpi.powerControl());
        assertEquals(5, Acpi.sleepType());
        assertTrue(Acpi.canPowerOff());
        assertEquals(0, Acpi.badTables());
    }

    @Test
    void aDamagedTableIsIgnoredAlone() {
        Memory.storeByte(at(HPET + 50), (byte) 1);
        assertTrue(Acpi.read(RSDP));
        assertEquals(0, Acpi.hpet());
        assertEquals(1, Acpi.badTables());
        assertTrue(Acpi.canPowerOff());
    }

    @Test
    void aDamagedRootMeansNoTables() {
        Memory.storeByte(at(XSDT + 50), (byte) 1);
        assertFalse(Acpi.read(RSDP));
        assertFalse(Acpi.canPowerOff());
        assertFalse(Acpi.read(0));
        assertFalse(Acpi.read(0x7f_ffff_f000L));
    }

    /** Garbage that passes the checksum still never reaches outside memory or runs for ever. */
    @Test
    void randomDamageIsSurvived() {
        var random = new Random(5);
        long[] tables = {XSDT, MADT, FADT, DSDT, HPET};
        int[] lengths = {60, 76, 244, 49, 56};
        for (int round = 0; round < 3000; round++) {
            tables();
            int table = random.nextInt(tables.length);
            for (int i = 0; i < 4; i++) {
                Memory.storeByte(at(tables[table] + random.nextInt(lengths[table])), (byte) random.nextInt());
            }
            checksum(tables[table], lengths[table], 9);
            Acpi.read(RSDP);
            assertTrue(Acpi.sleepType() >= -1 && Acpi.sleepType() <= 7);
        }
    }
}
