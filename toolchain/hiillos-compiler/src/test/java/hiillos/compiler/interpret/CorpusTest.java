package hiillos.compiler.interpret;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.compiler.Profile;
import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.World;
import hiillos.compiler.source.ClassPathSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every class initialiser of java.base's main packages: each ends in an outcome, and most are initialised. */
class CorpusTest {
    private static final List<String> PACKAGES = List.of("java/lang", "java/util", "java/util/concurrent",
            "java/util/concurrent/atomic", "java/util/concurrent/locks", "java/time", "java/time/format", "java/time/temporal",
            "java/time/chrono", "java/util/stream", "java/util/regex", "java/math", "java/text", "java/nio", "java/nio/charset",
            "sun/nio/cs", "jdk/internal/util", "jdk/internal/math");
    /** Without the runtime's patch; a lower number means that something was lost. */
    private static final int AT_LEAST = 460;

    @Test
    void mostInitialisersOfJavaBaseRunAtBuildTime() throws IOException {
        int initialized = 0;
        int refused = 0;
        long slowestNanos = 0;
        Map<String, Integer> reasons = new TreeMap<>();
        try (ClassPathSource source = ClassPathSource.of(List.of(), List.of(), null)) {
            World world = new World(source, false);
            BuildTimeInitializer initializer = new BuildTimeInitializer(world, new ImageHeap(world), Profile.LINUX);
            for (String name : classNames()) {
                ClassInfo type = world.lookup(name);
                if (type.classInitializer() == null) {
                    continue;
                }
                long start = System.nanoTime();
                Outcome outcome = initializer.initialize(type);
                slowestNanos = Math.max(slowestNanos, System.nanoTime() - start);
                if (outcome.initialized()) {
                    initialized++;
                } else {
                    refused++;
                    reasons.merge(outcome.reason().replaceFirst("^needs .*, which ", ""), 1, Integer::sum);
                }
            }
        }
        System.out.println("build-time initialisation of java.base: " + initialized + " initialised, " + refused
                + " refused, slowest " + slowestNanos / 1_000_000 + " ms");
        reasons.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(12)
                .forEach(e -> System.out.println("  " + e.getValue() + " " + e.getKey()));
        assertTrue(initialized >= AT_LEAST, initialized + " of " + (initialized + refused) + ": " + reasons);
    }

    private static List<String> classNames() throws IOException {
        Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules/java.base");
        List<String> names = new ArrayList<>();
        for (String packageName : PACKAGES) {
            try (var files = Files.list(base.resolve(packageName))) {
                files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".class") && !f.contains("-info"))
                        .sorted().forEach(f -> names.add(packageName + "/" + f.substring(0, f.length() - 6)));
            }
        }
        return names;
    }
}
