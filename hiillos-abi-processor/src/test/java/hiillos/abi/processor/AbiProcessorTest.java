package hiillos.abi.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbiProcessorTest {
    private static final String LAMP = """
            // lamps.Lamp
            package lamps;
            import hiillos.abi.*;
            @Protocol public interface Lamp { int level(String name, Kind kind) throws StatusException; }
            """;
    private static final String KIND = """
            // lamps.Kind
            package lamps;
            public enum Kind { DESK, WALL }
            """;

    @TempDir
    private Path folder;

    private static String server(String body) {
        return """
                // lamps.LampServer
                package lamps;
                import hiillos.abi.*;
                @Server(name = "lampd", priority = 9, memoryBudgetBytes = 65536)
                public class LampServer {
                    %s
                    void main() {}
                }
                """.formatted(body);
    }

    private List<String> errors(String... sources) throws IOException {
        return new Compilation(folder, sources).errors;
    }

    private void assertOneError(String expected, String... sources) throws IOException {
        List<String> errors = errors(sources);
        assertEquals(1, errors.size(), errors.toString());
        assertTrue(errors.get(0).contains(expected), errors.get(0));
    }

    @Test
    void theManifestSaysWhatTheAnnotationsSay() throws IOException {
        Compilation compilation = new Compilation(folder, LAMP, KIND, server("""
                @Import(name = "upstream") Lamp upstream;
                @Import(name = "spare", required = false, restart = Import.Restart.RETRY) Lamp spare;
                @Export(name = "lamp") Service<Lamp> lamp;
                @Granted Log log;
                """));
        assertEquals(List.of(), compilation.errors);
        String version = compilation.output("META-INF/hiillos/manifest.json").replaceAll("(?s).*?\"version\": \"([0-9a-f]{16})\".*", "$1");
        assertEquals("""
                {
                  "name": "lampd",
                  "abi": 1,
                  "imports": [
                    {"name": "upstream", "type": "lamps.Lamp", "version": "VERSION", "required": true, "restart": "fail"},
                    {"name": "spare", "type": "lamps.Lamp", "version": "VERSION", "required": false, "restart": "retry"}
                  ],
                  "exports": [
                    {"name": "lamp", "type": "lamps.Lamp", "version": "VERSION"}
                  ],
                  "memoryBudget": 65536,
                  "priority": 9
                }
                """.replace("VERSION", version), compilation.output("META-INF/hiillos/manifest.json"));
        assertTrue(Files.exists(folder.resolve("lamps/LampServerStart.class")));
        assertTrue(Files.exists(folder.resolve("lamps/LampProxy.class")));
        assertTrue(Files.exists(folder.resolve("lamps/LampDispatcher.class")));
    }

    @Test
    void devicesAreWrittenIntoTheManifest() throws IOException {
        String plain = server("");
        Compilation compilation = new Compilation(folder, plain.replace("@Server(",
                "@Server(ioPorts = {0x60, 0x60, 0x64, 0x64}, irqs = {1}, framebuffer = true, "));
        assertEquals(List.of(), compilation.errors);
        String manifest = compilation.output("META-INF/hiillos/manifest.json");
        assertTrue(manifest.contains("""
                  "ioPorts": [[96, 96], [100, 100]],
                  "irqs": [1],
                  "framebuffer": true,
                """), manifest);
        assertOneError("pairs of the first and the last port", plain.replace("@Server(", "@Server(ioPorts = {1}, "));
        assertOneError("pairs of the first and the last port", plain.replace("@Server(", "@Server(ioPorts = {2, 1}, "));
        assertOneError("lines from 0 to 15, not 16", plain.replace("@Server(", "@Server(irqs = 16, "));
    }

    @Test
    void aServerWithAStaticMainGetsNoStartClass() throws IOException {
        assertEquals(List.of(), errors(server("public static void main(String[] arguments) {}")));
        assertFalse(Files.exists(folder.resolve("lamps/LampServerStart.class")));
    }

    @Test
    void theVersionChangesWithTheWireFormatOnly() throws IOException {
        String version = version(LAMP, KIND);
        assertEquals(version, version(LAMP.replace("String name,", "String renamed,"), KIND));
        assertNotEquals(version, version(LAMP.replace("level", "brightness"), KIND));
        assertNotEquals(version, version(LAMP, KIND.replace("DESK, WALL", "WALL, DESK")));
        assertNotEquals(version, version(LAMP.replace("int level", "String level"), KIND));
    }

    private String version(String... sources) throws IOException {
        Path sub = Files.createTempDirectory(folder, "version");
        Compilation compilation = new Compilation(sub, sources[0], sources[1], server("@Export(name = \"lamp\") Service<Lamp> lamp;"));
        assertEquals(List.of(), compilation.errors);
        return compilation.output("META-INF/hiillos/manifest.json").replaceAll("(?s).*\"version\": \"([0-9a-f]{16})\".*", "$1");
    }

    @Test
    void typesThatCannotCrossProcessesAreErrors() throws IOException {
        for (String type : List.of("Object", "java.util.List<String>", "int[][]", "byte[][]", "Thread", "Runnable")) {
            assertOneError("cannot be an argument or result of a protocol's method",
                    LAMP.replace("String name", type + " name"), KIND);
        }
    }

    @Test
    void aRecordThatContainsItselfIsAnError() throws IOException {
        assertOneError("contains itself", LAMP.replace("String name", "Chain chain"), KIND, """
                // lamps.Chain
                package lamps;
                public record Chain(Chain next) {}
                """);
    }

    @Test
    void capabilitiesAndProtocolsCanCross() throws IOException {
        assertEquals(List.of(), errors("""
                // lamps.Shop
                package lamps;
                import hiillos.abi.*;
                @Protocol public interface Shop extends AutoCloseable {
                    Lamp sell(@Nullable Frame plan, Lamp[] old) throws StatusException;
                    Order order(Choice choice, double price) throws StatusException;
                    @OneWay void hint(int what) throws StatusException;
                    @Override void close();
                }
                """, """
                // lamps.Order
                package lamps;
                public record Order(Lamp lamp, hiillos.abi.Sender sender) {}
                """, """
                // lamps.Choice
                package lamps;
                public sealed interface Choice {
                    record One(int number) implements Choice {}
                    record None() implements Choice {}
                }
                """, LAMP, KIND));
    }

    @Test
    void aProtocolsVersionChangesWithThoseThatItNames() throws IOException {
        String shop = """
                // lamps.Shop
                package lamps;
                import hiillos.abi.*;
                @Protocol public interface Shop { Lamp sell() throws StatusException; }
                """;
        String before = shopVersion(shop, LAMP);
        assertNotEquals(before, shopVersion(shop, LAMP.replace("level", "brightness")));
        assertEquals(before, shopVersion(shop, LAMP));
    }

    private String shopVersion(String shop, String lamp) throws IOException {
        Path sub = Files.createTempDirectory(folder, "version");
        Compilation compilation = new Compilation(sub, shop, lamp, KIND,
                server("@Export(name = \"shop\") Service<Shop> shop;"));
        assertEquals(List.of(), compilation.errors);
        return compilation.output("META-INF/hiillos/manifest.json").replaceAll("(?s).*\"version\": \"([0-9a-f]{16})\".*", "$1");
    }

    @Test
    void aProtocolGetsAReferencePage() throws IOException {
        Compilation compilation = new Compilation(folder, LAMP.replace("@Protocol", "/** A {@code lamp}. */ @Protocol"), KIND);
        assertEquals(List.of(), compilation.errors);
        String page = compilation.output("META-INF/hiillos/protocols/lamps.Lamp.md");
        assertTrue(page.startsWith("# Lamp\n\n`lamps.Lamp`, version `"), page);
        assertTrue(page.contains("\nA `lamp`.\n\n## 1 level\n\n`int level(String name, Kind kind)`\n"), page);
        assertTrue(page.endsWith("## Types\n\n`Kind`: DESK, WALL.\n"), page);
    }

    @Test
    void oneWayMethodsAreChecked() throws IOException {
        assertOneError("a one-way method has no result", LAMP.replace("int level", "@OneWay int level"), KIND);
        assertOneError("a one-way method cannot pass a capability",
                LAMP.replace("int level(String name, Kind kind)", "@OneWay void level(Frame frame, Kind kind)"), KIND);
    }

    @Test
    void primitivesAreNeverNull() throws IOException {
        assertOneError("a value of type int is never null", LAMP.replace("int level", "@Nullable int level"), KIND);
    }

    @Test
    void sealedInterfacesAreOfRecords() throws IOException {
        assertOneError("is no record", LAMP.replace("String name", "Choice choice"), KIND, """
                // lamps.Choice
                package lamps;
                public sealed interface Choice { final class Odd implements Choice {} }
                """);
        assertOneError("has no components", LAMP.replace("String name", "Empty empty"), KIND, """
                // lamps.Empty
                package lamps;
                public record Empty() {}
                """);
    }

    @Test
    void everyCallMustSayThatItCanFail() throws IOException {
        assertOneError("must declare \"throws StatusException\"", LAMP.replace(" throws StatusException", ""), KIND);
        assertOneError("can only throw", LAMP.replace("throws StatusException", "throws Exception"), KIND);
    }

    /** Else javac would complain of a file that nobody wrote. */
    @Test
    void methodsThatEveryProxyHasAreNamed() throws IOException {
        for (String own : List.of("connection()", "close()", "withTimeout(long)")) {
            assertOneError("a proxy has a method " + own, LAMP.replace("level(String name, Kind kind)", own.replace("long", "long nanos")),
                    KIND);
        }
    }

    @Test
    void aProtocolIsAPlainTopLevelInterface() throws IOException {
        assertOneError("needs a top-level interface", LAMP.replace("interface Lamp", "interface Lamp<T>"), KIND);
        assertOneError("extends none but AutoCloseable", LAMP.replace("interface Lamp", "interface Lamp extends Runnable"), KIND);
    }

    @Test
    void fieldsOfServersAreChecked() throws IOException {
        assertOneError("neither private nor", LAMP, KIND, server("@Import(name = \"lamp\") private Lamp lamp;"));
        assertOneError("is the name of two fields", LAMP, KIND,
                server("@Import(name = \"lamp\") Lamp lamp; @Export(name = \"lamp\") Service<Lamp> other;"));
        assertOneError("cannot be a service's name", LAMP, KIND, server("@Import(name = \"log\") Lamp lamp;"));
        assertOneError("is no protocol", server("@Import(name = \"text\") String text;"));
        assertOneError("@Export needs a field of type Service", LAMP, KIND, server("@Export(name = \"lamp\") Lamp lamp;"));
        assertOneError("@Granted needs a field of type Log", server("@Granted String text;"));
    }

    @Test
    void annotationsOutsideAServerAreErrors() throws IOException {
        assertOneError("only has a meaning in a class with @Server", LAMP, KIND, """
                // lamps.Plain
                package lamps;
                class Plain { @hiillos.abi.Import(name = "lamp") Lamp lamp; }
                """);
    }

    @Test
    void namesOfServersAreChecked() throws IOException {
        assertOneError("cannot be a server's name", server("").replace("lampd", "Lamp D"));
        assertOneError("a server's class needs a constructor without parameters", server("").replace("void main()", "void run()"));
    }
}
