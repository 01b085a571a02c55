package hiillos.image.stage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.image.ImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageTest {
    private static final String PM =
            "{\"name\":\"pm\",\"abi\":1,\"exports\":[{\"name\":\"processes\",\"type\":\"t\"}]}";

    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();

    @BeforeEach
    void writeInputs() throws IOException {
        write("jdk/release", "IMPLEMENTOR=\"Some Vendor\"\nJAVA_RUNTIME_VERSION=\"25.0.1+8-LTS\"\n"
                + "SOURCE=\".:git:abc\"\n");
        write("jdk/legal/java.base/LICENSE", "GPL\n");
        write("jdk/legal/java.base/ASSEMBLY_EXCEPTION", "exception\n");
        write("legal/LICENSE", "Apache\n");
        write("legal/THIRD-PARTY.txt", "aircompressor\n");
        write("skeleton/etc/motd", "welcome\n");
        Files.write(folder.resolve("pm.hexe"), ElfSamples.withManifest(PM));
        write("pm.hexe.debug", "debug");
        Files.write(folder.resolve("root.hexe"), ElfSamples.withSection(".text", ""));
    }

    @Test
    void everythingComesToItsPlace() throws IOException {
        write("initfs/sbin/stale", "from an earlier build");
        Stage.run(request(), log::add);

        assertArrayEquals(Files.readAllBytes(folder.resolve("pm.hexe")),
                Files.readAllBytes(folder.resolve("initfs/sbin/pm")));
        assertEquals("welcome\n", read("initfs/etc/motd"));
        assertEquals("GPL\n", read("initfs/legal/java.base/LICENSE"));
        assertEquals("Apache\n", read("initfs/legal/LICENSE"));
        String source = read("initfs/legal/SOURCE.txt");
        assertTrue(source.contains("JDK build: 25.0.1+8-LTS (Some Vendor)"), source);
        assertTrue(source.contains("tag jdk-25.0.1+8 (.:git:abc)"), source);
        assertFalse(Files.exists(folder.resolve("initfs/sbin/stale")));
        assertEquals("debug", read("symbols/pm.hexe.debug"));
        assertTrue(read("reports/wiring.dot").startsWith("digraph"));
        assertTrue(log.get(0).contains("25.0.1+8-LTS"), log.toString());
        assertTrue(log.stream().anyMatch(line -> line.startsWith("pm ")), log.toString());
    }

    @Test
    void initStartsWhatWasAdded() throws IOException {
        // Without an end of the last line: what is added has a line of its own all the same.
        write("skeleton/etc/services", "vfs after=pm");
        Files.write(folder.resolve("lamp.hexe"), ElfSamples.withManifest("{\"name\":\"lamp\",\"abi\":1}"));
        Stage.Request own = request();
        Stage.Module pm = own.servers().get(0);
        Stage.Module lamp = new Stage.Module("org.example:lamp:1", folder.resolve("lamp.hexe"), true);
        Stage.run(new Stage.Request(own.root(), List.of(pm, lamp), own.abi(), own.skeleton(), own.legal(), own.jdkHome(),
                own.version(), own.output(), own.reports(), own.symbols()), log::add);
        assertEquals("vfs after=pm\nlamp\n", read("initfs/etc/services"));
    }

    @Test
    void noImageIsMadeWithoutItsLicences() throws IOException {
        Files.delete(folder.resolve("jdk/legal/java.base/LICENSE"));
        assertSentence("legal/java.base/LICENSE");
        writeInputs();
        Files.delete(folder.resolve("legal/THIRD-PARTY.txt"));
        assertSentence("THIRD-PARTY.txt is missing");
        writeInputs();
        write("jdk/release", "IMPLEMENTOR=\"x\"\n");
        assertSentence("does not say JAVA_RUNTIME_VERSION");
        writeInputs();
        Files.delete(folder.resolve("jdk/release"));
        assertSentence("release file");
    }

    @Test
    void aWrongSystemLeavesTheLastOutputAlone() throws IOException {
        write("initfs/sbin/old", "x");
        Files.write(folder.resolve("pm.hexe"), ElfSamples.withManifest("{\"name\":\"pm\"}"));
        assertSentence("org.example:pm:1");
        assertTrue(Files.exists(folder.resolve("initfs/sbin/old")));
    }

    @Test
    void anUnreadableProgramIsNamedWithItsModule() throws IOException {
        Files.delete(folder.resolve("pm.hexe"));
        assertSentence("program of org.example:pm:1");
    }

    private void assertSentence(String part) {
        String message = assertThrows(ImageException.class, () -> Stage.run(request(), log::add)).getMessage();
        assertTrue(message.contains(part), message);
    }

    private Stage.Request request() {
        return new Stage.Request(new Stage.Module("org.example:root:1", folder.resolve("root.hexe")),
                List.of(new Stage.Module("org.example:pm:1", folder.resolve("pm.hexe"))), 1, folder.resolve("skeleton"),
                folder.resolve("legal"), folder.resolve("jdk"), "0.1.0", folder.resolve("initfs"),
                        folder.resolve("reports"),
                folder.resolve("symbols"));
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String read(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }
}
