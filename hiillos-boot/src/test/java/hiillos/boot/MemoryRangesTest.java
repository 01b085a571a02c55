package hiillos.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.boot.protocol.MemoryMap;
import hiillos.boot.protocol.MemoryType;
import hiillos.word.SimulatedMemory;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryRangesTest {
    private static final long MAP = 0x5000;
    private static final int PAGES = 64;

    @BeforeEach
    void installMemory() {
        ArrayMemory.install().add(MAP, MemoryRanges.CAPACITY * MemoryMap.ENTRY_BYTES);
        MemoryRanges.clear();
    }

    @AfterEach
    void removeMemory() {
        SimulatedMemory.install(null);
    }

    private static String map() {
        assertNull(MemoryRanges.normalize());
        MemoryRanges.write(MAP);
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < MemoryRanges.count(); index++) {
            text.append("%x+%x:%d ".formatted(MemoryMap.base(MAP, index), MemoryMap.length(MAP, index),
                    MemoryMap.type(MAP, index)));
        }
        return text.toString().trim();
    }

    @Test
    void sortsJoinsAndAligns() {
        MemoryRanges.addFirmware(0x10_0000, 0x1000_0000, MemoryType.USABLE);
        MemoryRanges.addFirmware(0, 0x9_fc00, MemoryType.USABLE);
        MemoryRanges.addFirmware(0x9_fc00, 0x400, MemoryType.RESERVED);
        MemoryRanges.addFirmware(0x1010_0000, 0x5000, MemoryType.USABLE);
        assertEquals("0+9f000:1 9f000+1000:2 100000+10005000:1", map());
    }

    @Test
    void theMoreCautiousTypeWinsWhereRangesOverlap() {
        MemoryRanges.addFirmware(0x1000, 0x9000, MemoryType.USABLE);
        MemoryRanges.addFirmware(0x3000, 0x3000, MemoryType.ACPI_RECLAIMABLE);
        MemoryRanges.addFirmware(0x5000, 0x2000, MemoryType.BAD);
        MemoryRanges.claim(0x8000, 0x800, MemoryType.LOADER);
        assertEquals("1000+2000:1 3000+2000:3 5000+2000:5 7000+1000:1 8000+1000:6 9000+1000:1", map());
    }

    @Test
    void impossibleRangesDoNoHarm() {
        MemoryRanges.addFirmware(-4096, 8192, MemoryType.RESERVED);
        MemoryRanges.addFirmware(1L << 52, 4096, MemoryType.USABLE);
        MemoryRanges.addFirmware(0x1000, 0, MemoryType.USABLE);
        MemoryRanges.addFirmware(0x1234, 0x100, MemoryType.USABLE);
        MemoryRanges.addFirmware((1L << 52) - 8192, Long.MAX_VALUE, MemoryType.RESERVED);
        assertEquals("ffffffffffe000+2000:2".substring(1), map());
    }

    @Test
    void allocatesFromTheTopBelowTheLimit() {
        MemoryRanges.addFirmware(0, 0x9_f000, MemoryType.USABLE);
        MemoryRanges.addFirmware(0x10_0000, 0x70_0000, MemoryType.USABLE);
        MemoryRanges.addFirmware(1L << 32, 1 << 30, MemoryType.USABLE);
        assertNull(MemoryRanges.normalize());
        long first = MemoryRanges.findFree(0x3000, 1 << 20, 1L << 32);
        assertEquals(0x7f_d000, first);
        MemoryRanges.claim(first, 0x3000, MemoryType.LOADER);
        assertNull(MemoryRanges.normalize());
        assertEquals(0x7f_c000, MemoryRanges.findFree(0x1000, 1 << 20, 1L << 32));
        assertEquals(0, MemoryRanges.findFree(0x80_0000, 1 << 20, 1L << 32));
        assertEquals((1L << 32) + (1 << 30), MemoryRanges.memoryEnd());
    }

    @Test
    void moreRangesThanFitAreAProblemNotACrash() {
        String problem = null;
        for (int index = 0; index < 600 && problem == null; index++) {
            problem = MemoryRanges.addFirmware(index * 0x4000L, 0x1000, MemoryType.USABLE);
        }
        assertNotNull(problem);
    }

    /** Against a model that colours each page by itself. */
    @Test
    void equalsTheModelForRandomMaps() {
        int[] rankOf = {0, 1, 5, 3, 4, 6, 2, 2};
        int[] types = {MemoryType.USABLE, MemoryType.RESERVED, MemoryType.ACPI_RECLAIMABLE, MemoryType.ACPI_NVS,
            MemoryType.BAD, MemoryType.LOADER};
        Random random = new Random(5);
        for (int round = 0; round < 3_000; round++) {
            MemoryRanges.clear();
            int[] model = new int[PAGES];
            for (int count = random.nextInt(12); count > 0; count--) {
                long base = random.nextInt(PAGES * 4096 - 1);
                long length = random.nextInt((int) Math.min(PAGES * 4096 - base, 20 * 4096)) + 1;
                int type = types[random.nextInt(types.length)];
                boolean usable = type == MemoryType.USABLE;
                long first = usable ? (base + 4095) / 4096 : base / 4096;
                long end = usable ? (base + length) / 4096 : (base + length + 4095) / 4096;
                if (type == MemoryType.LOADER) {
                    MemoryRanges.claim(base, length, type);
                } else {
                    assertNull(MemoryRanges.addFirmware(base, length, type));
                }
                for (long page = first; page < end; page++) {
                    model[(int) page] = rankOf[type] > rankOf[model[(int) page]] ? type : model[(int) page];
                }
            }
            assertNull(MemoryRanges.normalize());
            MemoryRanges.write(MAP);
            int[] found = new int[PAGES];
            long lastEnd = 0;
            int lastType = 0;
            for (int index = 0; index < MemoryRanges.count(); index++) {
                long base = MemoryMap.base(MAP, index);
                long length = MemoryMap.length(MAP, index);
                assertTrue(base >= lastEnd && length > 0 && (base | length) % 4096 == 0);
                assertTrue(base > lastEnd || MemoryMap.type(MAP, index) != lastType || index == 0);
                for (long page = base / 4096; page < (base + length) / 4096; page++) {
                    found[(int) page] = MemoryMap.type(MAP, index);
                }
                lastEnd = base + length;
                lastType = MemoryMap.type(MAP, index);
            }
            org.junit.jupiter.api.Assertions.assertArrayEquals(model, found);
        }
    }
}
