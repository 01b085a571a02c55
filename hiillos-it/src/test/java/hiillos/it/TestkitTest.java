package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.testkit.BochsMachine;
import hiillos.testkit.BochsOptions;
import hiillos.testkit.Machine;
import hiillos.testkit.MachineException;
import hiillos.testkit.MachineExtension;
import hiillos.testkit.MachineOptions;
import hiillos.testkit.Machines;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The test kit on boot sectors of its own, so that a failure here is the test kit's and not the system's. */
@ExtendWith(MachineExtension.class)
@Timeout(300)
class TestkitTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private MachineOptions options(BootSector sector) throws IOException {
        return MachineOptions.disk(sector.write(folder.resolve("disk.img"))).withMemory("32M");
    }

    @Test
    @Tag("quick")
    void serialOutputKeysAndExitCodeArrive(Machines machines) throws IOException {
        Machine machine = machines.start(options(new BootSector().print("ready\n").echoKey().echoKey().echoSerial()
                .print("\n").exit(0x10).halt()));
        machine.serial().waitForLine("ready", LIMIT);
        machine.type("Hi");
        machine.sendSerial("!");
        assertEquals("Hi!", machine.serial().waitForLine("!", LIMIT));
        assertEquals(33, machine.exitCode(LIMIT));
    }

    @Test
    void screenshotShowsTheScreen(Machines machines) throws IOException {
        Machine machine = machines.start(options(new BootSector().whiteScreen().print("drawn\n").halt()));
        machine.serial().waitForLine("drawn", LIMIT);
        BufferedImage image = machine.screenshot();
        assertEquals(0xffffffff, image.getRGB(image.getWidth() / 2, image.getHeight() / 2));
    }

    @Test
    void usbStickBootsToo(Machines machines) throws IOException {
        Machine machine = machines.start(options(new BootSector().print("from a stick\n").halt()).asStick());
        machine.serial().waitForLine("from a stick", LIMIT);
    }

    @Test
    void cutPowerLeavesNothingRunning(Machines machines) throws IOException {
        Machine machine = machines.start(options(new BootSector().print("up\n").halt()));
        machine.serial().waitForLine("up", LIMIT);
        assertFalse(machine.livingProcesses().isEmpty());
        machine.cutPower();
        assertEquals(List.of(), machine.livingProcesses());
        assertFalse(machine.isRunning());
    }

    @Test
    void timeLimitEndsAMachineThatStandsStill(Machines machines) throws IOException {
        Machine machine = machines.start(options(new BootSector().halt()).withTimeLimit(Duration.ofSeconds(2)));
        machine.exitCode(LIMIT);
        assertEquals(List.of(), machine.livingProcesses());
    }

    @Test
    void silentMachineFailsTheWait(Machines machines) throws IOException {
        Machine machine = machines.start(options(new BootSector().print("only this\n").exit(1).halt()));
        MachineException failure = assertThrows(MachineException.class,
                () -> machine.serial().waitForLine("something else", LIMIT));
        assertTrue(failure.getMessage().contains("only this"), failure.getMessage());
    }

    @Test
    void bochsBootsAndItsSerialLogIsRead(Machines machines) throws IOException {
        Path image = new BootSector().print("hello from Bochs\n").halt().write(folder.resolve("disk.img"));
        BochsMachine machine = machines.start(BochsOptions.disk(image).withMegabytes(32));
        assertEquals("hello from Bochs", machine.waitForLine("Bochs", Duration.ofSeconds(120)));
    }
}
