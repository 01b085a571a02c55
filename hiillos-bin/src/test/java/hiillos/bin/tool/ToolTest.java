package hiillos.bin.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hiillos.posix.memory.MemoryMachine;
import org.junit.jupiter.api.Test;

class ToolTest {
    /** A tool for which there is never enough memory. */
    private static final class Greedy extends Tool {
        @Override
        protected String options() {
            return "";
        }

        @Override
        protected String usage() {
            return ": takes all";
        }

        @Override
        protected int troubleStatus() {
            return 2;
        }

        @Override
        protected void run(Options options) {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    @Test
    void aToolThatNeedsTooMuchMemorySaysSo() {
        var machine = new MemoryMachine();
        machine.install("greedy", arguments -> new Greedy().start(arguments));

        assertEquals(new MemoryMachine.Result("", "greedy: memory exhausted\n", 2), machine.run("", "/bin/greedy"));
    }
}
