package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.launcher.Executables;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvn exec:exec@qemu} on a terminal of its own, as a person uses it after a build. */
@Timeout(600)
class ConsoleTest {
    private static Process start(String command) throws IOException {
        return new ProcessBuilder("timeout", "-s", "KILL", "480", Executables.find("script").orElseThrow().toString(),
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

    private static void type(OutputStream keyboard, String keys) throws IOException {
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /** Reads until a text has come; what came before is passed. The whole process has a time limit. */
    private static void await(InputStream stream, StringBuilder seen, String text) throws IOException {
        int from = seen.length();
        while (seen.indexOf(text, from) < 0) {
            int value = stream.read();
            assertTrue(value >= 0, "the end before \"" + text + "\": " + seen);
            seen.append((char) value);
        }
    }

    @Test
    void keysReachTheShellAndNothingStaysBehind() throws Exception {
        Process process = start(maven("-Dqemu.display=none"));
        InputStream screen = process.getInputStream();
        OutputStream keyboard = process.getOutputStream();
        StringBuilder seen = new StringBuilder();
        await(screen, seen, "$ ");
        // Each: what is typed, what must come. Tab completes "uptime"; Left and Backspace edit; Up brings the last line but one back.
        String[][] session = {
            {"upti\t\r", " up "}, {"echo abd\u001b[D\u007fc\r", "\nacd"}, {"yes\r", "\ny\r"}, {"\u0003", "^C"},
            {"\u001b[A\u001b[A\r", "\nacd"}};
        for (String[] step : session) {
            type(keyboard, step[0]);
            await(screen, seen, step[1]);
            if (!step[0].equals("yes\r")) {
                await(screen, seen, "$ ");
            }
        }
        List<ProcessHandle> machines = process.descendants().filter(ProcessHandle::isAlive).toList();
        keyboard.write(new byte[] {1, 'x'});
        keyboard.flush();
        while (screen.read() >= 0) {
            seen.setLength(0);
        }
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
        assertTrue(machines.size() > 1, "QEMU was among them: " + machines);
        for (ProcessHandle each : machines) {
            each.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    /** The same session as over QEMU's serial line in {@link ShellTest}, through Maven, the launcher and a terminal. */
    @Test
    void sessionIsShownAsWritten() throws IOException, InterruptedException {
        ShellSession session = ShellSession.read();
        Process process = start(maven("-Dqemu.display=none"));
        // A terminal shows a carriage return before each new line.
        InputStream screen = new FilterInputStream(process.getInputStream()) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                return value == '\r' ? read() : value;
            }
        };
        OutputStream keyboard = process.getOutputStream();
        StringBuilder seen = new StringBuilder();
        await(screen, seen, " $ ");
        type(keyboard, "PS1='$ '\r");
        await(screen, seen, "\n$ ");
        int start = seen.length() - ShellSession.PROMPT.length();
        for (ShellSession.Step step : session.steps()) {
            type(keyboard, step.keys() + "\r");
            await(screen, seen, step.shown());
        }
        assertTrue(session.steps().size() >= 100, session.steps().size() + " interactions");
        assertEquals(session.whole(), seen.substring(start));
        type(keyboard, "poweroff\r");
        while (screen.read() >= 0) {
            seen.setLength(0);
        }
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
    }

    @Test
    void nobodyButTheMachineReadsWhatIsTyped(@TempDir Path folder) throws IOException, InterruptedException {
        // In place of QEMU something that takes its time: whoever else reads the terminal has the line by then.
        Path machine = folder.resolve("machine");
        Files.writeString(machine, """
                #!/bin/sh
                echo "type now"
                sleep 2
                read -r line
                echo "read: <$line>"
                """);
        assertTrue(machine.toFile().setExecutable(true));
        Process process = start(maven("-Dqemu.accel=tcg -Dqemu.display=none -Dqemu.binary=" + machine));
        InputStream screen = process.getInputStream();
        StringBuilder seen = new StringBuilder();
        await(screen, seen, "type now");
        type(process.getOutputStream(), "all of it\r");
        await(screen, seen, "read: <all of it>");
        while (screen.read() >= 0) {
            seen.setLength(0);
        }
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
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
