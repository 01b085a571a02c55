package hiillos.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.kernel.memory.PhysicalMemory;
import hiillos.word.Memory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static void set(String text) {
        SimulatedMachine.installed(1 << 20);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long at = PhysicalMemory.direct(0x2000);
        for (int i = 0; i < bytes.length; i++) {
            Memory.storeByte(at + i, bytes[i]);
        }
        CommandLine.set(at, bytes.length);
    }

    @Test
    void findsWholeWordsOnly() {
        set("  test=1\tpanic=testing xbench=1 bench");
        assertTrue(CommandLine.has("test", "1"));
        assertFalse(CommandLine.has("panic", "test"));
        assertFalse(CommandLine.has("panic", "testing2"));
        assertTrue(CommandLine.has("bench", "1"), "a bare key means 1");
        assertFalse(CommandLine.has("bench", "2"));
        assertTrue(CommandLine.hasKey("panic"));
        assertFalse(CommandLine.hasKey("tes"));
    }

    @Test
    void knowsWhichKeysAreItsOwn() {
        set("test=1 speling=2 root=/x");
        int first = CommandLine.nextWord(0);
        int second = CommandLine.nextWord(CommandLine.wordEnd(first));
        int third = CommandLine.nextWord(CommandLine.wordEnd(second));
        assertTrue(CommandLine.isKnown(first));
        assertFalse(CommandLine.isKnown(second));
        assertTrue(CommandLine.isKnown(third));
    }

    @Test
    void cutsWhatIsTooLong() {
        set("a".repeat(3000));
        assertEquals(2048, CommandLine.countBytes());
        assertTrue(CommandLine.isTruncated());
    }

    @Test
    void anEmptyLineHasNothing() {
        set("");
        assertFalse(CommandLine.has("test", "1"));
        assertEquals(0, CommandLine.nextWord(0));
    }
}
