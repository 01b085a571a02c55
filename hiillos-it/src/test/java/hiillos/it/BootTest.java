package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.testkit.Machine;
import hiillos.testkit.MachineExtension;
import hiillos.testkit.MachineOptions;
import hiillos.testkit.Machines;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The image starts the whole system, on every machine that we promise. */
@ExtendWith(MachineExtension.class)
@Timeout(600)
class BootTest {
    private static final int MAXIMUM_ISO_BYTES = 16 << 20;
    private static final int MAXIMUM_KERNEL_BYTES = 1 << 20;

    @Test
    @Tag("quick")
    void systemStartsAsFarAsInit(Machines machines) throws Exception {
        Machine machine = machines.start(Product.machine());
        String line = machine.serial().waitForLine(Product.INIT_LINE, Product.BOOT_LIMIT);
        assertTrue(line.matches(".*hiillos: init: [3-9][0-9]* servers up.*"), line);
        List<String> log = machine.serial().lines();
        String banner = log.stream().filter(each -> each.contains(Product.BANNER + Product.version())).findFirst()
                .orElse("");
        assertTrue(log.indexOf(banner) >= 0, "no line with hiillos and the version in " + log);
        String motd = Files.readString(Product.root().resolve("hiillos-dist/src/main/initfs/etc/motd")).lines()
                .filter(each -> !each.isBlank()).findFirst().orElseThrow();
        assertTrue(log.stream().anyMatch(each -> each.contains(motd)), "init did not print: " + motd);
    }

    @Test
    void kernelSpeaksFirst(Machines machines) {
        // PVH has no firmware that could write before the kernel does.
        Machine machine = machines.start(Product.quickMachine(""));
        machine.serial().waitForLine(Product.INIT_LINE, Product.BOOT_LIMIT);
        List<String> log = machine.serial().lines();
        String first = log.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
        assertTrue(first.contains("hiillos") && first.contains(Product.version()), first);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} {4} CPUs")
    @CsvSource({
        "bios, disc,  64M,  qemu64, 1", "bios, disc,  4G,   max,    4", "bios, stick, 512M, max,    1",
        "bios, stick, 64M,  qemu64, 2", "uefi, disc,  64M,  qemu64, 1", "uefi, disc,  4G,   max,    8",
        "uefi, stick, 512M, max,    2", "uefi, stick, 64M,  qemu64, 1"})
    void everyMachineReachesInit(String firmware, String medium, String memory, String model, int cpus,
            Machines machines) {
        MachineOptions options = Product.machine().withMemory(memory).withModel(model).withCpus(cpus);
        if (firmware.equals("uefi")) {
            options = options.withUefi();
        }
        if (medium.equals("stick")) {
            options = options.asStick();
        }
        machines.start(options).serial().waitForLine(Product.INIT_LINE, Product.BOOT_LIMIT);
    }

    @Test
    void imagesStaySmall() throws Exception {
        long iso = Files.size(Product.iso());
        assertTrue(iso < MAXIMUM_ISO_BYTES, "the ISO has " + iso + " bytes");
        long kernel = Files.size(Product.kernel());
        assertTrue(kernel < MAXIMUM_KERNEL_BYTES, "the kernel has " + kernel + " bytes");
    }
}
