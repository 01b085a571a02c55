package hiillos.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import hiillos.word.SimulatedMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BundleTest {
    private static final long BUNDLE = 0x400_0000;

    @AfterEach
    void removeMemory() {
        SimulatedMemory.install(null);
    }

    private static byte[] write(Map<String, byte[]> parts) {
        int bytes = 4096;
        for (byte[] part : parts.values()) {
            bytes += (part.length + 4095) & -4096;
        }
        ByteBuffer bundle = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        bundle.put("HIILBNDL".getBytes(StandardCharsets.US_ASCII)).putInt(1).putInt(parts.size());
        int entry = 16;
        int offset = 4096;
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            CRC32 crc = new CRC32();
            crc.update(part.getValue());
            bundle.position(entry);
            bundle.putLong(offset).putLong(part.getValue().length).putInt((int) crc.getValue()).putInt(0);
            bundle.put(part.getKey().getBytes(StandardCharsets.US_ASCII));
            bundle.put(offset, part.getValue());
            entry += 64;
            offset += (part.getValue().length + 4095) & -4096;
        }
        return bundle.array();
    }

    private static byte[] typical() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("kernel.elf", KernelFile.typical());
        parts.put("initfs.tar.zst", KernelFile.bytes(5000, 9));
        parts.put("notes", new byte[] {1, 2, 3});
        parts.put("cmdline", "test=1".getBytes(StandardCharsets.UTF_8));
        return write(parts);
    }

    private static String open(byte[] bundle) {
        ArrayMemory.install().add(BUNDLE, bundle);
        return Bundle.open(BUNDLE, bundle.length);
    }

    @Test
    void findsTheParts() {
        assertNull(open(typical()));
        assertEquals(BUNDLE + 4096, Bundle.kernel());
        assertEquals(KernelFile.typical().length, Bundle.kernelBytes());
        assertNull(ElfImage.examine(Bundle.kernel(), Bundle.kernelBytes()));
        assertEquals(5000, Bundle.initfsBytes());
        assertEquals(9, hiillos.word.Memory.loadByte(Bundle.initfs()));
        assertEquals(6, Bundle.commandLineBytes());
        assertEquals('t', hiillos.word.Memory.loadByte(Bundle.commandLine()));
    }

    @Test
    void namesWhatIsWrong() {
        byte[] bundle = typical();
        assertEquals("The initrd is not a hiillos boot bundle.", open(new byte[4096]));
        assertEquals("The initrd is not a hiillos boot bundle.", open(new byte[3]));
        assertEquals("The boot bundle is truncated.", open(Arrays.copyOf(bundle, 9000)));
        assertEquals("The boot bundle's table of contents is damaged.", open(Arrays.copyOf(bundle, 200)));
        bundle[5000] ^= 1;
        assertEquals("The boot bundle is damaged: a checksum does not match.", open(bundle));
        assertEquals("The boot bundle has no kernel.", open(write(Map.of("initfs.tar.zst", new byte[1]))));
        assertEquals("The boot bundle has no initial file system.", open(write(Map.of("kernel.elf", new byte[1]))));
    }

    /** A wrong offset, length or checksum of any part is noticed. */
    @Test
    void damagedTablesNeverLeadOutsideTheFile() {
        Random random = new Random(3);
        byte[] original = typical();
        for (int round = 0; round < 5_000; round++) {
            byte[] bundle = original.clone();
            int at = 16 + random.nextInt(4) * 64 + random.nextInt(20);
            bundle[at] ^= (byte) (1 << random.nextInt(8));
            assertNotNull(open(bundle), "byte " + at);
        }
    }
}
