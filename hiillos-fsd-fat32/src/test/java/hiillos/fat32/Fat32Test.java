package hiillos.fat32;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.FileInformation;
import hiillos.abi.protocol.FileKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Against an image made by other people's tools. */
class Fat32Test {
    private static final String LONG_NAME = "A rather long name with ümlauts and 漢字, longer than three parts.text";

    @TempDir
    private static Path folder;
    private static Path image;
    private static byte[] big;

    private ImageFile device;

    @BeforeAll
    static void makeImage() throws IOException, InterruptedException {
        ImageFile.needTools();
        image = folder.resolve("fat.img");
        big = new byte[300_001];
        new Random(8).nextBytes(big);
        Path small = Files.writeString(folder.resolve("small"), "small file\n");
        Path bigFile = Files.write(folder.resolve("big"), big);
        Path empty = Files.createFile(folder.resolve("empty"));
        ImageFile.run("mkfs.fat", "-F", "32", "-S", "512", "-s", "1", "-n", "LABEL", "-C", image.toString(), "40000");
        String disk = image.toString();
        ImageFile.run("mmd", "-i", disk, "::etc", "::deep", "::deep/deeper");
        ImageFile.run("mcopy", "-i", disk, small.toString(), "::etc/motd");
        ImageFile.run("mcopy", "-i", disk, small.toString(), "::SHORT.TXT");
        ImageFile.run("mcopy", "-i", disk, small.toString(), "::" + LONG_NAME);
        ImageFile.run("mcopy", "-i", disk, bigFile.toString(), "::deep/deeper/big.bin");
        ImageFile.run("mcopy", "-i", disk, empty.toString(), "::empty");
        for (int i = 0; i < 40; i++) {
            ImageFile.run("mcopy", "-i", disk, small.toString(), "::deep/file number " + i);
        }
        ImageFile.run("mdel", "-i", disk, "::deep/file number 7");
    }

    @BeforeEach
    void open() throws IOException {
        device = new ImageFile(image);
    }

    @AfterEach
    void close() throws IOException {
        device.close();
    }

    private static void assertFails(int status, Executable call) {
        assertEquals(status, assertThrows(StatusException.class, call).status());
    }

