package hiillos.kernel.arch.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.processor.Processor;
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
    private static final long RSDT = 0x7000;
    private static final long MCFG = 0x8000;

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
        Memory.storeInt(at(MADT + 64), 300);
        Memory.storeInt(at(MADT + 68), 1);
        Memory.storeInt(at(MADT + 72), 7);
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
        assertEquals(0, Acpi.processorId(0));
        assertEquals(300, Acpi.processorId(1));
        assertEquals(0xfed0_0000L, Acpi.hpet());
        assertEquals(0x604, Acpi.powerControl());
        assertEquals(5, Acpi.sleepType());
        assertTrue(Acpi.canPowerOff());
        assertEquals(0, Acpi.badTables());
    }

    /** Replaces the MADT's entries. */
    private static void madt(int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            Memory.storeByte(at(MADT + 44 + i), (byte) bytes[i]);
        }
        header(MADT, "APIC", 44 + bytes.length);
        checksum(MADT, 44 + bytes.length, 9);
    }

    @Test
    void readsHowInterruptsAreWired() {
        madt(1, 12, 0, 0, 0, 0, 0xc0, 0xfe, 0, 0, 0, 0,
                1, 12, 1, 0, 0, 0x10, 0xc0, 0xfe, 24, 0, 0, 0,
                2, 10, 0, 0, 2, 0, 0, 0, 0, 0,
                2, 10, 0, 9, 20, 0, 0, 0, 15, 0,
                3, 8, 0, 0, 23, 0, 0, 0,
                0, 8, 5, 4, 1, 0, 0, 0,
                4, 6, 5, 0xf, 0, 0,
                4, 6, 0xff, 0, 0, 1);
        assertTrue(Acpi.read(RSDP));
        assertEquals(0, Acpi.badTables());
        assertEquals(2, Madt.controllers());
        assertEquals(0xfec0_1000L, Madt.controller(1));
        assertEquals(24, Madt.firstLine(1));
        assertEquals(2, Madt.isaLine(0));
        assertEquals(1, Madt.isaLine(1), "not overridden");
        assertFalse(Madt.isaIsLevel(0) || Madt.isaIsLow(0));
        assertEquals(20, Madt.isaLine(9));
        assertTrue(Madt.isaIsLevel(9) && Madt.isaIsLow(9));
        assertTrue(Madt.isNmiLine(23));
        assertFalse(Madt.isNmiLine(22));
        assertEquals(4, Acpi.processorId(0));
        assertEquals(15, Madt.localNmi(4, 0), "the wire of the processor with UID 5");
        assertEquals(-1, Madt.localNmi(3, 0));
        assertEquals(0, Madt.localNmi(3, 1), "all processors");
    }

    @Test
    void widelyNumberedProcessorsCountOnce() {
        madt(0, 8, 0, 0, 1, 0, 0, 0,
                0, 8, 1, 1, 1, 0, 0, 0,
                0, 8, 2, 2, 2, 0, 0, 0,
                9, 16, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0,
                9, 16, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 9, 0, 0, 0);
        assertTrue(Acpi.read(RSDP));
        assertEquals(3, Acpi.processors(), "1 is named twice, 2 is only capable of being switched on");
        assertEquals(256, Acpi.processorId(2));
    }

    @Test
    void moreProcessorsThanTheKernelHasAreCounted() {
        int[] entries = new int[8 * (Processor.MAXIMUM + 3)];
        for (int i = 0; i < Processor.MAXIMUM + 3; i++) {
            entries[8 * i + 1] = 8;
            entries[8 * i + 3] = i;
            entries[8 * i + 4] = 1;
        }
        madt(entries);
        assertTrue(Acpi.read(RSDP));
        assertEquals(Processor.MAXIMUM, Acpi.processors());
        assertEquals(3, Madt.unusedProcessors());
    }

    @Test
    void shortOrNonsensicalEntriesAreDamage() {
        madt(1, 8, 0, 0, 0, 0, 0xc0, 0xfe, 2, 10, 0, 16, 2, 0, 0, 0, 0, 0, 0, 0);
        assertTrue(Acpi.read(RSDP));
        assertEquals(0, Madt.controllers(), "too short for a controller");
        assertEquals(3, Acpi.badTables(), "the controller, ISA line 16, an entry of length 0");
    }

    @Test
    void theOldRootServesWhereTheNewOneIsDamaged() {
        Memory.storeByte(at(XSDT + 50), (byte) 1);
        header(RSDT, "RSDT", 36 + 4);
        Memory.storeInt(at(RSDT + 36), (int) MADT);
        checksum(RSDT, 40, 9);
        Memory.storeInt(at(RSDP + 16), (int) RSDT);
        checksum(RSDP, 20, 8);
        checksum(RSDP, 36, 32);
        assertTrue(Acpi.read(RSDP));
        assertEquals(2, Acpi.processors());
        assertFalse(Acpi.canPowerOff(), "the old list has no FADT");
    }

    @Test
    void readsPciWindows() {
        header(MCFG, "MCFG", 44 + 16);
        Memory.storeLong(at(MCFG + 44), 0xb000_0000L);
        Memory.storeInt(at(MCFG + 52), 0x7f10_0002);
        checksum(MCFG, 60, 9);
        Memory.storeLong(at(XSDT + 52), MCFG);
        checksum(XSDT, 60, 9);
        assertTrue(Acpi.read(RSDP));
        assertEquals(1, Acpi.windows());
        assertEquals(0xb000_0000L, Acpi.window(0));
        assertEquals(0x7f10_0002, Acpi.windowBuses(0));
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
