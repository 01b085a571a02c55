package hiillos.it;

import hiillos.testkit.MachineException;
import hiillos.testkit.MachineOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Where the build leaves what is tested, and what the system says when all is well. */
final class Product {
    /** How long a boot may take: slow enough for UEFI on a loaded machine without kvm. */
    static final Duration BOOT_LIMIT = Duration.ofSeconds(180);
    /** The line that ends a successful start; the number of servers stands in it. */
    static final String INIT_LINE = "hiillos: init: ";
    /** The kernel's first line. */
    static final String BANNER = "hiillos ";

    private Product() {}

    /** The repository. */
    static Path root() {
        return Path.of(System.getProperty("hiillos.root")).toAbsolutePath().normalize();
    }

    /** The version under test, as the system says it: without Maven's mark of unreleased builds. */
    static String version() {
        return System.getProperty("hiillos.version").replace("-SNAPSHOT", "");
    }

    private static Path built(String path) {
        Path file = root().resolve(path);
        if (!Files.isReadable(file)) {
            throw new MachineException("there is no " + file + ": build it first with mvn -pl hiillos-dist verify");
        }
        return file;
    }

    static Path iso() {
        return built("hiillos-dist/target/hiillos.iso");
    }

    static Path kernel() {
        return built("hiillos-kernel/target/hiillos-kernel.elf");
    }

    static Path kernelSymbols() {
        return built("hiillos-kernel/target/hiillos-kernel.elf.debug");
    }

    /** The program of the tests that run inside. */
    static Path testProgram() {
        return built("hiillos-testprogram/target/hiillos-testprogram.elf");
    }

    static Path biosLoader() {
        return built("hiillos-boot/target/hiillos-boot-bios.bin");
    }

    static Path uefiLoader() {
        return built("hiillos-boot/target/hiillos-boot-uefi.efi");
    }

    static Path pvhLoader() {
        return built("hiillos-boot/target/hiillos-boot-pvh.elf");
    }

    /** The quick way in: PVH, no firmware to wait for. */
    static MachineOptions quickMachine(String commandLine) {
        return MachineOptions.kernel(pvhLoader(), built("hiillos-dist/target/boot-bundle.bin")).withCommandLine(commandLine);
    }

    /** The way that people take. */
    static MachineOptions machine() {
        return MachineOptions.iso(iso());
    }
}
