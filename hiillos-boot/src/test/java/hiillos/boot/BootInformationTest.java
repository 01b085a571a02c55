package hiillos.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.boot.protocol.BootInformation;
import hiillos.word.Memory;
import hiillos.word.SimulatedMemory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The offsets that docs/reference/contracts.md promises. */
class BootInformationTest {
    private static final long AT = 0x1000;
    private byte[] bytes;

    @BeforeEach
    void installMemory() {
        bytes = ArrayMemory.install().add(AT, KernelFile.bytes(BootInformation.BYTES, 0x55));
        BootInformation.initialize(AT);
    }

    @AfterEach
    void removeMemory() {
        SimulatedMemory.install(null);
    }

    @Test
    void beginsWithMagicVersionAndSize() {
        assertEquals("HIILBOOT", new String(bytes, 0, 8, StandardCharsets.US_ASCII));
        assertEquals(1, Memory.loadInt(AT + 8));
        assertEquals(256, Memory.loadInt(AT + 12));
        assertTrue(BootInformation.isValid(AT));
        bytes[9] = 1;
        assertFalse(BootInformation.isValid(AT));
    }

    @Test
    void settersWriteAtThePromisedOffsets() {
        BootInformation.setMemoryMapAddress(AT, 1);
        BootInformation.setMemoryMapEntries(AT, 2);
        BootInformation.setFramebufferAddress(AT, 3);
        BootInformation.setFramebufferWidth(AT, 4);
        BootInformation.setFramebufferHeight(AT, 5);
        BootInformation.setFramebufferRowBytes(AT, 6);
        BootInformation.setFramebufferFormat(AT, 7);
        BootInformation.setRsdpAddress(AT, 8);
        BootInformation.setInitfsAddress(AT, 9);
        BootInformation.setInitfsBytes(AT, 10);
        BootInformation.setCommandLineAddress(AT, 11);
        BootInformation.setCommandLineBytes(AT, 12);
        BootInformation.setKernelPhysicalBase(AT, 13);
        BootInformation.setKernelBytes(AT, 14);
        BootInformation.setKernelVirtualBase(AT, 15);
        BootInformation.setPageTableRoot(AT, 16);
        BootInformation.setBootStackBase(AT, 17);
        BootInformation.setBootStackBytes(AT, 18);
        BootInformation.setCpuStackBase(AT, 19);
        BootInformation.setCpuStackBytes(AT, 20);
        BootInformation.setCpuStackCount(AT, 21);
        BootInformation.setFirmware(AT, 22);
        BootInformation.setEfiSystemTable(AT, 23);
        BootInformation.setCpuStartPage(AT, 24);
        BootInformation.setLoaderEntryTimestamp(AT, 25);
        long[] words = {1, 2, 3, 5L << 32 | 4, 7L << 32 | 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
            0, 25, 0, 0, 0, 0, 0, 0};
        for (int index = 0; index < words.length; index++) {
            assertEquals(words[index], Memory.loadLong(AT + 16 + index * 8L), "offset " + (16 + index * 8));
        }
    }
}
