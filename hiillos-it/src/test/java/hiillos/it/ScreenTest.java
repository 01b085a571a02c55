package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.testkit.Machine;
import hiillos.testkit.MachineExtension;
import hiillos.testkit.Machines;
import hiillos.testkit.ScreenReader;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person sees. */
@ExtendWith(MachineExtension.class)
@Timeout(600)
class ScreenTest {
    private static final int CELL_HEIGHT = 16;

    private static List<String> read(Machine machine) throws ReflectiveOperationException {
        Field rows = Class.forName("hiillos.kernel.arch.amd64.Font").getDeclaredField("ROWS");
        rows.setAccessible(true);
        return new ScreenReader((byte[]) rows.get(null), CELL_HEIGHT, ' ').read(machine.screenshot(), 0, 0);
    }

    private static void assertShown(Machine machine, String text) throws ReflectiveOperationException {
        List<String> lines = read(machine);
        assertTrue(lines.stream().anyMatch(line -> line.contains(text)), "no \"" + text + "\" in " + lines);
    }

    @Test
    void bannerAndPanicAreOnTheScreen(Machines machines) throws ReflectiveOperationException {
        // A panic stops the machine early, before the banner scrolls away.
        Machine machine = machines.start(Product.machine().withCommandLine("panic=test"));
        machine.serial().waitForLine("PanicTest.java", Product.BOOT_LIMIT);
        machine.serial().waitForLine("Kernel.java", Product.BOOT_LIMIT);
        assertShown(machine, Product.BANNER + Product.version());
        assertShown(machine, "PanicTest.java");
    }

    @Test
    void initsLineIsOnTheScreenUnderUefi(Machines machines) throws InterruptedException {
        Machine machine = machines.start(Product.machine().withUefi());
        machine.serial().waitForLine(Product.INIT_LINE, Product.BOOT_LIMIT);
        ConsoleScreen.awaitText(machine, Product.INIT_LINE, Product.BOOT_LIMIT);
    }
}
