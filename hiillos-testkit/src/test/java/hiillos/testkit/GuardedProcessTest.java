package hiillos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GuardedProcessTest {
    @TempDir
    Path folder;

    @Test
    void closingEndsChildrenToo() throws Exception {
        GuardedProcess guarded = GuardedProcess.start(
                List.of("sh", "-c", "sleep 1000 & echo started; wait"), folder, Duration.ofMinutes(10));
        assertEquals('s', guarded.process().getInputStream().read());
        List<Long> living = guarded.livingProcesses();
        assertTrue(living.size() >= 2, living.toString());
        guarded.close();
        for (long id : living) {
            assertFalse(ProcessHandle.of(id).map(ProcessHandle::isAlive).orElse(false), "process " + id);
        }
    }

    @Test
    void timeLimitHoldsWithoutHelp() throws Exception {
        try (GuardedProcess guarded = GuardedProcess.start(List.of("sleep", "1000"), folder, Duration.ofSeconds(1))) {
            assertTrue(guarded.process().waitFor(30, TimeUnit.SECONDS));
            assertEquals(List.of(), guarded.livingProcesses());
        }
    }

    @Test
    void programThatCannotBeStartedSaysSo() {
        assertThrows(MachineException.class, () -> GuardedProcess.start(
                List.of("true"), folder.resolve("missing"), Duration.ofSeconds(1)));
    }
}
