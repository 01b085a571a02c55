package hiillos.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hiillos.word.Memory;
import hiillos.word.SimulatedMemory;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    private static final long TEXT = 0x69000;
    private static final String GOOD = """
            version=1
            # a comment
            kernel.path=\\HIILLOS\\KERNEL.ELF
            kernel.sector=1284
            kernel.bytes=901120
            kernel.crc32=89abcDEF

            initfs.path=\\HIILLOS\\INITFS.ZST
            initfs.sector=4
            initfs.bytes=7
            initfs.crc32=00000001
            later.version=understood=by=others
            cmdline=test=1 name=ü
            """;

    @AfterEach
    void removeMemory() {
        SimulatedMemory.install(null);
    }

    private static String parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ArrayMemory.install().add(TEXT, bytes);
        return Configuration.parse(TEXT, bytes.length);
    }

    private static String text(long address, int countBytes) {
        byte[] bytes = new byte[countBytes];
        for (int index = 0; index < countBytes; index++) {
            bytes[index] = Memory.loadByte(address + index);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void assertGood() {
        assertEquals("\\HIILLOS\\KERNEL.ELF", text(Configuration.kernelPath(), Configuration.kernelPathBytes()));
        assertEquals(1284, Configuration.kernelSector());
        assertEquals(901120, Configuration.kernelBytes());
        assertEquals(0x89abcdef, Configuration.kernelCrc());
        assertEquals("\\HIILLOS\\INITFS.ZST", text(Configuration.initfsPath(), Configuration.initfsPathBytes()));
        assertEquals(4, Configuration.initfsSector());
        assertEquals(7, Configuration.initfsBytes());
        assertEquals(1, Configuration.initfsCrc());
        assertEquals("test=1 name=ü", text(Configuration.commandLine(), Configuration.commandLineBytes()));
    }

    @Test
    void readsAllThatTheImageWriterWrites() {
        assertNull(parse(GOOD));
        assertGood();
    }

    @Test
    void acceptsCarriageReturnsAndAMissingLastLineEnd() {
        assertNull(parse(GOOD.replace("\n", "\r\n").stripTrailing()));
        assertGood();
    }

    @Test
    void namesWhatIsWrong() {
        assertEquals("hiillos.cfg has no version line.", parse(""));
        assertEquals("hiillos.cfg has a version that this loader does not know.",
                parse(GOOD.replace("version=1\n", "version=2\n")));
        assertEquals("hiillos.cfg has a line without an equals sign.", parse(GOOD + "nonsense"));
        assertEquals("hiillos.cfg has a checksum that is not eight hexadecimal digits.",
                parse(GOOD.replace("89abc", "9abc")));
        assertEquals("hiillos.cfg has a checksum that is not eight hexadecimal digits.",
                parse(GOOD.replace("0001", "000g")));
        assertEquals("hiillos.cfg has a number that is none, or is too large.",
                parse(GOOD.replace("=901120", "=")));
        assertEquals("hiillos.cfg has a number that is none, or is too large.",
                parse(GOOD.replace("=7", "=7k")));
        assertEquals("hiillos.cfg has a number that is none, or is too large.",
                parse(GOOD.replace("=7", "=99999999999999999999")));
        assertEquals("hiillos.cfg names an empty file.", parse(GOOD.replace("=7", "=0")));
        assertEquals("hiillos.cfg does not give size and checksum of kernel and initfs.",
                parse(GOOD.replace("initfs.bytes", "initfs.byts")));
        assertEquals("hiillos.cfg has a line of more than 4096 bytes.", parse(GOOD + "cmdline=" + "x".repeat(4096)));
        assertEquals("hiillos.cfg is longer than 32 KiB.", parse("#\n".repeat(16 * 1024 + 1)));
    }

    @Test
    void damagedTextNeverLeadsOutsideIt() {
        Random random = new Random(7);
        byte[] original = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = java.util.Arrays.copyOf(original, random.nextInt(original.length));
            for (int change = 0; change < 3 && bytes.length > 0; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) "\n\r=0x".charAt(random.nextInt(5));
            }
            ArrayMemory.install().add(TEXT, bytes);
            Configuration.parse(TEXT, bytes.length);
        }
    }
}
