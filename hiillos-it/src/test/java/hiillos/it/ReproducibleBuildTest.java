package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two builds give the same image: this one, and one in another folder with an empty cache. */
@Timeout(1200)
class ReproducibleBuildTest {
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", ".idea");

    @TempDir
    Path folder;

    private static void copy(Path from, Path to) throws IOException {
        if (LEFT_OUT.contains(from.getFileName().toString())) {
            return;
        }
        if (!Files.isDirectory(from)) {
            Files.copy(from, to);
            return;
        }
        Files.createDirectories(to);
        try (Stream<Path> children = Files.list(from)) {
            for (Path child : children.toList()) {
                copy(child, to.resolve(child.getFileName().toString()));
            }
        }
    }

    @Test
    void anotherFolderAndAnEmptyCacheGiveTheSameBytes() throws IOException, InterruptedException {
        Path clone = folder.resolve("clone");
        copy(Product.root(), clone);
        Path log = folder.resolve("log");
        Process build = new ProcessBuilder("timeout", "-s", "KILL", "1100", "./mvnw", "-o", "-q", "-B",
                "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"), "-pl", "hiillos-dist", "-DskipTests",
                "-Dmaven.install.skip=true", "-Dhiillos.cache=" + folder.resolve("cache"), "package")
                .directory(clone.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null"))).start();
        build.waitFor(20, TimeUnit.MINUTES);
        assertEquals(0, build.exitValue(), () -> read(log));
        for (String file : new String[] {"hiillos-kernel/target/hiillos-kernel.elf", "hiillos-dist/target/hiillos.iso"}) {
            assertEquals(-1, Files.mismatch(Product.root().resolve(file), clone.resolve(file)),
                    "first byte at which the two builds differ in " + file);
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException exception) {
            return exception.toString();
        }
    }
}
