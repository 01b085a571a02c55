package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Dependencies point one way: word, then abi, then kernel and services. Services never see the kernel. */
@Tag("quick")
class DependencyDirectionTest {
    private static final Set<String> BASE_SYSTEM = Set.of("hiillos-sbin-pm", "hiillos-sbin-vfs", "hiillos-sbin-init");
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?(hiillos\\.[a-z.]+)", Pattern.MULTILINE);

    /** Packages of ours that a module's sources import. */
    private static Set<String> imports(String module) throws IOException {
        Set<String> packages = new TreeSet<>();
        Path sources = Product.root().resolve(module).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = IMPORT.matcher(Files.readString(file));
                while (matcher.find()) {
                    packages.add(matcher.group(1).replaceAll("\\.$", ""));
                }
            }
        }
        return packages;
    }

    private static List<String> outside(String module, String... allowed) throws IOException {
        List<String> outside = new ArrayList<>();
        for (String name : imports(module)) {
            boolean inside = false;
            for (String prefix : allowed) {
                inside |= name.equals(prefix) || name.startsWith(prefix + ".");
            }
            if (!inside) {
                outside.add(module + " imports " + name);
            }
        }
        return outside;
    }

    @Test
    void wordNeedsNothing() throws IOException {
        assertEquals(List.of(), outside("hiillos-word", "hiillos.word"));
    }

    @Test
    void abiNeedsWordAlone() throws IOException {
        assertEquals(List.of(), outside("hiillos-abi", "hiillos.word", "hiillos.abi"));
    }

    @Test
    void kernelSeesOfTheAbiOnlyItsOwnPart() throws IOException {
        assertEquals(List.of(),
                outside("hiillos-kernel", "hiillos.word", "hiillos.boot.protocol", "hiillos.abi.kernel", "hiillos.kernel"));
    }

    @Test
    void servicesSeeTheAbiAlone() throws IOException {
        try (Stream<Path> modules = Files.list(Product.root())) {
            List<String> services = modules.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("hiillos-sbin-")).sorted().toList();
            assertFalse(services.isEmpty());
            for (String service : services) {
                String own = "hiillos." + service.substring("hiillos-sbin-".length());
                // The word module comes with the ABI; what makes processes and reads their image is the base system's own.
                String launch = BASE_SYSTEM.contains(service) ? "hiillos.launch" : own;
                assertEquals(List.of(), outside(service, "hiillos.abi", "hiillos.word", launch, own));
            }
        }
    }
}
