package hiillos.image.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.image.ImageException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SystemCheckTest {
    private static final String VFS = """
            {"name":"vfs","abi":1,"priority":20,
             "imports":[{"name":"processes","type":"hiillos.abi.Processes","required":true,"restart":"retry"}],
             "exports":[{"name":"files","type":"hiillos.abi.FileSystem","version":"12ab"}]}""";
    private static final String PM = """
            {"name":"pm","abi":1,"priority":30,"memoryBudget":1048576,
             "exports":[{"name":"processes","type":"hiillos.abi.Processes"}]}""";
    private static final String INIT = """
            {"name":"init","abi":1,"priority":10,"ioPorts":[[96,100]],"irqs":[1],
             "imports":[{"name":"files","type":"hiillos.abi.FileSystem","version":"12ab"},
                        {"name":"clock","type":"hiillos.abi.Clock","required":false}]}""";

    @Test
    void aRightSystemIsWiredAndOrderedForTheStart() {
        Wiring wiring = check(INIT, VFS, PM);

        assertEquals(List.of("pm", "vfs", "init"), wiring.servers().stream().map(Manifest::name).toList());
        String table = String.join("\n", wiring.table());
        assertEquals("""
                server  priority  imports          from                protocol                restart
                pm      30        -
                vfs     20        processes        pm                  hiillos.abi.Processes   retry
                init    10        clock            (nobody, optional)  hiillos.abi.Clock       fail
                                  files            vfs                 hiillos.abi.FileSystem  fail
                                  ports 0x60-0x64  kernel
                                  irq 1            kernel""", table);
        assertTrue(wiring.graphviz().contains("\"init\" -> \"vfs\" [label=\"files\"];"), wiring.graphviz());
        assertTrue(wiring.mermaid().contains("server_vfs -->|processes| server_pm"), wiring.mermaid());
    }

    @Test
    void aMissingImportNamesBothModulesWhenANameIsNear() {
        assertSentence(List.of("\"init\" (org.example:init:1)", "\"file\"", "did you mean \"files\"",
                "org.example:vfs:1"),
                INIT.replace("\"files\"", "\"file\""), VFS, PM);
        assertSentence(List.of("\"vfs\" (org.example:vfs:1)", "\"processes\"", "no module of this system exports it"),
                VFS);
    }

    @Test
    void whatIsClaimedTwiceNamesBothModules() {
        String other = "{\"name\":\"other\",\"abi\":1,%s}";
        assertSentence(List.of("named \"pm\"", "org.example:pm:1"), PM, PM);
        assertSentence(List.of("\"processes\" is exported twice", "org.example:pm:1", "org.example:other:1"), PM,
                other.formatted("\"exports\":[{\"name\":\"processes\",\"type\":\"x\"}]"));
        assertSentence(List.of("0x64", "org.example:init:1", "org.example:other:1"), INIT, VFS, PM,
                other.formatted("\"ioPorts\":[[100,100]]"));
        assertSentence(List.of("interrupt line 1", "org.example:init:1", "org.example:other:1"), INIT, VFS, PM,
                other.formatted("\"irqs\":[1]"));
        assertSentence(List.of("framebuffer", "org.example:a:1", "org.example:b:1"),
                "{\"name\":\"a\",\"abi\":1,\"framebuffer\":true}", "{\"name\":\"b\",\"abi\":1,\"framebuffer\":true}");
    }

    @Test
    void neighbouringPortRangesAreNotTheSame() {
        check("{\"name\":\"a\",\"abi\":1,\"ioPorts\":[[96,100]]}",
                "{\"name\":\"b\",\"abi\":1,\"ioPorts\":[[101,103],[95,95]]}");
    }

    @Test
    void typesAndVersionsMustAgree() {
        assertSentence(List.of("org.example:vfs:1", "hiillos.abi.Process,", "org.example:pm:1"),
                VFS.replace("hiillos.abi.Processes", "hiillos.abi.Process"), PM);
        assertSentence(List.of("org.example:init:1", "99ff", "12ab"), INIT.replace("12ab", "99ff"), VFS, PM);
        assertSentence(List.of("org.example:pm:1", "binary interface 2"), PM.replace("\"abi\":1", "\"abi\":2"));
    }

    @Test
    void aCircleOfRequiredImportsIsShownAndAnOptionalOneIsNot() {
        String circular = PM.replace("\"exports\"",
                "\"imports\":[{\"name\":\"files\",\"type\":\"hiillos.abi.FileSystem\"}],\"exports\"");
        assertSentence(List.of("circle", "pm (org.example:pm:1) needs vfs (org.example:vfs:1) needs pm"), circular,
                VFS);
        check(circular.replace("\"type\":\"hiillos.abi.FileSystem\"",
                "\"type\":\"hiillos.abi.FileSystem\",\"required\":false"), VFS);
    }

    @Test
    void wrongManifestsAreNamedWithTheirModule() {
        Stream.of("", "{", "[]", "{\"name\":\"a\",\"abi\":1}x", "{\"name\":\"a\",\"name\":\"a\",\"abi\":1}",
                "{\"name\":\"A\",\"abi\":1}",
                "{\"name\":\"../../etc\",\"abi\":1}", "{\"abi\":1}", "{\"name\":\"a\"}", "{\"name\":\"a\",\"abi\":1.5}",
                "{\"name\":\"a\",\"abi\":1,\"irqs\":[256]}", "{\"name\":\"a\",\"abi\":1,\"irqs\":{}}",
                "{\"name\":\"a\",\"abi\":1,\"ioPorts\":[[5,4]]}", "{\"name\":\"a\",\"abi\":1,\"ioPorts\":[[0,65536]]}",
                "{\"name\":\"a\",\"abi\":1,\"exports\":[1]}", "{\"name\":\"a\",\"abi\":1,\"memoryBudget\":-1}",
                "{\"name\":\"a\",\"abi\":1,\"priority\":32}", "{\"name\":\"a\",\"abi\":1,\"memoryBudget\":1099511627777}",
                "{\"name\":\"a\",\"abi\":1,\"stateBytes\":\"4096\"}",
                "{\"name\":\"a\",\"abi\":99999999999999999999}", "{\"name\":\"a\\u12\",\"abi\":1}", "[".repeat(100),
                "{\"name\":\"a\",\"abi\":1,\"imports\":[{\"name\":\"b\",\"type\":\"t\",\"restart\":\"maybe\"}]}")
                .forEach(text -> {
                    String message = assertThrows(ImageException.class, () -> manifest(text), text).getMessage();
                    assertTrue(message.contains("org.example:odd:1"), message);
                });
        String message = assertThrows(ImageException.class, () -> manifest("{\"name\":\"a\",\"abi\":1,\"import\":[]}"))
                .getMessage();
        assertTrue(message.contains("did you mean \"imports\"?"), message);
    }

    @Test
    void damagedProgramsAreNamedAndNeverCrashTheReader() {
        byte[] good = ElfSamples.withManifest(PM);
        assertEquals("pm", Manifest.of(good, "org.example:pm:1").name());
        Random random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            byte[] bad = good.clone();
            for (int change = 0; change < 1 + round % 4; change++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                Manifest.of(round % 7 == 0 ? java.util.Arrays.copyOf(bad, random.nextInt(bad.length)) : bad,
                        "org.example:pm:1");
            } catch (ImageException e) {
                assertTrue(e.getMessage().contains("org.example:pm:1"), e.getMessage());
            }
        }
        String none = assertThrows(ImageException.class,
                () -> Manifest.of(ElfSamples.withSection(".text", "x"), "org.example:odd:1")).getMessage();
        assertTrue(none.contains("org.example:odd:1 has no manifest"), none);
    }

    private static Manifest manifest(String text) {
        return Manifest.of(ElfSamples.withManifest(text), "org.example:odd:1");
    }

    private static Wiring check(String... manifests) {
        return SystemCheck.check(Stream.of(manifests).map(text -> {
            String name = text.replaceAll("(?s).*?\"name\":\"([a-z]+)\".*", "$1");
            return Manifest.of(ElfSamples.withManifest(text), "org.example:" + name + ":1");
        }).toList(), 1);
    }

    private static void assertSentence(List<String> parts, String... manifests) {
        String message = assertThrows(ImageException.class, () -> check(manifests)).getMessage();
        parts.forEach(part -> assertTrue(message.contains(part), message));
    }
}
