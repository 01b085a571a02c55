package hiillos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MachineFolderTest {
    private static final int TERMINATED = 128 + 15;

    @Test
    void nothingStaysBehind() throws IOException {
        MachineFolder folder = MachineFolder.make();
        Files.createDirectories(folder.file("a/b"));
        Files.writeString(folder.file("a/b/c"), "text");
        folder.close();
        assertFalse(Files.exists(folder.path()));
        folder.close();
    }

    @Test
    void theMachineEndsFirst() throws IOException {
        MachineFolder folder = MachineFolder.make();
        GuardedProcess machine = folder.inhabitedBy(GuardedProcess.start(
                List.of("sh", "-c", "while :; do echo text > file; done"), folder.path(), Duration.ofMinutes(10)));
        folder.close();
        assertFalse(machine.process().isAlive());
        assertFalse(Files.exists(folder.path()));
    }

    /** Makes a folder whose machine never ends, and says where. */
    static final class Endless {
        private Endless() {}

        public static void main(String[] none) throws IOException, InterruptedException {
            MachineFolder folder = MachineFolder.make();
            GuardedProcess machine = folder.inhabitedBy(GuardedProcess.start(
                    List.of("sh", "-c", "while :; do echo text > file; done"), folder.path(), Duration.ofMinutes(10)));
            System.out.println(folder.path());
            machine.process().waitFor();
        }
    }

    @Test
    void aSignalLeavesNothingEither() throws Exception {
        Process other = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), Endless.class.getName()).redirectErrorStream(true).start();
        try (BufferedReader said = other.inputReader()) {
            Path folder = Path.of(said.readLine());
            assertTrue(Files.exists(folder), folder.toString());
            other.destroy();
            assertEquals(TERMINATED, other.waitFor());
            assertFalse(Files.exists(folder), folder.toString());
        } finally {
            other.destroyForcibly();
        }
    }
}
