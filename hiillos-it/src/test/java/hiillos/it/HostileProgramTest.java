package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.image.Main;
import hiillos.testkit.Machine;
import hiillos.testkit.MachineExtension;
import hiillos.testkit.MachineOptions;
import hiillos.testkit.Machines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user program can never cause a panic: {@code hiillos.it.hostile.HostileProgram} in the place of root. */
@ExtendWith(MachineExtension.class)
@Timeout(300)
class HostileProgramTest {
    @TempDir
    static Path folder;

    private static Path bundle;

    @BeforeAll
    static void writeBundle() throws IOException {
        String program = Product.root().resolve("hiillos-it/target/hiillos-it-hostile.elf").toString();
        // An empty zstd frame: nobody unpacks it.
        byte[] empty = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x20, 0, 1, 0, 0};
        String archive = Files.write(folder.resolve("empty.tar.zst"), empty).toString();
        String initfs = folder.resolve("initfs").toString();
        bundle = folder.resolve("hostile.bundle");
        Main.run("initfs", "--root", program, "--archive", archive, "--output", initfs);
        Main.run("bundle", "--kernel", Product.kernel().toString(), "--initfs", initfs, "--cmdline", "test=1",
                "--output", bundle.toString());
    }

    @ParameterizedTest
    @CsvSource({"qemu64, 64M, 1, test=1", "max, 128M, 4, test=1", "qemu64, 64M, 2, test=1 pti=on"})
    void theKernelOutlivesIt(String model, String memory, int cpus, String commandLine, Machines machines) {
        Path loader = Product.root().resolve("hiillos-boot/target/hiillos-boot-pvh.elf");
        Machine machine = machines.start(MachineOptions.kernel(loader, bundle).withModel(model).withMemory(memory)
                .withCpus(cpus).withCommandLine(commandLine));
        int exitCode = machine.exitCode(Product.BOOT_LIMIT);
        List<String> log = machine.serial().lines();
        assertTrue(log.stream().noneMatch(line -> line.contains("panic")), machine.serial().tail());
        assertTrue(log.stream().anyMatch(line -> line.startsWith("hostile: random calls survived")),
                machine.serial().tail());
        assertTrue(log.stream().anyMatch(line -> line.startsWith("hostile: memory bomb survived")),
                machine.serial().tail());
        assertEquals(0, exitCode, machine.serial().tail());
    }
}
