package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hiillos.image.Main;
import hiillos.testkit.Machine;
import hiillos.testkit.MachineExtension;
import hiillos.testkit.MachineOptions;
import hiillos.testkit.Machines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each loader hands over all that it promises: a kernel that does nothing else looks at and touches it. */
@ExtendWith(MachineExtension.class)
@Timeout(600)
class BootProtocolTest {
    private static final String COMMAND_LINE = "promise=1 word";

    @TempDir
    static Path folder;

    private static Path iso;
    private static Path bundle;
    private static long initfsCrc;

    private static String loader(String name) {
        return Product.root().resolve("hiillos-boot/target/hiillos-boot-" + name).toString();
    }

    @BeforeAll
    static void writeImages() throws IOException {
        byte[] content = new byte[1_000_003];
        new Random(1).nextBytes(content);
        CRC32 crc = new CRC32();
        crc.update(content);
        initfsCrc = crc.getValue();
        String initfs = Files.write(folder.resolve("initfs"), content).toString();
        String kernel = Product.root().resolve("hiillos-it/target/hiillos-it-promise.elf").toString();
        iso = folder.resolve("promise.iso");
        bundle = folder.resolve("promise.bundle");
        Main.run("iso", "--bios", loader("bios.bin"), "--efi", loader("uefi.efi"), "--kernel", kernel, "--initfs", initfs,
                "--cmdline", COMMAND_LINE, "--time", "1700000000", "--output", iso.toString());
        Main.run("bundle", "--kernel", kernel, "--initfs", initfs, "--cmdline", COMMAND_LINE, "--output", bundle.toString());
    }

    private static void assertPromisesKept(Machine machine, int firmware) {
        machine.serial().waitForLine("firmware = " + firmware, Product.BOOT_LIMIT);
        machine.serial().waitForLine("initfs crc = " + initfsCrc, Product.BOOT_LIMIT);
        String line = machine.serial().waitForLine("command line: ", Product.BOOT_LIMIT);
        assertEquals("command line: " + COMMAND_LINE, line.strip());
        machine.serial().waitForLine("promise kernel: all is as promised", Product.BOOT_LIMIT);
    }

    @ParameterizedTest
    @CsvSource({"32M, qemu64", "64M, 'qemu64,-nx'", "4G, max", "5G, qemu64"})
    void biosKeepsItsPromises(String memory, String model, Machines machines) {
        assertPromisesKept(machines.start(MachineOptions.iso(iso).withMemory(memory).withModel(model)), 1);
    }

    @ParameterizedTest
    @CsvSource({"64M, max", "4G, qemu64"})
    void uefiKeepsItsPromises(String memory, String model, Machines machines) {
        assertPromisesKept(machines.start(MachineOptions.iso(iso).withUefi().withMemory(memory).withModel(model)), 2);
    }

    @ParameterizedTest
    @CsvSource({"64M, qemu64", "4G, max"})
    void pvhKeepsItsPromises(String memory, String model, Machines machines) {
        MachineOptions options = MachineOptions.kernel(Path.of(loader("pvh.elf")), bundle);
        assertPromisesKept(machines.start(options.withMemory(memory).withModel(model)), 3);
    }

    @Test
    void aProcessorWithoutLongModeIsToldSo(Machines machines) {
        Machine machine = machines.start(MachineOptions.iso(iso).withModel("qemu32"));
        machine.serial().waitForLine("This processor is not 64-bit", Product.BOOT_LIMIT);
    }

    @Test
    void aStickBehindUsbIsRead(Machines machines) {
        assertPromisesKept(machines.start(MachineOptions.iso(iso).asStick()), 1);
    }
}