    private static byte[] readAll(Fat32 volume, String path) throws StatusException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part = volume.read(path, 0, 10_000); part.length > 0; part = volume.read(path, all.size(), 10_000)) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void namesAreListed() throws StatusException {
        Fat32 volume = new Fat32(device);
        assertEquals(Set.of("etc", "deep", "SHORT.TXT", LONG_NAME, "empty"), Set.of(volume.list("")));
        assertArrayEquals(new String[] {"motd"}, volume.list("etc"));
        String[] many = volume.list("deep");
        assertEquals(40, many.length);
        assertTrue(Arrays.asList(many).contains("file number 39"));
        assertTrue(!Arrays.asList(many).contains("file number 7"));
    }

    @Test
    void filesAreRead() throws StatusException {
        Fat32 volume = new Fat32(device);
        assertArrayEquals("small file\n".getBytes(), readAll(volume, LONG_NAME));
        assertArrayEquals("small file\n".getBytes(), readAll(volume, "ETC/Motd"));
        assertArrayEquals(big, readAll(volume, "deep/deeper/big.bin"));
        assertEquals(0, volume.read("empty", 0, 10).length);
        assertEquals(new FileInformation(FileKind.FILE, big.length), volume.information("deep/deeper/big.bin"));
        assertEquals(new FileInformation(FileKind.DIRECTORY, 0), volume.information(""));
    }

    @Test
    void anyRangeIsRead() throws StatusException {
        Fat32 volume = new Fat32(device);
        Random random = new Random(9);
        for (int i = 0; i < 300; i++) {
            int from = random.nextInt(big.length + 1000);
            int count = random.nextInt(3000);
            byte[] expected = from >= big.length ? new byte[0] : Arrays.copyOfRange(big, from, Math.min(big.length, from + count));
            assertArrayEquals(expected, volume.read("deep/deeper/big.bin", from, count));
        }
        assertEquals(0, volume.read("etc/motd", Long.MAX_VALUE, Integer.MAX_VALUE).length);
    }

    @Test
    void errorsHaveTheirNames() throws StatusException {
        Fat32 volume = new Fat32(device);
        assertFails(ServiceStatus.NOT_FOUND, () -> volume.information("absent"));
        assertFails(ServiceStatus.NOT_FOUND, () -> volume.information("LABEL"));
        assertFails(ServiceStatus.NOT_FOUND, () -> volume.read("deep/file number 7", 0, 1));
        assertFails(ServiceStatus.NOT_A_DIRECTORY, () -> volume.list("etc/motd"));
        assertFails(ServiceStatus.NOT_A_DIRECTORY, () -> volume.information("etc/motd/x"));
        assertFails(ServiceStatus.IS_A_DIRECTORY, () -> volume.read("etc", 0, 1));
        assertFails(Status.BAD_ARGUMENT, () -> volume.read("etc/motd", -1, 1));
    }

    @Test
    void theAllocationTableInUseIsRead() throws StatusException {
        Geometry geometry = Geometry.read(device);
        for (int at = 8; at < 8192; at++) {
            // What a table that is no longer written holds: every chain ends at once.
            device.change(geometry.fatOffset() + at, 0xff);
        }
        assertFails(ServiceStatus.CORRUPT, () -> readAll(new Fat32(device), "deep/deeper/big.bin"));
        device.change(40, 0x81);
        assertArrayEquals(big, readAll(new Fat32(device), "deep/deeper/big.bin"));
        device.change(40, 0x82);
        assertFails(ServiceStatus.CORRUPT, () -> new Fat32(device));
    }

    @Test
    void somethingElseIsNotFat32() throws StatusException {
        device.change(510, 0);
        assertFails(ServiceStatus.CORRUPT, () -> new Fat32(device));
        device.changeBack();
        device.change(22, 1);
        assertFails(ServiceStatus.CORRUPT, () -> new Fat32(device));
    }

    @Test
    void aDirectoryThatComesBackToItselfIsCorrupt() throws StatusException {
        Geometry geometry = Geometry.read(device);
        int cluster = geometry.rootCluster();
        for (int at = 0; at < geometry.clusterBytes(); at++) {
            // Deleted entries, so that no end mark stops the walk.
            device.change(geometry.clusterOffset(cluster) + at, 0xe5);
        }
        for (int i = 0; i < 4; i++) {
            device.change(geometry.fatOffset() + cluster * 4L + i, cluster >>> 8 * i);
        }
        Fat32 volume = new Fat32(device);
        assertFails(ServiceStatus.CORRUPT, () -> volume.list(""));
    }

    @Test
    void damagedVolumesNeverBreakTheReader() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            Random random = new Random(10);
            Geometry geometry = Geometry.read(device);
            int failures = 0;
            for (int i = 0; i < 1500; i++) {
                device.changeBack();
                for (int j = 0; j < 1 + i % 6; j++) {
                    long offset = switch (random.nextInt(3)) {
                        case 0 -> random.nextInt(90);
                        case 1 -> geometry.fatOffset() + random.nextInt(3000);
                        default -> geometry.dataOffset() + random.nextInt(20_000);
                    };
                    device.change(offset, random.nextInt(256));
                }
                failures += walk() ? 0 : 1;
            }
            assertTrue(failures > 100, "failures " + failures);
        });
    }

    private boolean walk() {
        try {
            Fat32 volume = new Fat32(device);
            walk(volume, "", 0);
            return true;
        } catch (StatusException expected) {
            return false;
        }
    }

    private static void walk(Fat32 volume, String path, int depth) throws StatusException {
        for (String name : volume.list(path)) {
            String child = path.isEmpty() ? name : path + "/" + name;
            if (volume.information(child).kind() == FileKind.FILE) {
                volume.read(child, 0, 2000);
            } else if (depth < 3) {
                walk(volume, child, depth + 1);
            }
        }
    }
}
