package hiillos.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootableDiskTest {
    @TempDir
    Path folder;

    @Test
    void allThreePartitionsAreThereAndClean() throws Exception {
        FileTree root = new FileTree();
        root.add("home/Welcome to hiillos.txt", "welcome\n".getBytes(StandardCharsets.UTF_8));
        SparseImage image = BootableDisk.create(Samples.bootFiles(), root, 256 << 20, Samples.TIME);
        Path disk = folder.resolve("disk.img");
        image.writeTo(disk);
        assertEquals(256 << 20, Files.size(disk));

        byte[] system = read(disk, 2 << 20, 64 << 20);
        Path systemFile = folder.resolve("system.img");
        Files.write(systemFile, system);
        HostTools.Result check = HostTools.run("fsck.fat", "-n", systemFile.toString());
        assertEquals(0, check.exitCode(), check.output());
        Path rootFile = folder.resolve("root.img");
        Files.write(rootFile, read(disk, 66 << 20, 189 << 20));
        check = HostTools.run("fsck.fat", "-n", rootFile.toString());
        assertEquals(0, check.exitCode(), check.output());
        Path out = folder.resolve("out");
        HostTools.run("mcopy", "-n", "-i", rootFile.toString(), "::/home/Welcome to hiillos.txt", out.toString());
        assertEquals("welcome\n", Files.readString(out));
    }

    @Test
    void theBootRecordLeadsToProgramAndKernelBySector() throws Exception {
        BootFiles files = Samples.bootFiles();
        Path disk = folder.resolve("disk.img");
        BootableDisk.create(files, new FileTree(), 128 << 20, Samples.TIME).writeTo(disk);

        byte[] record = read(disk, 0, 512);
        byte[] program = read(disk, LittleEndian.getLong(record, 72) * 512, files.biosProgram().length);
        assertArrayEquals(Arrays.copyOf(record, 440), Arrays.copyOf(program, 440));
        String configuration = new String(read(disk, LittleEndian.getLong(record, 88) * 512,
                (int) LittleEndian.getInt(record, 96)), StandardCharsets.UTF_8);
        long kernelAt = Long.parseLong(configuration.replaceAll("(?s).*kernel\\.sector=(\\d+).*", "$1")) * 512;
        assertArrayEquals(files.kernel(), read(disk, kernelAt, files.kernel().length));
        assertEquals("EFI PART", new String(read(disk, (128 << 20) - 512, 8), StandardCharsets.US_ASCII));
    }

    @Test
    void aDiskWhoseLengthTheBootSectorCannotSayIsRefused() {
        String message = assertThrows(ImageException.class, () -> BootableDisk.create(Samples.bootFiles(), new FileTree(), 3L << 40,
                Samples.TIME)).getMessage();
        assertTrue(message.contains("larger than this writer makes"), message);
    }

    @Test
    void aDiskTooShortIsRefused() {
        String message = assertThrows(ImageException.class,
                () -> BootableDisk.create(Samples.bootFiles(), new FileTree(), 64 << 20, Samples.TIME)).getMessage();
        assertTrue(message.contains("at least 102 MiB"), message);
    }

    @Test
    void initfsIsAnOrdinaryArchiveWithTheRootProgramBeforeIt() {
        byte[] archive = Samples.noise(5000, 1);
        LittleEndian.putInt(archive, 0, 0xfd2fb528L);
        byte[] program = Samples.elf(9000);
        byte[] joined = InitfsFile.join(program, archive);

        assertEquals(0x184d2a50L, LittleEndian.getInt(joined, 0));
        int end = 8 + (int) LittleEndian.getInt(joined, 4);
        assertEquals(0, end % 4096);
        assertArrayEquals(archive, Arrays.copyOfRange(joined, end, joined.length));
        int at = (int) LittleEndian.getLong(joined, 16);
        assertArrayEquals(program, Arrays.copyOfRange(joined, at, at + (int) LittleEndian.getLong(joined, 24)));
        assertThrows(ImageException.class, () -> InitfsFile.join(program, Samples.noise(100, 2)));
        assertThrows(ImageException.class, () -> InitfsFile.join(Samples.noise(100, 2), archive));
    }

    @Test
    void bundleEntriesCanBeFoundAndChecked() {
        byte[] kernel = Samples.elf(10_000);
        byte[] initfs = Samples.noise(4096, 3);
        byte[] bundle = BootBundle.of(kernel, initfs, "test=1");

        assertEquals("HIILBNDL", new String(bundle, 0, 8, StandardCharsets.US_ASCII));
        assertEquals(3, LittleEndian.getInt(bundle, 12));
        byte[][] expected = {kernel, initfs, "test=1".getBytes(StandardCharsets.US_ASCII)};
        for (int index = 0; index < 3; index++) {
            int entry = 16 + 64 * index;
            int offset = (int) LittleEndian.getLong(bundle, entry);
            int bytes = (int) LittleEndian.getLong(bundle, entry + 8);
            assertEquals(0, offset % 4096);
            assertArrayEquals(expected[index], Arrays.copyOfRange(bundle, offset, offset + bytes));
            assertEquals(Checksum.crc32(expected[index]), LittleEndian.getInt(bundle, entry + 16));
        }
    }

    private static byte[] read(Path file, long offset, int bytes) throws Exception {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] content = new byte[bytes];
            in.seek(offset);
            in.readFully(content);
            return content;
        }
    }
}
