package hiillos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QemuCommandTest {
    @TempDir
    Path folder;

    private Path iso;

    @BeforeEach
    void writeImage() throws IOException {
        iso = Files.write(folder.resolve("a,b.iso"), new byte[1]);
    }

    private String command(Map<String, String> properties) {
        LaunchOptions options = LaunchOptions.parse(new String[] {"--iso", iso.toString()}, properties::get);
        return String.join(" ", QemuCommand.build(options, "qemu", Acceleration.TCG, Map.of()));
    }

    private String refusal(Map<String, String> properties) {
        return assertThrows(LauncherException.class, () -> command(properties)).getMessage();
    }

    @Test
    void withoutPropertiesTheImageBootsAsADiscOnOneCpuWithoutWindow() {
        String command = command(Map.of("qemu.cpus", "${qemu.cpus}"));
        assertTrue(command.contains("-smp 1 -m 512M"), command);
        assertTrue(command.contains("media=cdrom") && command.contains("a,,b.iso"), command);
        assertTrue(command.contains("-display none"), command);
        assertTrue(command.contains("mux=on,signal=off"), command);
        assertFalse(command.contains("-gdb"), command);
        assertFalse(command.contains("-fw_cfg"), command);
    }

    @Test
    void everyPropertyReachesItsArgument() {
        String command = command(Map.of("qemu.cpus", "4", "qemu.memory", "64M", "qemu.model", "qemu64",
                "qemu.usb", "true", "qemu.display", "gtk", "qemu.gdb", "4321", "qemu.icount", "true",
                "hiillos.cmdline", "test=1,2", "qemu.arguments", " -d  int "));
        for (String part : List.of("-smp 4", "-m 64M", "-cpu qemu64", "usb-storage,drive=stick", "-display gtk",
                "-gdb tcp:127.0.0.1:4321 -S", "-icount shift=0", "name=opt/org.hiillos/cmdline,string=test=1,,2",
                "-d int")) {
            assertTrue(command.contains(part), part + " in " + command);
        }
    }

    @Test
    void aScreenGetsAWindow() {
        assertEquals("none", QemuCommand.display("auto", Map.of("SSH_CONNECTION", "1", "DISPLAY", "")));
        assertEquals("vnc=:0", QemuCommand.display("vnc=:0", Map.of("DISPLAY", ":0")));
    }

    @Test
    void unusableValuesAreRefusedByName() {
        assertEquals("-Dqemu.cpus=65: use a number from 1 to 64.", refusal(Map.of("qemu.cpus", "65")));
        assertEquals("-Dqemu.uefi=yes: use true or false.", refusal(Map.of("qemu.uefi", "yes")));
        assertEquals("-Dqemu.gdb=70000: use true or a port number.", refusal(Map.of("qemu.gdb", "70000")));
        assertEquals("-Dqemu.memory=lots: use a number with M or G, for instance 512M.",
                refusal(Map.of("qemu.memory", "lots")));
        assertTrue(refusal(Map.of("qemu.cdrom", "/nowhere.iso")).startsWith("there is no image /nowhere.iso"));
    }

    @Test
    void aKernelGetsItsCommandLineDirectly() throws IOException {
        Path kernel = Files.write(folder.resolve("kernel"), new byte[1]);
        LaunchOptions options = LaunchOptions.parse(
                new String[] {"--kernel", kernel.toString(), "--initfs", iso.toString()},
                Map.of("hiillos.cmdline", "test=1")::get);
        String command = String.join(" ", QemuCommand.build(options, "qemu", Acceleration.TCG, Map.of()));
        assertTrue(command.contains("-kernel " + kernel + " -initrd " + iso + " -append test=1"), command);
    }

    @Test
    void missingEmulatorIsOneSentence() {
        String message = assertThrows(LauncherException.class, () -> Executables.qemu("no-such-qemu")).getMessage();
        assertTrue(message.startsWith("QEMU (no-such-qemu) is not installed: run \"./hiillos doctor\""), message);
    }

    @Test
    void unknownAcceleratorIsRefused() {
        assertEquals("-Dqemu.accel=hvf: use auto, kvm or tcg.", assertThrows(LauncherException.class,
                () -> Acceleration.choose("hvf", Path.of("qemu"))).getMessage());
    }
}
