package hiillos.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestTest {
    @Test
    void aManifestIsReadOutOfAProgram() {
        byte[] file = ElfWriter.program("""
                {"name": "vfs", "abi": 1, "priority": 17, "ioPorts": [[96, 96], [112, 113]], "irqs": [8], "memoryBudget": 4096,
                 "imports": [{"name": "initfs", "type": "a.InitFs", "version": "12", "required": false, "restart": "fail"}],
                 "exports": [{"name": "files", "type": "a.Files"}]}
                """);
        Manifest manifest = Manifest.of(new ElfProgram(new ArraySource(file), "sbin/vfs"), "sbin/vfs");
        assertEquals("vfs", manifest.name());
        assertEquals(17, manifest.priority());
        assertEquals(List.of(new Manifest.Export("files", "a.Files", "")), manifest.exports());
        assertEquals("12", manifest.imports().get(0).version());
        assertFalse(manifest.imports().get(0).required());
        assertEquals(new Manifest.Devices(List.of(new Manifest.PortRange(96, 96), new Manifest.PortRange(112, 113)), List.of(8), false),
                manifest.devices());
        assertEquals(Manifest.Devices.NONE, Manifest.parse("{\"name\": \"a\", \"abi\": 1}", "sbin/a").devices());
        assertEquals(4096, manifest.memoryBudgetBytes());
        assertEquals(0, manifest.stateBytes());
    }

    @Test
    void jsonHasAllItsForms() {
        assertEquals(Map.of("a", List.of(1L, -20L, 0L), "b", Map.of(), "c", true, "d", "x\n\"\\A", "e", List.of()),
                JsonReader.read(" { \"a\" : [1,-20 , 0], \"b\":{}, \"c\":true,\"d\":\"x\\n\\\"\\\\\\u0041\",\"e\":[ ]} ", "test"));
    }

    @Test
    void whatIsNotJsonIsRefused() {
        for (String text : List.of("", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "01", "1.5", "null", "\"a", "\"\\x\"", "\"\\u12\"", "{} x",
                "{\"a\":1,\"a\":2}", "99999999999999999999", "-", "[".repeat(100), "tru", "\"\n\"")) {
            assertThrows(LaunchException.class, () -> JsonReader.read(text, "test"), text);
        }
    }

    @Test
    void membersOfAWrongTypeAreNamed() {
        for (String text : List.of("{\"abi\": 1}", "{\"name\": 1, \"abi\": 1}", "{\"name\": \"a\"}", "{\"name\": \"a\", \"abi\": -1}",
                "{\"name\": \"a\", \"abi\": 1, \"imports\": {}}", "{\"name\": \"a\", \"abi\": 1, \"imports\": [1]}",
                "{\"name\": \"a\", \"abi\": 1, \"priority\": 32}", "{\"name\": \"a\", \"abi\": 1, \"irqs\": [256]}",
                "{\"name\": \"a\", \"abi\": 1, \"ioPorts\": [[2, 1]]}", "{\"name\": \"a\", \"abi\": 1, \"irqs\": {}}",
                "{\"name\": \"a\", \"abi\": 1, \"ioPorts\": [[0, 65536]]}", "{\"name\": \"a\", \"abi\": 1, \"framebuffer\": 1}", "[]")) {
            LaunchException refusal = assertThrows(LaunchException.class, () -> Manifest.parse(text, "sbin/a"), text);
            assertTrue(refusal.getMessage().startsWith("the manifest of sbin/a has "), refusal.getMessage());
        }
    }
}
