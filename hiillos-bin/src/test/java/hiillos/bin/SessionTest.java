package hiillos.bin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hiillos.posix.memory.MemoryMachine;
import hiillos.posix.memory.MemoryTerminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A person's session, typed line by line; what is shown must be what {@code session.txt} has. The system test types the same
 * session on hiillos.
 */
class SessionTest {
    @Test
    void sessionIsShownAsWritten() throws IOException {
        String expected;
        try (InputStream in = SessionTest.class.getResourceAsStream("session.txt")) {
            expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> lines = new ArrayList<>();
        for (String line : expected.split("\n")) {
            if (line.startsWith("$ ") || line.startsWith("> ") || line.equals("$") || line.equals(">")) {
                lines.add(line.length() < 2 ? "" : line.substring(2));
            }
        }

        assertEquals(expected, play(lines));
    }

    /** The initfs gives the image the names of all programs but of {@code true}, which is an image by itself, and no others. */
    @Test
    void everyProgramHasItsNameInTheInitfs() throws IOException {
        List<String> expected = new ArrayList<>();
        for (String name : Programs.names()) {
            expected.add("bin/" + name + (name.equals("true") ? " sbin/true" : " sbin/bin"));
        }
        List<String> links = Files.readAllLines(Path.of("../hiillos-dist/src/main/initfs/etc/links"));

        assertEquals(expected, links.stream().filter(line -> line.startsWith("bin/")).toList());
    }

    /** What is shown when these lines are typed, each one when the shell asks for it. */
    static String play(List<String> lines) {
        MemoryMachine machine = TestMachine.create();
        String hosts = "127.0.0.1 localhost\n::1 localhost\n";
        machine.file("/etc/hosts", hosts);
        machine.file("initfs:///readme", "x\n");
        machine.directory("initfs:///etc");
        machine.directory("initfs:///sbin");
        machine.file("initfs:///etc/hosts", hosts);
        machine.file("initfs:///sbin/init", "program");
        machine.freeze("initfs");
        MemoryTerminal terminal = machine.terminal();
        machine.startOn(terminal, "/home", new String[] {"PATH=/bin", "HOME=/home"}, "/bin/sh", "-i");
        int position = terminal.await("/ $ ".substring(1), 0);
        terminal.type("PS1='$ '\r");
        position = terminal.await("\n$ ", position);
        int start = position - 2;
        for (String line : lines) {
            terminal.type(line + "\r");
            position = terminal.awaitEnd(position + line.length(), "\n$ ", "\n> ");
        }
        String shown = terminal.shown().substring(start).replace("\r\n", "\n");
        return shown.substring(0, shown.length() - 2);
    }
}
