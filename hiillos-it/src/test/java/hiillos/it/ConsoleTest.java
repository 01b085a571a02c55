package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.launcher.Executables;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code mvn exec:exec@qemu} on a terminal of its own, as a person uses it after a build. */
@Timeout(300)
class ConsoleTest {
    private static Process start(String command) throws IOException {
        return new ProcessBuilder("timeout", "-s", "KILL", "240", Executables.find("script").orElseThrow().toString(),
                "-qec", command, "/dev/null").directory(Product.root().toFile()).redirectErrorStream(true).start();
    }

    private static String maven(String arguments) {
        String offline = System.getProperty("maven.mode").equals("offline true") ? "-o " : "";
        return "./mvnw " + offline + "-B -Dmaven.repo.local=" + System.getProperty("maven.repo.local") + " exec:exec@qemu " + arguments;
    }

    @Test
    void systemBootsAndCtrlAXQuits() throws IOException, InterruptedException {
        Process process = start(maven("-Dqemu.display=none"));
        StringBuilder output = new StringBuilder();
        boolean greeted = false;
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream keyboard = process.getOutputStream();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                output.append(line).append('\n');
                greeted |= line.contains("Quit with Ctrl-A X.");
                if (line.contains(Product.INIT_LINE)) {
                    keyboard.write(new byte[] {1, 'x'});
                    keyboard.flush();
                }
            }
        }
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), output.toString());
        assertTrue(greeted, "the launcher says how to quit: " + output);
        assertTrue(output.indexOf(Product.INIT_LINE) >= 0, output.toString());
        assertEquals(0, process.exitValue(), output.toString());
    }

    @Test
    void misspeltPropertyIsRefused() throws IOException, InterruptedException {
        Process process = start(maven("-Dqemu.cpu=4"));
        process.getOutputStream().close();
        List<String> output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertTrue(output.stream().anyMatch(
                line -> line.contains("there is no property qemu.cpu; did you mean qemu.cpus?")), output.toString());
    }
}
