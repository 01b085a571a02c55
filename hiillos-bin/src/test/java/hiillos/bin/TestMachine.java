package hiillos.bin;

import hiillos.posix.memory.MemoryMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A machine in memory with all programs, and the files that cases use. */
final class TestMachine {
    static final Map<String, String> FILES = files();

    private TestMachine() {}

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("fruit", "pear 12 red\napple 7 green\nfig 100 blue\napple 7 green\nbanana 33 yellow\n");
        files.put("numbers", "10\n9\n-3\n007\n2.5\n2.45\n\n1000000000000000000000\n");
        files.put("text", "the quick brown fox\njumps over\n\n\n\tthe lazy dog\nTHE END\nno newline at the end");
        files.put("csv", "id,name,score\n1,ann,3.5\n2,bob,4\n3,eve,\nnocommas\n");
        files.put("empty", "");
        files.put("names/alpha.txt", "a\n");
        files.put("names/beta.txt", "b\nbb\n");
        files.put("names/gamma.c", "c\n");
        files.put("names/.hidden", "h\n");
        files.put("names/deep/delta.txt", "d\n");
        return files;
    }

    /** A machine with the cases' files in /lab. */
    static MemoryMachine create() {
        return create(FILES);
    }

    /** A machine with some files in /lab: texts under their paths. */
    static MemoryMachine create(Map<String, String> files) {
        MemoryMachine machine = new MemoryMachine();
        for (String name : Programs.names()) {
            machine.install(name, Programs::run);
        }
        machine.directory("/lab");
        files.forEach((path, text) -> {
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                machine.directory("/lab/" + path.substring(0, slash));
            }
            machine.file("/lab/" + path, text);
        });
        return machine;
    }

    /** Runs a text with sh in /lab. */
    static MemoryMachine.Result run(MemoryMachine machine, String script) {
        return machine.run("", "/lab", new String[] {"PATH=/bin", "HOME=/home", "LC_ALL=C"}, "/bin/sh", "-c", script);
    }

    /** The cases of a resource: texts between lines of {@code %%}, comment lines left out. */
    static List<String> cases(String resource) {
        try (InputStream in = TestMachine.class.getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<String> cases = new ArrayList<>();
            StringBuilder next = new StringBuilder();
            for (String line : (text + "%%\n").split("\n")) {
                if (line.equals("%%")) {
                    if (!next.toString().isBlank()) {
                        cases.add(next.toString());
                    }
                    next.setLength(0);
                } else if (!line.startsWith("%% ")) {
                    next.append(line).append('\n');
                }
            }
            return cases;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
