package hiillos.archetype;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.processor.AbiProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the archetype makes compiles against the published interface, with the generated classes and the manifest. */
class ArchetypeTest {
    private static final String PACKAGE = "com.example.greeter";

    @TempDir
    Path folder;

    @Test
    void theServerCompiles() throws Exception {
        Path sources = Path.of(ArchetypeTest.class.getResource("/archetype-resources/src/main/java").toURI());
        List<Path> written = new ArrayList<>();
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.sorted().toList()) {
                written.add(instantiate(file));
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        var manager = compiler.getStandardFileManager(null, null, null);
        var task = compiler.getTask(messages, manager, null, List.of("-d", folder.toString(), "-Xlint:all,-processing"), null,
                manager.getJavaFileObjectsFromPaths(written));
        task.setProcessors(List.of(new AbiProcessor()));
        assertTrue(task.call(), messages.toString());
        assertEquals("", messages.toString());
        String manifest = Files.readString(folder.resolve("META-INF/hiillos/manifest.json"));
        assertTrue(manifest.contains("\"name\": \"greeter\""), manifest);
        for (String generated : List.of("GreetingServerStart", "GreetingsProxy", "ConversationDispatcher")) {
            assertTrue(Files.exists(folder.resolve("com/example/greeter/" + generated + ".class")), generated);
        }
    }

    /** As the archetype plugin does it. */
    private Path instantiate(Path file) throws IOException {
        Path target = folder.resolve("source").resolve(file.getFileName());
        Files.createDirectories(target.getParent());
        return Files.writeString(target, Files.readString(file).replace("${package}", PACKAGE));
    }
}
