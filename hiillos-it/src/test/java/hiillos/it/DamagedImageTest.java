package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.testkit.Machine;
import hiillos.testkit.MachineExtension;
import hiillos.testkit.MachineOptions;
import hiillos.testkit.Machines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged image ends with the loader's sentence, not with a hang. */
@ExtendWith(MachineExtension.class)
@Timeout(600)
class DamagedImageTest {
    private static final int SECTOR_BYTES = 2048;

    @TempDir
    Path folder;

    /** Offset of a file's first sector in the image; the files are contiguous and start at sectors. */
    private static int find(byte[] image, byte[] start) {
        for (int offset = 0; offset + start.length <= image.length; offset += SECTOR_BYTES / 4) {
            if (Arrays.equals(image, offset, offset + start.length, start, 0, start.length)) {
                return offset;
            }
        }
        throw new IllegalStateException("the image does not hold the file");
    }

    /** Changes one byte in every copy: the disc's file system and the EFI partition may have one each. */
    private Path damage(Path file, int at) throws IOException {
        byte[] image = Files.readAllBytes(Product.iso());
        byte[] start = Arrays.copyOf(Files.readAllBytes(file), SECTOR_BYTES / 4);
        int changed = find(image, start) + at;
        image[changed] ^= 0x10;
        return Files.write(folder.resolve("damaged.iso"), image);
    }

    private static MachineOptions options(Path image, String firmware) {
        MachineOptions options = MachineOptions.iso(image);
        return firmware.equals("uefi") ? options.withUefi() : options;
    }

    @ParameterizedTest
    @ValueSource(strings = {"bios", "uefi"})
    void changedKernelIsRefused(String firmware, Machines machines) throws IOException {
        Path image = damage(Product.kernel(), (int) Files.size(Product.kernel()) / 2);
        Machine machine = machines.start(options(image, firmware));
        machine.serial().waitForLine("The kernel is damaged: its checksum does not match.", Product.BOOT_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bios", "uefi"})
    void changedInitfsIsRefused(String firmware, Machines machines) throws IOException {
        Path initfs = Product.root().resolve("hiillos-dist/target/initfs.img");
        Path image = damage(initfs, (int) Files.size(initfs) / 2);
        Machine machine = machines.start(options(image, firmware));
        machine.serial().waitForLine("checksum does not match", Product.BOOT_LIMIT);
    }

    @Test
    void cutImageIsRefused(Machines machines) throws IOException {
        byte[] image = Files.readAllBytes(Product.iso());
        byte[] start = Arrays.copyOf(Files.readAllBytes(Product.kernel()), SECTOR_BYTES / 4);
        Path cut = Files.write(folder.resolve("cut.iso"),
                Arrays.copyOf(image, (find(image, start) / SECTOR_BYTES + 2) * SECTOR_BYTES));
        Machine machine = machines.start(MachineOptions.iso(cut));
        String line = machine.serial().waitForLine("can not be read", Product.BOOT_LIMIT);
        assertTrue(line.contains("truncated image or disk error"), line);
    }
}
