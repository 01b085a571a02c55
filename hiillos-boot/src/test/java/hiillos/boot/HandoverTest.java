package hiillos.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.boot.protocol.BootInformation;
import hiillos.boot.protocol.MemoryMap;
import hiillos.boot.protocol.MemoryType;
import hiillos.word.Memory;
import hiillos.word.SimulatedMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page tables as a processor walks them, and the boot information. */
class HandoverTest {
    private static final long FILE = 0x20_0000;
    private static final long ARENA = 0x100_0000;
    private static final long KERNEL = 0x30_0000;
    private static final long START_PAGE = 0x7f000;
    private static final long DIRECT = BootInformation.DIRECT_MAP_BASE;
    private static final long GIBIBYTE = 1L << 30;
    private static final long NOT_MAPPED = -1;

    private ArrayMemory memory;

    @BeforeEach
    void placeKernelFile() {
        byte[] file = KernelFile.typical();
        memory = ArrayMemory.install();
        memory.add(FILE, file);
        assertNull(ElfImage.examine(FILE, file.length));
        MemoryRanges.clear();
        Handover.setFramebuffer(0, 0, 0, 0, 0);
    }

    @AfterEach
    void removeMemory() {
        SimulatedMemory.install(null);
    }

    private void prepare(long memoryEnd, boolean noExecute, boolean gigabytePages) {
        assertNull(MemoryRanges.addFirmware(0, memoryEnd, MemoryType.USABLE));
        assertNull(MemoryRanges.normalize());
        long bytes = Handover.arenaBytes(gigabytePages);
        memory.add(ARENA, (int) bytes);
        assertNull(Handover.prepare(ARENA, bytes, KERNEL, START_PAGE, noExecute, gigabytePages));
    }

    private static long entry(long virtual) {
        long table = BootInformation.pageTableRoot(ARENA);
        for (int shift = 39; ; shift -= 9) {
            long entry = Memory.loadLong(table + (virtual >>> shift & 511) * 8);
            if ((entry & 1) == 0) {
                return NOT_MAPPED;
            }
            if (shift == 12 || (entry & 1 << 7) != 0) {
                long mask = (1L << shift) - 1;
                long physical = (entry & 0x000f_ffff_ffff_f000L & ~mask) | (virtual & mask);
                return physical | entry & PageTables.NO_EXECUTE | (entry & PageTables.WRITABLE) << 60;
            }
            table = entry & 0x000f_ffff_ffff_f000L;
        }
    }

    private static String walk(long virtual) {
        long entry = entry(virtual);
        if (entry == NOT_MAPPED) {
            return "-";
        }
        return (entry < 0 ? "" : "x") + ((entry & 1L << 61) != 0 ? "w" : "") + " %x".formatted(entry & 0x000f_ffff_ffff_ffffL);
    }

    @Test
    void kernelSegmentsHaveTheirRightsAndNoMore() {
        prepare(64 << 20, true, false);
        assertEquals("x 300000", walk(0xffff_ffff_8020_0000L));
        assertEquals(" 301000", walk(0xffff_ffff_8020_1000L));
        assertEquals(" 302387", walk(0xffff_ffff_8020_2387L));
        assertEquals("-", walk(0xffff_ffff_8020_3000L));
        assertEquals("w 304100", walk(0xffff_ffff_8020_4100L));
        assertEquals("w 306000", walk(0xffff_ffff_8020_6000L));
        assertEquals("-", walk(0xffff_ffff_8020_7000L));
        assertEquals("-", walk(0xffff_ffff_801f_f000L));
    }

    @Test
    void theDirectMapCoversFourGibibytesOnASmallMachine() {
        prepare(64 << 20, true, false);
        for (long address : new long[] {0, 0x7f000, 64 << 20, 0xfd00_0000L, 4 * GIBIBYTE - 8}) {
            assertEquals("w %x".formatted(address), walk(DIRECT + address));
        }
        assertEquals("-", walk(DIRECT + 4 * GIBIBYTE));
    }

