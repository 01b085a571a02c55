package hiillos.bin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.posix.memory.MemoryMachine;
import org.junit.jupiter.api.Test;

/** A person at the terminal of a machine in memory. */
class InteractiveShellTest extends ShellAtTerminal {
    @Test
    void greetsAndRunsCommands() {
        assertTrue(terminal.shown().startsWith("Welcome to hiillos"), terminal.shown());
        line("echo hello", "hello\r\n");
        line("echo $?", "0\r\n");
        line("cd names", "");
        line("ls", "alpha.txt  beta.txt  deep  gamma.c\r\n");
    }

    @Test
    void tellsSyntaxErrorsAndGoesOn() {
        line("echo )", "sh: ')' was not expected here\r\n");
        line("if true; fi", "sh: 'if' needs a 'then', but 'fi' was found\r\n");
        line("| cat", "sh: '|' was not expected here\r\n");
        line("echo $((1+))", "sh: arithmetic '1+': a number is missing at the end\r\n");
        line("echo on", "on\r\n");
        line("nosuch", "sh: nosuch: command not found\r\n");
    }

    @Test
    void goesOnAfterACommandThatIsNestedTooDeeply() {
        machine.file("/lab/deep", "(".repeat(100_000) + "\n");
        line(". ./deep", "sh: the command is nested too deeply\r\n");
        line("echo $?", "2\r\n");
        line("sh ./deep; echo $?", "./deep: the command is nested too deeply\r\n2\r\n");
        line("exit 1 2", "sh: exit: too many arguments\r\n");
        line("echo on", "on\r\n");
    }

    @Test
    void asksForTheRestOfACommand() {
        terminal.type("for i in 1 2\r");
        expect("> ");
        terminal.type("do echo n$i\r");
        expect("> ");
        terminal.type("done\r");
        expect("n1\r\nn2\r\n$ ");
        terminal.type("echo 'a\r");
        expect("> ");
        terminal.type("b'\r");
        expect("a\r\nb\r\n$ ");
        terminal.type("cat <<END\r");
        expect("> ");
        terminal.type("inside\rEND\r");
        expect("inside\r\n$ ");
    }

    @Test
    void editsTheLine() {
        line("echo ac\033[Db", "abc\r\n");
        line("echo world\001\033[C\033[C\033[C\033[C\033[Chello \005!", "hello world!\r\n");
        line("echo one two\027three", "one three\r\n");
        line("garbage\025echo clean", "clean\r\n");
        line("echo abcdef\033[D\033[D\013", "abcd\r\n");
        line("echo x\033[D\033[3~y", "y\r\n");
        line("echo ab\024", "ba\r\n");
        line("echo caf\u00e9\177e", "cafe\r\n");
    }

    @Test
    void goesThroughHistory() {
        line("echo first", "first\r\n");
        line("echo second", "second\r\n");
        line("\033[A", "second\r\n");
        line("\033[A\033[A", "first\r\n");
        line("ech\033[A\033[B!\177o back", "back\r\n");
        line("\022sec", "second\r\n");
        terminal.type("history\r");
        expect("    1  echo first\r\n    2  echo second\r\n    3  echo first\r\n    4  echo back\r\n    5  echo second\r\n");
    }

    @Test
    void completesCommandsAndPaths() {
        line("ec\tdone", "done\r\n");
        line("cat fr\t", "pear 12 red\r\napple 7 green\r\nfig 100 blue\r\napple 7 green\r\nbanana 33 yellow\r\n");
        line("ls names/de\t", "delta.txt\r\n");
        terminal.type("cat names/\t\t");
        expect("alpha.txt  beta.txt   deep/      gamma.c    \r\n".stripTrailing());
        terminal.type("g\t\r");
        expect("c\r\n$ ");
        terminal.type("nothinglikethis\t");
        expect("\007");
    }

    @Test
    void interruptsWithControlC() {
        terminal.type("half a line\003");
        expect("^C\r\n$ ");
        terminal.type("sleep 100\r");
        awaitProcess("sleep");
        terminal.type("\003");
        expect("^C\r\n$ ");
        line("echo $?", "130\r\n");
        terminal.type("yes > /dev/null\r");
        awaitProcess("yes");
        terminal.type("\003");
        expect("$ ");
        line("echo alive", "alive\r\n");
    }

    @Test
    void controlCInABeginningJobIsNotLost() {
        for (int i = 0; i < 20; i++) {
            terminal.type("echo begun $((i+1)); sleep 100\r");
            expect("begun 1\r\n");
            terminal.type("\003");
            expect("$ ");
            line("echo $?", "130\r\n");
        }
    }

    private void awaitProcess(String name) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!machine.run("", "/bin/ps").output().contains(" " + name + "\n")) {
            assertTrue(System.nanoTime() < deadline, name + " does not start");
            Thread.onSpinWait();
        }
    }

    @Test
    void runsJobsInTheBackground() {
        terminal.type("sleep 100 &\r");
        expect("[1] ");
        expect("$ ");
        line("jobs", "[1]+  Running                 sleep 100 &\r\n");
        line("kill %1; wait %1", "");
        line("jobs", "");
        terminal.type("echo quick &\r");
        expect("quick");
    }

    @Test
    void tellsHowLongCommandsTake() {
        MemoryMachine.Result result = TestMachine.run(machine, "time sleep 0.02; time -p false | true; echo $?; time; time ! true; echo $?\n"
                + "f() { time { echo in; }; }; f | cat; type f");
        assertEquals("0\n1\nin\nf is a function\nf() { time { echo in; }\n}\n", result.output().replaceAll("\\s*\n\\s*\\{", " {")
                .replaceAll("\\{\\s+", "{ ").replaceAll("in\\s+}", "in; }"));
        assertTrue(result.errors().matches("\nreal\t0m[0-9]+\\.[0-9]{3}s\nreal [0-9]+\\.[0-9]{2}\n(\nreal\t0m[0-9]+\\.[0-9]{3}s\n){3}"), result.errors());
    }

    @Test
    void endsWithControlD() {
        line("false", "");
        terminal.type("\004");
        expect("exit\r\n");
        assertEquals(1, machine.awaitEnd(shell));
    }

    @Test
    void showsLongLinesOverSeveralRows() {
        terminal.resize(20, 10);
        line("true", "");
        String text = "0123456789012345678901234567890123456789";
        line("echo " + text + "\001\033[C\033[C\033[C\033[C\033[Cx\005y", "x" + text + "y\r\n");
    }

    @Test
    void promptShowsTheDirectory() {
        terminal.type("PS1='\\w \\W \\? > '; cd names/deep\r");
        expect("/lab/names/deep deep 0 > ");
        terminal.type("cd; false\r");
        expect("~ ~ 1 > ");
    }
}
