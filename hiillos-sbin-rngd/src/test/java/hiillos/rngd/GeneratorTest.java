package hiillos.rngd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private int asked;

    private byte[] bytes(Generator generator, int count) {
        byte[] bytes = new byte[count];
        generator.fill(bytes);
        return bytes;
    }

    @Test
    void nothingIsGivenTwice() {
        Generator generator = new Generator(() -> 5);
        byte[] first = bytes(generator, 100);
        assertFalse(Arrays.equals(first, bytes(generator, 100)));
        assertArrayEquals(first, bytes(new Generator(() -> 5), 100));
        assertFalse(Arrays.equals(first, bytes(new Generator(() -> 6), 100)));
    }

    @Test
    void whatIsStirredInCounts() {
        Generator generator = new Generator(() -> 5);
        generator.stir(new byte[] {1});
        assertFalse(Arrays.equals(bytes(generator, 32), bytes(new Generator(() -> 5), 32)));
        generator.stir(new byte[0]);
    }

    @Test
    void entropyIsTakenAgain() {
        Generator generator = new Generator(() -> asked++);
        int atStart = asked;
        for (int i = 0; i < 64; i++) {
            bytes(generator, 1024);
        }
        assertEquals(2 * atStart, asked);
    }

    @Test
    void bitsAreSetHalfOfTheTime() {
        Generator generator = new Generator(() -> 1);
        int bits = 0;
        for (int i = 0; i < 100; i++) {
            for (byte each : bytes(generator, 1000)) {
                bits += Integer.bitCount(each & 0xff);
            }
        }
        assertTrue(Math.abs(bits - 400_000) < 3000, "of 800,000 bits are set " + bits);
    }

    @Test
    void countsAreChecked() throws StatusException {
        RandomService service = new RandomService(new Generator(() -> 1));
        assertEquals(1024, service.bytes(1024).length);
        for (int count : new int[] {-1, 1025, Integer.MIN_VALUE}) {
            assertEquals(Status.BAD_ARGUMENT, assertThrows(StatusException.class, () -> service.bytes(count)).status());
        }
    }
}
