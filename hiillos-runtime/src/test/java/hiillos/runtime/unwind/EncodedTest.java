package hiillos.runtime.unwind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hiillos.word.SimulatedMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples are those of DWARF 4, figures 22 and 23. */
class EncodedTest {
    private static final long CURSOR = BytesMemory.BASE;
    private static final long TEXT = BytesMemory.BASE + 16;

    private BytesMemory memory;

    @BeforeEach
    void install() {
        memory = new BytesMemory(64);
        SimulatedMemory.install(memory);
    }

    @AfterEach
    void remove() {
        SimulatedMemory.install(null);
    }

    private void write(int... bytes) {
        memory.put(TEXT, bytes);
        memory.putLong(CURSOR, TEXT);
    }

    private long unsigned(int... bytes) {
        write(bytes);
        return Encoded.unsignedLeb(CURSOR);
    }

    private long signed(int... bytes) {
        write(bytes);
        return Encoded.signedLeb(CURSOR);
    }

    @Test
    void unsignedNumbers() {
        assertEquals(2, unsigned(2));
        assertEquals(127, unsigned(127));
        assertEquals(128, unsigned(0x80, 1));
        assertEquals(12857, unsigned(57 + 0x80, 100));
        assertEquals(TEXT + 2, memory.loadLong(CURSOR));
    }

    @Test
    void signedNumbers() {
        assertEquals(2, signed(2));
        assertEquals(-2, signed(0x7e));
        assertEquals(127, signed(127 + 0x80, 0));
        assertEquals(-127, signed(1 + 0x80, 0x7f));
        assertEquals(-129, signed(0x7f + 0x80, 0x7e));
        assertEquals(Long.MIN_VALUE, signed(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f));
    }

    @Test
    void pointersRelativeToTheirPlace() {
        write(0xf0, 0xff, 0xff, 0xff);
        assertEquals(TEXT - 16, Encoded.pointer(CURSOR, 0x1b, 0));
    }

    @Test
    void pointersRelativeToData() {
        write(0x10, 0x00, 0x00, 0x00);
        assertEquals(0x1010, Encoded.pointer(CURSOR, 0x3b, 0x1000));
    }

    @Test
    void absentPointersAreZeroWhateverTheyAreRelativeTo() {
        write(0, 0, 0, 0);
        assertEquals(0, Encoded.pointer(CURSOR, 0x1b, 0));
        write(1, 0, 0, 0);
        assertEquals(0, Encoded.pointer(CURSOR, 0xff, 0));
    }
}
