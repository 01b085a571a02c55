package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/guide/server.md says, done: a server is generated in an empty folder, built and tested against the artifacts that
 * this build has installed, and booted in an image with it. The image is made in a copy of hiillos-dist, so that the one that
 * other tests boot stays as it is.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(1200)
class GuideTest {
    private static final String VERSION = System.getProperty("hiillos.version");
    private static final Path WRAPPER = Product.root().resolve("mvnw");

    @TempDir
    static Path folder;

    private static Path greeter() {
        return folder.resolve("greeter");
    }

    /** Runs Maven and returns what it said. */
    private static String maven(Path where, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("timeout", "-s", "KILL", "900", WRAPPER.toString(), "-B", "-ntp",
                "-Dmaven.repo.local=" + System.getProperty("maven.repo.local")));
        if (System.getProperty("maven.mode").endsWith("true")) {
            command.add("-o");
        }
        command.addAll(List.of(words));
        Path log = Files.createTempFile(folder, "maven", ".log");
        Process build = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile()).redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null"))).start();
        build.waitFor(16, TimeUnit.MINUTES);
        String said = Files.readString(log, StandardCharsets.UTF_8);
        assertEquals(0, build.exitValue(), () -> String.join(" ", command) + ":" + System.lineSeparator() + said);
        return said;
    }

    @Test
    @Order(1)
    void aServerIsGenerated() throws IOException, InterruptedException {
        maven(folder, "org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate", "-DarchetypeCatalog=local",
                "-DarchetypeGroupId=org.hiillos", "-DarchetypeArtifactId=hiillos-server-archetype",
                "-DarchetypeVersion=" + VERSION, "-DhiillosVersion=" + VERSION, "-DgroupId=com.example", "-DartifactId=greeter",
                "-Dversion=1.0-SNAPSHOT", "-Dpackage=com.example.greeter");
        assertTrue(Files.isRegularFile(greeter().resolve("src/main/java/com/example/greeter/GreetingServer.java")));
    }

    @Test
    @Order(2)
    void itIsTestedInTheJvmAndLinked() throws IOException, InterruptedException {
        String said = maven(greeter(), "install");
        // With mocks, through messages, and in a whole system; the one with QEMU has no image yet.
        for (String test : new String[] {"GreetingServiceTest", "ProtocolTest", "SystemTest"}) {
            assertTrue(Files.isRegularFile(greeter().resolve("target/surefire-reports/com.example.greeter." + test + ".txt")), said);
        }
        assertTrue(Files.isRegularFile(greeter().resolve("target/greeter.hexe")), said);
    }

    @Test
    @Order(3)
    void anImageWithItBoots() throws IOException, InterruptedException {
        Path copy = folder.resolve("copy");
        copyPoms(copy);
        maven(copy, "-pl", "hiillos-dist", "verify", "-DskipTests", "-Dmaven.install.skip=true",
                "-Dhiillos.servers=com.example:greeter:1.0-SNAPSHOT");
        String said = maven(greeter(), "test", "-Dtest=BootTest",
                "-Dhiillos.iso=" + copy.resolve("hiillos-dist/target/hiillos.iso"));
        assertTrue(said.contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0"), said);
    }

    /** What Maven needs to build hiillos-dist alone: all else is in the local repository. */
    private static void copyPoms(Path copy) throws IOException {
        List<Path> wanted = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Product.root(), 3)) {
            files.filter(file -> file.endsWith("pom.xml") && !file.toString().contains("/target/")).forEach(wanted::add);
        }
        try (Stream<Path> files = Files.walk(Product.root().resolve("hiillos-dist/src"))) {
            files.filter(Files::isRegularFile).forEach(wanted::add);
        }
        // Marks the root, without the options that would build all else, too.
        Files.createDirectories(copy.resolve(".mvn"));
        for (Path file : wanted) {
            Path target = copy.resolve(Product.root().relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }
}
