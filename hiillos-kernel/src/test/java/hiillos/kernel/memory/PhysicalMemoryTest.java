package hiillos.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.boot.protocol.MemoryMap;
import hiillos.boot.protocol.MemoryType;
import hiillos.kernel.SimulatedMachine;
import hiillos.word.Memory;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhysicalMemoryTest {
    private static final long MEBIBYTE = 1 << 20;

    /** Blocks never overlap, are aligned and zeroed, and in the end everything is there again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomBlocksStayDisjoint(long seed) {
        SimulatedMachine.start(8 * MEBIBYTE);
        var random = new Random(seed);
        var taken = new TreeMap<Long, Integer>();
        long before = PhysicalMemory.freePages();
        for (int step = 0; step < 600; step++) {
            if (random.nextBoolean()) {
                int order = random.nextInt(6);
                long block = PhysicalMemory.allocate(order);
                if (block != 0) {
                    long bytes = 4096L << order;
                    assertEquals(0, block % bytes);
                    var below = taken.floorEntry(block + bytes - 1);
                    assertTrue(below == null || below.getKey() + (4096L << below.getValue()) <= block);
                    assertEquals(0, Memory.loadLong(PhysicalMemory.direct(block)));
                    assertEquals(0, Memory.loadLong(PhysicalMemory.direct(block + bytes - 8)));
                    Memory.fill(PhysicalMemory.direct(block), (byte) 7, bytes);
                    taken.put(block, order);
                }
            } else if (!taken.isEmpty()) {
                Long block = taken.ceilingKey((long) (random.nextDouble() * taken.lastKey()));
                PhysicalMemory.free(block, taken.remove(block));
            }
        }
        taken.forEach(PhysicalMemory::free);
        assertEquals(before, PhysicalMemory.freePages());
        // Blocks joined again: 2 MiB in one piece.
        assertNotEquals(0, PhysicalMemory.allocate(9));
    }

    @Test
    void givesOutEveryPageOnceAndThenNone() {
        SimulatedMachine.start(MEBIBYTE);
        long pages = PhysicalMemory.freePages();
        for (long i = 0; i < pages; i++) {
            assertNotEquals(0, PhysicalMemory.allocatePage());
        }
        assertEquals(0, PhysicalMemory.allocatePage());
        assertEquals(0, PhysicalMemory.freePages());
    }

    @Test
    void holesInTheMapAreNeverGivenOut() {
        SimulatedMachine.installed(16 * MEBIBYTE);
        long map = PhysicalMemory.direct(0);
        MemoryMap.set(map, 0, 0x1000, 0x9e000, MemoryType.USABLE);
        MemoryMap.set(map, 1, MEBIBYTE, MEBIBYTE, MemoryType.KERNEL_IMAGE);
        MemoryMap.set(map, 2, 2 * MEBIBYTE, 3 * MEBIBYTE, MemoryType.USABLE);
        MemoryMap.set(map, 3, 5 * MEBIBYTE, MEBIBYTE, MemoryType.LOADER);
        MemoryRanges.copy(map, 4);
        assertTrue(PhysicalMemory.initialize());
        long block;
        while ((block = PhysicalMemory.allocatePage()) != 0) {
            assertTrue(block >= 0x1000 && block < 0x9f000 || block >= 2 * MEBIBYTE && block < 5 * MEBIBYTE);
        }
        PhysicalMemory.reclaimLoader();
        assertEquals(256, PhysicalMemory.freePages());
    }

    @Test
    void refusesAMachineWithoutUsableMemory() {
        SimulatedMachine.installed(MEBIBYTE);
        MemoryRanges.copy(PhysicalMemory.direct(0), 0);
        assertFalse(PhysicalMemory.initialize());
    }
}
