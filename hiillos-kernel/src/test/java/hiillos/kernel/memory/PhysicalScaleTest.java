package hiillos.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.boot.protocol.MemoryMap;
import hiillos.boot.protocol.MemoryType;
import hiillos.kernel.SimulatedMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The allocator's own needs grow with the memory that there is, not with where it lies. */
class PhysicalScaleTest {
    private static final long GIBIBYTE = 1L << 30;

    @ParameterizedTest
    @ValueSource(longs = {64L << 20, 4L << 30, 24L << 30})
    void threeThousandthsOfTheMemoryAreSpent(long bytes) {
        SimulatedMachine.start(bytes);
        long spent = bytes - PhysicalMemory.totalPages() * 4096;
        assertTrue(spent <= bytes / 341 + 4 * 4096, () -> "spent " + spent);
        if (bytes >= 2 * GIBIBYTE) {
            long block = PhysicalMemory.allocateUnzeroed(PhysicalMemory.HIGHEST_ORDER);
            assertNotEquals(0, block);
            assertEquals(0, block % GIBIBYTE);
            PhysicalMemory.free(block, PhysicalMemory.HIGHEST_ORDER);
        }
        assertEquals(PhysicalMemory.totalPages(), PhysicalMemory.freePages());
    }

    /** Two GiB at the bottom, two GiB at 8 TiB. */
    @Test
    void aHoleCostsAlmostNothing() {
        long far = 8L << 40;
        SimulatedMachine.installed(far + 2 * GIBIBYTE);
        long map = PhysicalMemory.direct(0);
        MemoryMap.set(map, 0, 0, 2 * GIBIBYTE, MemoryType.USABLE);
        MemoryMap.set(map, 1, far, 2 * GIBIBYTE, MemoryType.USABLE);
        MemoryRanges.copy(map, 2);
        assertTrue(PhysicalMemory.initialize());
        long spent = 4 * GIBIBYTE - PhysicalMemory.totalPages() * 4096;
        assertTrue(spent <= 4 * GIBIBYTE / 341 + (far / GIBIBYTE + 2) * 8 + 4 * 4096, () -> "spent " + spent);
        boolean low = false;
        boolean high = false;
        long block;
        while ((block = PhysicalMemory.allocateUnzeroed(9)) != 0) {
            assertTrue(block + (2 << 20) <= 2 * GIBIBYTE || block >= far);
            low |= block < far;
            high |= block >= far;
        }
        assertTrue(low && high);
    }
}
