package hiillos.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hiillos.word.SimulatedMemory;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Crc32Test {
    @AfterEach
    void removeMemory() {
        SimulatedMemory.install(null);
    }

    @Test
    void equalsTheJavaLibrarysForEveryLengthAndAlignment() {
        byte[] bytes = new byte[300];
        new Random(1).nextBytes(bytes);
        ArrayMemory.install().add(0x1000, bytes);
        for (int begin = 0; begin < 9; begin++) {
            for (int length = 0; length < 280; length++) {
                CRC32 expected = new CRC32();
                expected.update(bytes, begin, length);
                assertEquals((int) expected.getValue(), Crc32.of(0x1000 + begin, length));
            }
        }
    }
}
