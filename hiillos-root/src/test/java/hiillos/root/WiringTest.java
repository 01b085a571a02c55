package hiillos.root;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WiringTest {
    private static final Manifest ROOT = server("root", 0, "exports initfs");

    /** @param services {@code imports NAME}, {@code wants NAME} (optional) or {@code exports NAME} */
    private static Manifest server(String name, int priority, String... services) {
        List<Manifest.Import> imports = new ArrayList<>();
        List<Manifest.Export> exports = new ArrayList<>();
        for (String service : services) {
            String[] words = service.split(" ");
            if (words[0].equals("exports")) {
                exports.add(new Manifest.Export(words[1], "type." + words[1], "1"));
            } else {
                imports.add(new Manifest.Import(words[1], "type." + words[1], "1", words[0].equals("imports")));
            }
        }
        return new Manifest(name, 1, imports, exports, Manifest.Devices.NONE, priority);
    }

    private static List<String> order(Wiring wiring) {
        return wiring.order().stream().map(Manifest::name).toList();
    }

    @Test
    void exportersStartFirstThenPriorityThenName() {
        Wiring wiring = Wiring.of(ROOT, List.of(server("init", 30, "imports files", "imports processes"),
                server("vfs", 17, "imports initfs", "exports files"), server("pm", 18, "exports processes"), server("a", 17)));
        assertEquals(List.of("pm", "a", "vfs", "init"), order(wiring));
        assertEquals(List.of(), wiring.problems());
        assertEquals("vfs", wiring.provider("files").server().name());
        assertEquals(List.of("root    exports initfs          type.initfs", "pm      exports processes       type.processes",
                "vfs     exports files           type.files", "vfs     imports initfs          from root",
                "init    imports files           from vfs", "init    imports processes       from pm"), wiring.table(ROOT));
    }

    @Test
    void aMissingImportIsNamedAndTheOthersStart() {
        Wiring wiring = Wiring.of(ROOT, List.of(server("shell", 1, "imports terminal"), server("game", 1, "imports shell-service"),
                server("good", 1, "wants network")));
        assertEquals(List.of("good"), order(wiring));
        assertEquals(List.of("game cannot start: nobody exports shell-service (type.shell-service)",
                "shell cannot start: nobody exports terminal (type.terminal)"), wiring.problems());
        assertTrue(wiring.table(ROOT).contains("good    imports network         absent, optional"));
    }

    @Test
    void whoNeedsALeftOutServerIsLeftOutToo() {
        Wiring wiring = Wiring.of(ROOT, List.of(server("b", 1, "imports nothing", "exports bees"), server("a", 1, "imports bees"),
                server("c", 1, "wants bees")));
        assertEquals(List.of("c"), order(wiring));
        assertEquals(2, wiring.problems().size());
        assertNull(wiring.provider("bees"));
    }

    @Test
    void circlesAreLeftOutUnlessAnImportIsOptional() {
        Wiring circle = Wiring.of(ROOT, List.of(server("a", 1, "imports b", "exports a"), server("b", 1, "imports a", "exports b"),
                server("c", 1)));
        assertEquals(List.of("c"), order(circle));
        assertEquals(2, circle.problems().size());
        Wiring broken = Wiring.of(ROOT, List.of(server("a", 1, "wants b", "exports a"), server("b", 1, "imports a", "exports b")));
        assertEquals(List.of("a", "b"), order(broken));
    }

    @Test
    void typesVersionsAndNamesMustAgree() {
        Manifest wrongType = new Manifest("x", 1, List.of(new Manifest.Import("initfs", "other.Type", "", true)), List.of(), Manifest.Devices.NONE, 0);
        Manifest wrongVersion = new Manifest("y", 1, List.of(new Manifest.Import("initfs", "type.initfs", "2", true)), List.of(), Manifest.Devices.NONE, 0);
        Manifest wrongInterface = new Manifest("z", 2, List.of(), List.of(), Manifest.Devices.NONE, 0);
        Wiring wiring = Wiring.of(ROOT, List.of(wrongType, wrongVersion, wrongInterface, server("w", 0), server("w", 0),
                server("v", 0, "exports initfs")));
        assertEquals(List.of("v", "w"), order(wiring));
        assertEquals(List.of("z was built for binary interface 2, but this is 1", "two servers are named w; the second is left out",
                "v exports initfs, but root does already",
                "y cannot start: it was built with another version of type.initfs than root",
                "x cannot start: it imports initfs as other.Type, but root exports it as type.initfs"), wiring.problems());
    }
}
