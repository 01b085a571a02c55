package ${package};

import hiillos.testkit.Machine;
import hiillos.testkit.MachineExtension;
import hiillos.testkit.MachineOptions;
import hiillos.testkit.Machines;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server in a real system in QEMU: run with -Dhiillos.iso=IMAGE, an image that was built with this server. */
@ExtendWith(MachineExtension.class)
@EnabledIfSystemProperty(named = "hiillos.iso", matches = ".+")
@Timeout(300)
class BootTest {
    @Test
    void theServerSaysHello(Machines machines) {
        Machine machine = machines.start(MachineOptions.iso(Path.of(System.getProperty("hiillos.iso"))));
        machine.serial().waitForLine("greeter: Hello, hiillos", Duration.ofMinutes(4));
    }
}
