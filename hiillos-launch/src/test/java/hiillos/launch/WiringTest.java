package hiillos.launch;

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
        return new Manifest(name, 1, imports, exports, Manifest.Devices.NONE, 0, 0, priority);
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
        Manifest wrongType = new Manifest("x", 1, List.of(new Manifest.Import("initfs", "other.Type", "", true)), List.of(), Manifest.Devices.NONE, 0, 0, 0);
        Manifest wrongVersion = new Manifest("y", 1, List.of(new Manifest.Import("initfs", "type.initfs", "2", true)), List.of(), Manifest.Devices.NONE, 0, 0, 0);
        Manifest wrongInterface = new Manifest("z", 2, List.of(), List.of(), Manifest.Devices.NONE, 0, 0, 0);
        Wiring wiring = Wiring.of(ROOT, List.of(wrongType, wrongVersion, wrongInterface, server("w", 0), server("w", 0),
                server("v", 0, "exports initfs")));
        assertEquals(List.of("v", "w"), order(wiring));
        assertEquals(List.of("z was built for binary interface 2, but this is 1", "two servers are named w; the second is left out",
                "v exports initfs, but root does already",
                "y cannot start: it was built with another version of type.initfs than root",
                "x cannot start: it imports initfs as other.Type, but root exports it as type.initfs"), wiring.problems());
    }

    private static Manifest owner(String name, int irq, int port) {
        return new Manifest(name, 1, List.of(), List.of(),
                new Manifest.Devices(List.of(new Manifest.PortRange(port, port + 4)), List.of(irq), false), 0, 0, 0);
    }

    @Test
    void aLineOrPortHasOneOwner() {
        Wiring wiring = Wiring.of(ROOT, List.of(owner("a", 1, 96), owner("b", 1, 200), owner("c", 2, 100)));
        assertEquals(List.of("b is left out: interrupt line 1 belongs to a", "c is left out: I/O port 100 belongs to a"),
                wiring.problems());
        assertEquals(1, wiring.order().size());
    }

    @Test
    void aServerIsAddedToARunningSystemByTheSameRules() {
        Wiring wiring = Wiring.of(ROOT, List.of(server("vfs", 1, "imports initfs", "exports files"), owner("kbd", 1, 96)));
        assertEquals("x cannot start: nobody exports nothing (type.nothing)", wiring.add(server("x", 0, "imports nothing")));
        assertEquals("x exports files, but vfs does already", wiring.add(server("x", 0, "exports files")));
        assertEquals("a server named vfs is there already", wiring.add(server("vfs", 0)));
        assertEquals("x cannot start: interrupt line 1 belongs to kbd", wiring.add(owner("x", 1, 500)));
        assertEquals("x cannot start: I/O port 96 belongs to kbd", wiring.add(owner("x", 2, 92)));
        assertEquals("x cannot start: what it needs goes round in a circle", wiring.add(server("x", 0, "imports x", "exports x")));
        assertEquals(2, wiring.order().size());
        assertNull(wiring.add(server("x", 0, "imports files", "exports x")));
        assertEquals("x", wiring.provider("x").server().name());
        wiring.remove(wiring.provider("x").server());
        assertNull(wiring.provider("x"));
    }

    @Test
    void theFramebufferHasOneOwner() {
        Manifest.Devices framebuffer = new Manifest.Devices(List.of(), List.of(), true);
        Manifest one = new Manifest("one", 1, List.of(), List.of(), framebuffer, 0, 0, 0);
        Manifest two = new Manifest("two", 1, List.of(), List.of(), framebuffer, 0, 0, 0);
        assertEquals(List.of("two is left out: the framebuffer belongs to one"), Wiring.of(ROOT, List.of(one, two)).problems());
    }
}
