package hiillos.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.MapFlags;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ElfProgramTest {
    private static final byte[] SOUND = ElfWriter.program("{\"name\": \"x\", \"abi\": 1}");

    private static ElfProgram program(byte[] file) {
        return new ElfProgram(new ArraySource(file), "sbin/x");
    }

    private static void assertRefused(String expected, byte[] file) {
        LaunchException refusal = assertThrows(LaunchException.class, () -> program(file));
        assertTrue(refusal.getMessage().startsWith("sbin/x ") && refusal.getMessage().contains(expected), refusal.getMessage());
    }

    @Test
    void segmentsAreAsTheHeadersSay() {
        ElfProgram program = program(SOUND);
        assertEquals(ElfWriter.CODE + 0x10, program.entry());
        ElfProgram.Segment code = program.segments().get(0);
        ElfProgram.Segment data = program.segments().get(1);
        assertEquals(MapFlags.READ | MapFlags.EXECUTE, code.flags());
        assertEquals(MapFlags.READ | MapFlags.WRITE, data.flags());
        assertEquals(ElfWriter.DATA, data.firstPage());
        assertEquals(ElfWriter.DATA + 0x4000, data.endPage());
        assertEquals(0x200, data.fileOffset());
        assertEquals(0x100, data.fileBytes());
    }

    @Test
    void whatLiesBehindASegmentIsLookedAt() {
        byte[] padded = Arrays.copyOf(SOUND, 0x2000);
        assertFalse(program(padded).segments().get(1).endsInZeros(), "the manifest lies there");
        Arrays.fill(padded, 0x300, 0x1000, (byte) 0);
        // No sections are left.
        padded[60] = 0;
        assertTrue(program(padded).segments().get(1).endsInZeros());
        padded[0xfff] = 1;
        assertFalse(program(padded).segments().get(1).endsInZeros());
    }

    @Test
    void sectionsAreFoundByName() {
        ElfProgram program = program(SOUND);
        assertArrayEquals("{\"name\": \"x\", \"abi\": 1}".getBytes(), program.section(Manifest.SECTION));
        assertNull(program.section(".absent"));
    }

    @Test
    void whatCannotBeLoadedIsRefused() {
        int first = ElfWriter.FIRST_SEGMENT;
        int second = ElfWriter.SECOND_SEGMENT;
        assertRefused("is not an ELF64 executable", new byte[10]);
        assertRefused("is not an ELF64 executable", Arrays.copyOf("#!/bin/sh".getBytes(), 100));
        assertRefused("malformed program headers", ElfWriter.with(SOUND, 32, Long.MAX_VALUE));
        assertRefused("outside the file", ElfWriter.with(SOUND, first + 8, Long.MAX_VALUE));
        assertRefused("outside the file", ElfWriter.with(SOUND, first + 32, -1));
        assertRefused("outside user memory", ElfWriter.with(SOUND, first + 16, 0xffff_8000_0000_0000L));
        assertRefused("outside user memory", ElfWriter.with(SOUND, first + 16, 0x1000));
        assertRefused("outside user memory", ElfWriter.with(SOUND, second + 40, 1L << 40));
        assertRefused("two segments in one page", ElfWriter.with(SOUND, second + 16, ElfWriter.CODE + 0x300));
        assertRefused("writable and executable", ElfWriter.with(SOUND, first, 1 | 7L << 32));
        assertRefused("begins outside its code", ElfWriter.with(SOUND, 24, ElfWriter.DATA));
    }

    @Test
    void damagedProgramsAreRefusedOrSound() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            byte[] damaged = SOUND.clone();
            for (int j = 0; j < 3; j++) {
                // Headers and section table more often than the rest.
                int at = random.nextBoolean() ? random.nextInt(180) : damaged.length - 1 - random.nextInt(200);
                damaged[at] = (byte) random.nextInt();
            }
            try {
                ElfProgram program = program(damaged);
                for (ElfProgram.Segment segment : program.segments()) {
                    assertTrue(segment.fileOffset() >= 0 && segment.fileOffset() + segment.fileBytes() <= damaged.length);
                    assertTrue(segment.firstPage() >= 0x1_0000 && segment.endPage() > segment.firstPage());
                }
                program.section(Manifest.SECTION);
            } catch (LaunchException expected) {
                assertTrue(expected.getMessage().startsWith("sbin/x "), expected.getMessage());
            }
        }
    }
}
