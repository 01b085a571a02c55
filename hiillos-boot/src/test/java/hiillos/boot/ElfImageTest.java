package hiillos.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.word.SimulatedMemory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ElfImageTest {
    private static final long FILE = 0x10_0000;
    private static final long TARGET = 0x800_0000;
    private static final int READ = KernelFile.READ;

    @AfterEach
    void removeMemory() {
        SimulatedMemory.install(null);
    }

    private static String examine(byte[] file) {
        ArrayMemory.install().add(FILE, file);
        return ElfImage.examine(FILE, file.length);
    }

    private static String problemOf(KernelFile file) {
        return examine(file.write());
    }

    @Test
    void placesSegmentsWhereTheyAreLinkedAndZeroBetween() {
        byte[] file = KernelFile.typical();
        ArrayMemory memory = ArrayMemory.install();
        memory.add(FILE, file);

        assertNull(ElfImage.examine(FILE, file.length));

        assertEquals(3, ElfImage.segments());
        assertEquals(0xffff_ffff_8020_0000L, ElfImage.virtualBase());
        assertEquals(0x7000, ElfImage.virtualBytes());
        assertEquals(0xffff_ffff_8020_0010L, ElfImage.entryPoint());
        byte[] image = memory.add(TARGET, KernelFile.bytes(0x7000, 0x55));
        ElfImage.place(FILE, TARGET);
        byte[] expected = new byte[0x7000];
        Arrays.fill(expected, 0, 3000, (byte) 1);
        Arrays.fill(expected, 0x1000, 0x1000 + 5000, (byte) 2);
        Arrays.fill(expected, 0x4100, 0x4100 + 100, (byte) 3);
        assertTrue(Arrays.equals(expected, image));
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] file = KernelFile.typical();
        for (int length = 0; length < file.length; length++) {
            assertNotNull(examine(Arrays.copyOf(file, length)), "length " + length);
        }
    }

    @Test
    void namesWhatIsWrong() {
        byte[] code = KernelFile.bytes(100, 1);
        long base = ElfImage.LOWEST_VIRTUAL;
        assertEquals("The kernel has no segment to load.", problemOf(new KernelFile()));
        assertEquals("The kernel is not linked in the top 2 GiB of the address space.",
                problemOf(new KernelFile().segment(READ, 0x40_0000, 100, code)));
        assertEquals("The kernel is not linked in the top 2 GiB of the address space.",
                problemOf(new KernelFile().segment(READ, -4096, 100, code)));
        assertEquals("The kernel is not linked in the top 2 GiB of the address space.",
                problemOf(new KernelFile().segment(READ, -8192, 4097, code)));
        assertEquals("The kernel has a segment that is both writable and executable.",
                problemOf(new KernelFile().segment(7, base, 100, code)));
        assertEquals("The kernel has a segment of impossible size.",
                problemOf(new KernelFile().segment(READ, base, 99, code)));
        assertEquals("The kernel has a segment of impossible size.",
                problemOf(new KernelFile().segment(READ, base, 257L << 20, code)));
        assertEquals("The kernel's segments share a page or are not in ascending order.",
                problemOf(new KernelFile().segment(READ, base, 100, code).segment(READ, base + 200, 100, code)));
        assertEquals("The kernel's entry point lies outside its code.",
                problemOf(new KernelFile().entry(base + 100).segment(5, base, 100, code)));
        assertEquals("The kernel's entry point lies outside its code.",
                problemOf(new KernelFile().entry(base).segment(READ, base, 100, code)));
        assertEquals("The kernel spans more than 256 MiB.", problemOf(new KernelFile().entry(base)
                .segment(5, base, 100, code).segment(READ, base + (256L << 20), 100, code)));
    }

    /** Whatever a damaged header says: a refusal, or an image that can be placed; never an access outside file and image. */
    @Test
    void mutatedFilesAreRefusedOrHarmless() {
        Random random = new Random(42);
        byte[] original = KernelFile.typical();
        int accepted = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] file = original.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(64 + 3 * 56);
                file[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (file[at] ^ 1 << random.nextInt(8));
            }
            ArrayMemory memory = ArrayMemory.install();
            memory.add(FILE, file);
            if (ElfImage.examine(FILE, file.length) == null && ElfImage.virtualBytes() < 1 << 20) {
                memory.add(TARGET, (int) ElfImage.virtualBytes());
                ElfImage.place(FILE, TARGET);
                accepted++;
            }
        }
        assertTrue(accepted > 100 && accepted < 19_000, "accepted " + accepted);
    }
}
