package hiillos.bin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import hiillos.posix.TerminalMode;
import hiillos.posix.memory.MemoryMachine;
import org.junit.jupiter.api.Test;

/** A person who stops programs and lets them go on. */
class JobControlTest extends ShellAtTerminal {
    private static final String STOPPED = "Stopped                 ";
    private static final String RUNNING = "Running                 ";

    /** Waits until a process has the terminal. */
    private void awaitForeground(String name) {
        awaitState(name, 'S');
        int group = Integer.parseInt(machine.run("", "/bin/sh", "-c", "ps | grep " + name).output().trim().split(" ")[0]);
        while (terminal.foregroundGroup() != group) {
            Thread.onSpinWait();
        }
    }

    /** Waits until ps shows a process in a state. */
    private void awaitState(String name, char state) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!machine.run("", "/bin/ps").output().matches("(?s).* " + state + " +[0-9:.]+ " + name + "\n.*")) {
            assertTrue(System.nanoTime() < deadline, name + " does not become " + state + "\n" + machine.run("", "/bin/ps").output());
            Thread.onSpinWait();
        }
    }

    /** Types a command that does not end, and stops it. */
    private void stop(String command, String program, int job) {
        terminal.type(command + "\r");
        awaitState(program, 'S');
        terminal.type("\032");
        expect("^Z\r\n[" + job + "]+  " + STOPPED + command + "\r\n$ ");
    }

    @Test
    void controlZStopsAndTheShellGoesOn() {
        stop("sleep 100", "sleep", 1);
        awaitState("sleep", 'T');
        line("echo $?", "148\r\n");
        line("jobs", "[1]+  " + STOPPED + "sleep 100\r\n");
        line("bg", "[1]+ sleep 100 &\r\n");
        awaitState("sleep", 'S');
        line("jobs", "[1]+  " + RUNNING + "sleep 100 &\r\n");
        line("bg", "sh: bg: job 1 already in background\r\n");
        terminal.type("fg\r");
        expect("\r\nsleep 100\r\n");
        awaitForeground("sleep");
        terminal.type("\032");
        expect("^Z\r\n[1]+  " + STOPPED + "sleep 100\r\n$ ");
        terminal.type("fg %sleep\r");
        expect("\r\nsleep 100\r\n");
        awaitForeground("sleep");
        terminal.type("\003");
        expect("^C\r\n$ ");
        line("echo $?; jobs", "130\r\n");
        line("fg", "sh: fg: %%: there is no such job\r\n");
    }

    @Test
    void signalsStopAndContinueJobs() {
        terminal.type("sleep 100 & sleep 200 | cat &\r");
        expect("[1] ");
        expect("[2] ");
        expect("$ ");
        line("kill -STOP %1", "[1]+  Stopped (signal)        sleep 100\r\n");
        line("jobs -s", "[1]+  Stopped (signal)        sleep 100\r\n");
        line("jobs -r", "[2]-  " + RUNNING + "sleep 200 | cat &\r\n");
        line("kill -CONT %1; jobs %1", "[1]-  " + RUNNING + "sleep 100 &\r\n");
        line("kill -TSTP %2", "[2]+  " + STOPPED + "sleep 200 | cat\r\n");
        line("bg %2; jobs -p | wc -l", "[2]+ sleep 200 | cat &\r\n2\r\n");
        line("kill %1 %2; wait", "");
        line("jobs; echo none", "none\r\n");
    }

    @Test
    void aStoppedJobThatIsKilledEnds() {
        stop("sleep 100", "sleep", 1);
        terminal.type("kill %1; wait %1; echo $?\r");
        expect("\r\n143\r\n$ ");
        stop("sleep 100", "sleep", 1);
        line("wait %1; echo $?", "148\r\n");
        line("kill -9 %1; wait %1; echo $?", "137\r\n");
    }

    @Test
    void pipelinesAreOneJob() {
        stop("sleep 100 | cat", "cat", 1);
        awaitState("sleep", 'T');
        awaitState("cat", 'T');
        terminal.type("fg\r");
        expect("sleep 100 | cat\r\n");
        awaitForeground("sleep");
        awaitState("cat", 'S');
        terminal.type("\003");
        expect("^C\r\n$ ");
        line("ps | grep -c -e sleep -e cat", "0\r\n");
    }

    @Test
    void theLastStoppedJobIsTheCurrentOne() {
        stop("sleep 1000", "sleep", 1);
        stop("cat", "cat", 2);
        line("jobs", "[1]-  " + STOPPED + "sleep 1000\r\n[2]+  " + STOPPED + "cat\r\n");
        line("bg %1", "[1]- sleep 1000 &\r\n");
        line("jobs %+; jobs %-; jobs %?1000", "[2]+  " + STOPPED + "cat\r\n[1]-  " + RUNNING + "sleep 1000 &\r\n[1]-  " + RUNNING
                + "sleep 1000 &\r\n");
        line("kill %1 %2; wait", "");
    }

    @Test
    void whoReadsTheTerminalInTheBackgroundIsStopped() {
        terminal.type("cat &\r");
        expect("[1] ");
        awaitState("cat", 'T');
        terminal.type("\r");
        expect("[1]+  Stopped (tty input)     cat\r\n");
        // What is typed is the shell's, not the program's.
        line("echo mine", "mine\r\n");
        terminal.type("bg\r");
        expect("[1]+ cat &\r\n");
        awaitState("cat", 'T');
        terminal.type("fg\r");
        expect("\r\ncat\r\n");
        terminal.type("to cat\r");
        expect("to cat\r\nto cat\r\n");
        terminal.type("\004");
        expect("$ ");
    }

    @Test
    void aReadGoesOnAfterwards() {
        stop("cat", "cat", 1);
        line("echo between", "between\r\n");
        terminal.type("fg\r");
        expect("\r\ncat\r\n");
        terminal.type("behind\r");
        expect("behind\r\nbehind\r\n");
        terminal.type("\004");
        expect("$ ");
        line("echo $?", "0\r\n");
    }

    @Test
    void loopsEndWhenTheirProgramIsStopped() {
        terminal.type("while :; do sleep 100; done; echo after\r");
        awaitState("sleep", 'S');
        terminal.type("\032");
        expect("^Z\r\n[1]+  " + STOPPED + "sleep 100\r\nafter\r\n$ ");
        line("kill -9 %1; wait %1", "");
    }

    /** Nobody could let it go on: the shell itself waits for it. */
    @Test
    void whatTheShellWaitsForItselfIsNotStopped() {
        terminal.type("echo \"<$(sleep 100; echo x)>\"\r");
        awaitState("sleep", 'S');
        terminal.type("\032\003");
        expect("^Z\r\n^C\r\n$ ");
        terminal.type("(sleep 100; echo no)\r");
        awaitState("sleep", 'S');
        terminal.type("\032\003");
        expect("^Z\r\n^C\r\n$ ");
        line("echo yes", "yes\r\n");
    }

    @Test
    void controlCEndsAWait() {
        terminal.type("sleep 100 & wait; echo no\r");
        awaitState("sleep", 'S');
        terminal.type("\003");
        expect("$ ");
        line("kill %1; wait %1; echo $?", "143\r\n");
    }

    @Test
    void theTerminalIsAsBefore() {
        machine.install("raw", arguments -> {
            try {
                Posix.terminal(0).setMode(new TerminalMode(false, false, true));
                byte[] key = new byte[1];
                while (Posix.read(0, key, 0, 1) > 0 && key[0] != 'q') {
                    Posix.writeFully(1, new byte[] {'<', key[0], '>'}, 0, 3);
                }
                Posix.terminal(0).setMode(TerminalMode.COOKED);
                return 0;
            } catch (PosixException error) {
                return 1;
            }
        });
        terminal.type("raw\r");
        awaitState("raw", 'S');
        terminal.type("a");
        expect("<a>");
        terminal.type("\032");
        expect("[1]+  " + STOPPED + "raw\r\n$ ");
        terminal.type("cat\r");
        awaitState("cat", 'S');
        terminal.type("lines\r\004");
        expect("lines\r\nlines\r\n$ ");
        terminal.type("fg\r");
        expect("\r\nraw\r\n");
        awaitForeground("raw");
        terminal.type("b");
        expect("<b>");
        terminal.type("q");
        expect("$ ");
        assertEquals(-1, terminal.shown().indexOf("<l>"));
    }

    @Test
    void theShellTellsOfStoppedJobsBeforeItEnds() {
        stop("sleep 100", "sleep", 1);
        line("exit", "There are stopped jobs.\r\n");
        line("true", "");
        terminal.type("\004");
        expect("exit\r\nThere are stopped jobs.\r\n$ ");
        terminal.type("exit 3\r");
        assertEquals(3, machine.awaitEnd(shell));
        // The job, which nobody could let go on any more, was hung up.
        awaitState("sleep", 'Z');
    }

    @Test
    void aShellInTheBackgroundWaitsForItsTurn() {
        terminal.type("sh -i &\r");
        expect("[1] ");
        awaitState("sh", 'T');
        terminal.type("\r");
        expect("[1]+  Stopped (tty input)     sh -i\r\n");
        line("echo outer", "outer\r\n");
        terminal.type("fg\r");
        expect("Welcome");
        expect("$ ");
        line("echo inner", "inner\r\n");
        stop("sleep 100", "sleep", 1);
        terminal.type("exit; exit\r");
        expect("$ ");
        line("jobs; echo outer again", "outer again\r\n");
    }

    @Test
    void scriptsHaveNoJobControl() {
        MemoryMachine.Result result = TestMachine.run(machine, "sleep 100 & fg; bg %1; kill %1; wait %1; echo $?");
        assertEquals("143\n", result.output());
        assertEquals("sh: fg: there is no job control without a terminal\nsh: bg: there is no job control without a terminal\n",
                result.errors());
    }

    @Test
    void aSignalWithATrapEndsAWait() {
        MemoryMachine.Result result = TestMachine.run(machine,
                "trap : USR1; sleep 100 & job=$!; (while sleep 0.01; do kill -USR1 $$; done) & wait $job; echo $?; kill $job $!");
        assertEquals("138\n", result.output());
    }

    @Test
    void aTrapRunsWhenTheProgramHasEnded() {
        MemoryMachine.Result result = TestMachine.run(machine, "trap 'echo got' USR1; sh -c \"kill -USR1 $$; echo program\"; echo end");
        assertEquals("program\ngot\nend\n", result.output());
    }
}