    @Test
    void theDirectMapCoversAllMemoryOnALargeMachine() {
        for (boolean gigabytePages : new boolean[] {false, true}) {
            placeKernelFile();
            long end = 1100 * GIBIBYTE + 4096;
            prepare(end, true, gigabytePages);
            for (long address = 0; address < end; address += GIBIBYTE / 4 + 4096) {
                assertEquals("w %x".formatted(address), walk(DIRECT + address));
            }
            assertEquals("w %x".formatted(end - 8), walk(DIRECT + end - 8));
            assertEquals("-", walk(DIRECT + 1101 * GIBIBYTE));
        }
    }

    @Test
    void withoutNoExecuteTheBitStaysClear() {
        prepare(64 << 20, false, false);
        assertEquals("xw 5000", walk(DIRECT + 0x5000));
        assertEquals("x 301000", walk(0xffff_ffff_8020_1000L));
    }

    @Test
    void onlyTheStartPageIsMappedWhereItIs() {
        prepare(64 << 20, true, false);
        assertEquals("x 7f000", walk(START_PAGE));
        assertEquals("-", walk(START_PAGE - 4096));
        assertEquals("-", walk(START_PAGE + 4096));
        assertEquals("-", walk(0));
        assertEquals("-", walk(KERNEL));
    }

    @Test
    void aFramebufferAboveAllMemoryIsReachable() {
        long framebuffer = 0x38_0012_3000L;
        Handover.setFramebuffer(framebuffer, 1024, 768, 4096, BootInformation.FORMAT_BLUE_GREEN_RED);
        prepare(64 << 20, true, true);
        assertEquals("w %x".formatted(framebuffer), walk(DIRECT + framebuffer));
        assertEquals("w %x".formatted(framebuffer + 768 * 4096 - 4), walk(DIRECT + framebuffer + 768 * 4096 - 4));
        assertEquals("-", walk(DIRECT + framebuffer + (8 << 20)));
    }

    @Test
    void aFramebufferAcrossTheEndOfTheDirectMapIsReachable() {
        long framebuffer = 5 * GIBIBYTE - (1 << 20);
        Handover.setFramebuffer(framebuffer, 1024, 768, 4096, BootInformation.FORMAT_BLUE_GREEN_RED);
        prepare(5 * GIBIBYTE - (16 << 20), true, true);
        assertEquals("w %x".formatted(framebuffer), walk(DIRECT + framebuffer));
        assertEquals("w %x".formatted(framebuffer + 768 * 4096 - 4), walk(DIRECT + framebuffer + 768 * 4096 - 4));
    }

    @Test
    void tooSmallAnArenaIsAProblemNotACrash() {
        assertNull(MemoryRanges.addFirmware(0, 64 << 20, MemoryType.USABLE));
        assertNull(MemoryRanges.normalize());
        memory.add(ARENA, 96 * 1024);
        assertNotNull(Handover.prepare(ARENA, 96 * 1024, KERNEL, START_PAGE, true, false));
    }

    @Test
    void theInformationSaysWhereEverythingIs() {
        Handover.setFramebuffer(0xfd00_0000L, 1280, 800, 5120, BootInformation.FORMAT_RED_GREEN_BLUE);
        prepare(2 * GIBIBYTE, true, false);
        Handover.writeMemoryMap();
        assertTrue(BootInformation.isValid(ARENA));
        assertEquals(0xfd00_0000L, BootInformation.framebufferAddress(ARENA));
        assertEquals(1280, BootInformation.framebufferWidth(ARENA));
        assertEquals(800, BootInformation.framebufferHeight(ARENA));
        assertEquals(5120, BootInformation.framebufferRowBytes(ARENA));
        assertEquals(BootInformation.FORMAT_RED_GREEN_BLUE, BootInformation.framebufferFormat(ARENA));
        assertEquals(KERNEL, BootInformation.kernelPhysicalBase(ARENA));
        assertEquals(0x7000, BootInformation.kernelBytes(ARENA));
        assertEquals(0xffff_ffff_8020_0000L, BootInformation.kernelVirtualBase(ARENA));
        assertEquals(START_PAGE, BootInformation.cpuStartPage(ARENA));
        assertEquals(2, BootInformation.memoryMapEntries(ARENA));
        long map = BootInformation.memoryMapAddress(ARENA);
        assertEquals(2 * GIBIBYTE, MemoryMap.length(map, 0));
        assertEquals(MemoryType.FRAMEBUFFER, MemoryMap.type(map, 1));
        assertEquals(63, Handover.cpuStackCount());
    }
}
