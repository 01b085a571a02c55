package hiillos.bin;

import hiillos.posix.memory.MemoryMachine;
import hiillos.posix.memory.MemoryTerminal;
import org.junit.jupiter.api.BeforeEach;

/** A shell at the terminal of a machine in memory, for tests that play the person there. */
abstract class ShellAtTerminal {
    final MemoryMachine machine = TestMachine.create();
    final MemoryTerminal terminal = machine.terminal();
    int shell;
    /** What was shown up to here has been looked at. */
    int position;

    @BeforeEach
    void start() {
        shell = machine.startOn(terminal, "/lab", new String[] {"PATH=/bin", "HOME=/home", "PS1=$ "}, "/bin/sh", "-i");
        expect("$ ");
    }

    /** Waits until a text is shown behind what was looked at. */
    void expect(String text) {
        position = terminal.await(text, position);
    }

    /** Types a line and waits for the answer and the prompt. */
    void line(String text, String answer) {
        terminal.type(text + "\r");
        expect("\r\n" + answer + "$ ");
    }
}
