package hiillos.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void wordsHaveValuesOrNone() {
        CommandLine line = new CommandLine("  test=1 quiet  root=a=b test=2");
        assertTrue(line.has("test", "2"));
        assertEquals("", line.option("quiet"));
        assertEquals("a=b", line.option("root"));
        assertNull(line.option("absent"));
        assertNull(new CommandLine("").option(""));
    }
}
