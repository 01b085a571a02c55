package hiillos.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hiillos.word.SimulatedMemory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RootPointerTest {
    private byte[] low;

    @BeforeEach
    void installMemory() {
        low = ArrayMemory.install().add(0, 1 << 20);
    }

    @AfterEach
    void removeMemory() {
        SimulatedMemory.install(null);
    }

    private void put(int address, int checksumError) {
        byte[] signature = "RSD PTR ".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(signature, 0, low, address, 8);
        int sum = checksumError;
        for (byte part : signature) {
            sum += part;
        }
        low[address + 8] = (byte) -sum;
    }

    @Test
    void findsItInTheBiosArea() {
        put(0xf_5a90, 0);
        assertEquals(0xf_5a90, RootPointer.find());
    }

    @Test
    void findsItInTheExtendedBiosDataAreaFirst() {
        put(0xf_5a90, 0);
        put(0x9_fc20, 0);
        low[0x40e] = (byte) 0xc0;
        low[0x40f] = (byte) 0x9f;
        assertEquals(0x9_fc20, RootPointer.find());
    }

    @Test
    void skipsWhatHasAWrongChecksum() {
        put(0xe_0000, 1);
        assertEquals(0, RootPointer.find());
        put(0xf_fff0 - 16, 0);
        assertEquals(0xf_ffe0, RootPointer.find());
    }
}
