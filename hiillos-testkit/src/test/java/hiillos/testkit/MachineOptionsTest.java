package hiillos.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineOptionsTest {
    private static String command(MachineOptions options) {
        return String.join(" ", options.command(Path.of("qemu"), Path.of("/run/x")));
    }

    @Test
    void everyWishReachesItsArgument() {
        String command = command(MachineOptions.iso(Path.of("a,b.iso")).asStick().withMemory("64M").withCpus(4)
                .withModel("max").withCommandLine("test=1").countingInstructions().withGdb()
                .withTimeLimit(Duration.ofSeconds(9)).with("-d", "int"));
        for (String part : List.of("-m 64M", "-smp 4", "-cpu max", "usb-storage,drive=stick", "file=a,,b.iso",
                "name=opt/org.hiillos/cmdline,string=test=1", "-icount shift=0", "unix:/run/x/gdb", "-d int")) {
            assertTrue(command.contains(part), part + " in " + command);
        }
    }

    @Test
    void kernelTakesItsCommandLineDirectly() {
        String command = command(MachineOptions.kernel(Path.of("k.elf"), Path.of("b")).withCommandLine("panic=test"));
        assertTrue(command.contains("-kernel k.elf -initrd b -append panic=test"), command);
    }
}
