package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.testkit.Machine;
import hiillos.testkit.MachineExtension;
import hiillos.testkit.Machines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person at the serial console. */
@ExtendWith(MachineExtension.class)
@Timeout(600)
class ShellTest {
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private static Machine prompt(Machines machines) {
        Machine machine = machines.start(Product.quickMachine(""));
        machine.serial().waitForText(" $ ", Product.BOOT_LIMIT);
        machine.sendSerial("PS1='$ '\r");
        machine.serial().waitForText("\n$ ", ANSWER);
        return machine;
    }

    private static void type(Machine machine, String keys, String answer) {
        machine.sendSerial(keys);
        machine.serial().waitForText(answer, ANSWER);
    }

    /** What is typed and shown stands in hiillos-bin's session.txt; there the same session runs on the JVM. */
    @Test
    void sessionIsShownAsWritten(Machines machines) throws Exception {
        ShellSession session = ShellSession.read();
        Machine machine = prompt(machines);
        int start = machine.serial().text().length() - ShellSession.PROMPT.length();
        for (ShellSession.Step step : session.steps()) {
            type(machine, step.keys() + "\r", step.shown());
        }
        assertTrue(session.steps().size() >= 100, session.steps().size() + " interactions");
        assertEquals(session.whole(), machine.serial().text().substring(start));
    }

    @Test
    void keysEditCompleteAndInterrupt(Machines machines) {
        Machine machine = prompt(machines);
        type(machine, "echo wrld\033[D\033[D\033[Do\r", "\nworld\n$ ");
        type(machine, "\033[A\r", "\nworld\n$ ");
        type(machine, "cat /etc/ho\t\r", "localhost\n");
        type(machine, "echo begun; sleep 1000\r", "\nbegun\n");
        type(machine, "\003", "^C\n$ ");
        type(machine, "echo $?\r", "\n130\n$ ");
        type(machine, "echo begun; while :; do :; done\r", "\nbegun\n");
        type(machine, "\003", "^C\n$ ");
        type(machine, "half a line\003", "^C\n$ ");
        type(machine, "sleep 1000 | cat &\r", "[1] ");
        type(machine, "kill %1; wait %1; echo $?\r", "\n143\n");
    }

    @Test
    void controlZStopsAndJobsGoOn(Machines machines) {
        Machine machine = prompt(machines);
        // What it shows first says that the terminal is no longer the shell's.
        type(machine, "cat /etc/hosts -\r", "::1 localhost\n");
        type(machine, "one\r", "one\none\n");
        type(machine, "\032", "^Z\n[1]+  Stopped                 cat /etc/hosts -\n$ ");
        type(machine, "echo $?; ps | grep -c ' T .* cat$'\r", "\n148\n1\n$ ");
        type(machine, "fg\r", "\ncat /etc/hosts -\n");
        type(machine, "two\r", "two\ntwo\n");
        type(machine, "\004", "$ ");
        // Who reads in the background is stopped, and takes nothing of what is typed for the shell.
        type(machine, "cat | sh -c 'read x; echo \"got $x\"; sleep 1000' &\r", "[1] ");
        type(machine, "while ! ps | grep -q ' T .* cat$'; do :; done; echo mine\r", "\nmine\n");
        // That it stopped is told before this prompt or the next, whichever the news reaches.
        machine.serial().waitForText("$ ", ANSWER);
        type(machine, "fg\r", "\ncat | sh -c");
        type(machine, "theirs\r", "\ngot theirs\n");
        type(machine, "\032", "]+  Stopped");
        type(machine, "kill %1; wait %1; echo $?\r", "\n143\n");
        // A loop ends when its program is stopped, a program that the shell waits for itself goes on.
        type(machine, "while :; do sh -c 'echo in; sleep 1000'; done; echo after\r", "\nin\n");
        type(machine, "\032", "\nafter\n$ ");
        type(machine, "exit\r", "There are stopped jobs.\n$ ");
        type(machine, "kill -9 %1; wait %1; echo \"<$(echo in >&2; sleep 1000)>\"\r", "\nin\n");
        type(machine, "\032", "^Z\n");
        type(machine, "\003", "^C\n$ ");
        type(machine, "sleep 1000 & echo waits; wait; echo not\r", "\nwaits\n");
        type(machine, "\003", "^C\n$ ");
        type(machine, "kill %1; wait %1; echo $?\r", "\n143\n");
    }

    @Test
    void initHashesEqualToTheHostsFile(Machines machines) throws Exception {
        Path init = Product.root().resolve("hiillos-dist/target/initfs/sbin/init");
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(init)));
        Machine machine = prompt(machines);
        type(machine, "ls -l initfs:///sbin/init | grep -c " + Files.size(init) + "\r", "\n1\n$ ");
        type(machine, "sha256sum initfs:///sbin/init\r", "\n" + digest + "  initfs:///sbin/init\n$ ");
    }

    /** Who keeps the shell may be killed: the next one finds the shell, with what it does, and starts no other. */
    @Test
    void aShellOutlivesInit(Machines machines) {
        Machine machine = prompt(machines);
        type(machine, "mine=kept; kill -9 $(ps | grep ' init$' | tr -s ' ' | cut -d' ' -f2)\r", "$ ");
        type(machine, "sleep 1; ps | grep -c -- ' -sh$'; echo \"<$mine>\"\r", "\n1\n<kept>\n$ ");
        // When it ends there is another.
        type(machine, "exit\r", " $ ");
        type(machine, "echo \"<$mine>\"\r", "\n<>\n");
    }

    @Test
    void whatAProcessHoldsIsListed(Machines machines) {
        Machine machine = prompt(machines);
        // pm's name for it, the kernel's type and rights, and an identity.
        type(machine, "lscap $$ | grep -c 'sender .*send.* #[0-9]* files$'\r", "\n1\n$ ");
        type(machine, "lscap 1 | grep -c receiver | grep -v '^0$' >/dev/null && echo some\r", "\nsome\n$ ");
        type(machine, "lscap 99999\r", "\nlscap: 99999: No such process\n$ ");
        type(machine, "ps | grep -c ':[0-9][0-9][.][0-9][0-9] vfs$'\r", "\n1\n$ ");
        type(machine, "free -p | grep -c 'vfs$'\r", "\n1\n$ ");
    }

    @Test
    void fullMemoryIsASentence(Machines machines) {
        Machine machine = prompt(machines);
        type(machine, "yes > /tmp/fill\r", "\nyes: write error: No space left on device\n$ ");
        type(machine, "rm /tmp/fill; echo on\r", "\non\n$ ");
    }

    @Test
    void powerOffEndsTheMachine(Machines machines) {
        Machine machine = prompt(machines);
        machine.sendSerial("poweroff\r");
        assertEquals(0, machine.exitCode(ANSWER));
    }
}
