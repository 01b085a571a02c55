package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.testkit.Machine;
import hiillos.testkit.MachineExtension;
import hiillos.testkit.Machines;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The shell in QEMU's window: keys of the keyboard go in, pixels come out. With {@code -Dhiillos.write=true} one of the screenshots
 * becomes the README's.
 */
@ExtendWith(MachineExtension.class)
@Timeout(600)
class ShellWindowTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PROMPT = "$ ";

    private static Machine shell(Machines machines, String commandLine) {
        Machine machine = machines.start(Product.machine().withCommandLine(commandLine));
        machine.serial().waitForText(PROMPT, Product.BOOT_LIMIT);
        return machine;
    }

    private static void type(Machine machine, String command) {
        machine.type(command + "\n");
        machine.serial().waitForText(PROMPT, LIMIT);
    }

    @Test
    void keysReachTheShellAndItsAnswersTheScreen(Machines machines) throws InterruptedException {
        Machine machine = shell(machines, "");
        type(machine, "echo \"Keys: $((6*7)) | & {x}\"");
        ConsoleScreen.awaitText(machine, "Keys: 42 | & {x}", LIMIT);
        // Up brings the line back, Left and Backspace edit it.
        machine.press("up");
        machine.press("left");
        machine.press("backspace");
        machine.type("]");
        type(machine, "");
        ConsoleScreen.awaitText(machine, "Keys: 42 | & {x]", LIMIT);
        machine.type("yes\n");
        machine.serial().waitFor(Pattern.compile("^y$"), LIMIT);
        machine.press("ctrl-c");
        machine.serial().waitForText("^C", LIMIT);
        machine.serial().waitForText(PROMPT, LIMIT);
    }

    private static void save(BufferedImage image) throws IOException {
        Path folder = Files.createDirectories(Product.root().resolve("hiillos-it/target"));
        ImageIO.write(image, "png", folder.resolve("screenshot.png").toFile());
        if (Boolean.getBoolean("hiillos.write")) {
            ImageIO.write(image, "png", Product.root().resolve("docs/screenshot.png").toFile());
        }
    }

    @Test
    void consolesAreChosenByKeys(Machines machines) throws InterruptedException {
        Machine machine = shell(machines, "");
        machine.press("alt-f3");
        ConsoleScreen.awaitText(machine, Product.BANNER + Product.version(), LIMIT);
        machine.press("alt-f1");
        type(machine, "echo back");
        ConsoleScreen.awaitText(machine, "echo back", LIMIT);
    }

    @Test
    void theSecondConsoleHasAShellOfItsOwn(Machines machines) throws InterruptedException {
        Machine machine = shell(machines, "");
        machine.press("alt-f2");
        ConsoleScreen.awaitText(machine, "Enter starts a shell here.", LIMIT);
        machine.type("\n");
        ConsoleScreen.awaitText(machine, PROMPT.strip(), LIMIT);
        machine.type("echo $((60+6)) on the second\n");
        ConsoleScreen.awaitText(machine, "66 on the second", LIMIT);
        machine.press("alt-f1");
        type(machine, "echo $((60+7)) on the first");
        ConsoleScreen.awaitText(machine, "67 on the first", LIMIT);
    }

    @Test
    void whatHasLeftTheScreenComesBack(Machines machines) throws InterruptedException {
        Machine machine = shell(machines, "");
        type(machine, "echo \"the $((40+2))nd\"; seq 60");
        ConsoleScreen.awaitText(machine, "60", LIMIT);
        assertTrue(ConsoleScreen.lines(machine).stream().noneMatch(line -> line.contains("the 42nd")), "it has left the screen");
        machine.press("shift-pgup");
        ConsoleScreen.awaitText(machine, "the 42nd", LIMIT);
        machine.type("x");
        ConsoleScreen.awaitText(machine, "60", LIMIT);
    }

    @Test
    void germanKeyboard(Machines machines) throws InterruptedException {
        Machine machine = shell(machines, "keyboard=de");
        machine.type("echo ");
        // Where a US keyboard has them.
        for (String key : List.of("semicolon", "y", "shift-minus", "alt_r-q")) {
            machine.press(key);
        }
        type(machine, "");
        ConsoleScreen.awaitText(machine, "öz?@", LIMIT);
    }

    @Test
    void consoleAndKeyboardComeBack(Machines machines) throws InterruptedException {
        Machine machine = shell(machines, "");
        for (String server : List.of("outputd", "kbd")) {
            type(machine, "ps");
            String line = machine.serial().waitFor(Pattern.compile("\\d+ S +\\S+ " + server), LIMIT);
            int number = Integer.parseInt(line.strip().split(" ")[0]);
            machine.type("kill -9 " + number + "\n");
            machine.serial().waitForLine("kill -9 " + number, LIMIT);
            // Over the line first: nobody may type on a keyboard whose driver is not there yet.
            machine.sendSerial("echo $((" + number + "+1000))\r");
            machine.serial().waitForLine(String.valueOf(number + 1000), LIMIT);
            type(machine, "echo \"again, " + server + "\"");
            ConsoleScreen.awaitText(machine, "again, " + server, LIMIT);
        }
    }

    @Test
    void aSessionIsLegible(Machines machines) throws IOException, InterruptedException {
        Machine machine = shell(machines, "");
        for (String command : List.of("ls /", "for i in 1 2 3; do echo \"$i squared is $((i*i))\"; done",
                "seq 100000 | sort -rn | head -n 3 > /tmp/top; cat /tmp/top | tr '\\n' ' '; echo")) {
            type(machine, command);
        }
        // A program that reads is there; then it is stopped.
        machine.type("cat /etc/hosts -\n");
        machine.serial().waitForText("::1 localhost\n", LIMIT);
        machine.type("typed twice\n");
        machine.serial().waitFor(Pattern.compile("(?m)^typed twice$"), LIMIT);
        machine.press("ctrl-z");
        machine.serial().waitForText("Stopped", LIMIT);
        machine.serial().waitForText(PROMPT, LIMIT);
        type(machine, "ps -l");
        ConsoleScreen.awaitText(machine, "outputd", LIMIT);
        save(machine.screenshot());
        List<String> lines = ConsoleScreen.lines(machine);
        assertTrue(lines.stream().noneMatch(line -> line.indexOf('\ufffd') >= 0), "strange shapes in " + lines);
    }
}
