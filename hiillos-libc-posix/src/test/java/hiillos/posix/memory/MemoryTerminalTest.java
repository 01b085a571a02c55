package hiillos.posix.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hiillos.posix.Poll;
import hiillos.posix.TerminalMode;
import org.junit.jupiter.api.Test;

class MemoryTerminalTest {
    @Test
    void anUnfinishedLineIsThereInRawMode() {
        MemoryTerminal terminal = new MemoryMachine().terminal();
        terminal.type("a");
        assertEquals(Poll.WRITABLE, terminal.readyEvents());
        terminal.setMode(new TerminalMode(false, false, true));
        assertEquals(Poll.WRITABLE | Poll.READABLE, terminal.readyEvents());
    }
}
