package hiillos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownPropertiesTest {
    /** Of the repository; tests run in the module's folder. */
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void misspeltPropertyIsNamedWithItsNearestNeighbour() {
        assertEquals(List.of("there is no property qemu.cpu; did you mean qemu.cpus?"),
                KnownProperties.complaints(List.of("qemu.cpu", "qemu.memory", "user.home")));
    }

    @Test
    void propertyLikeNoOtherPointsToTheGuide() {
        assertEquals(List.of("there is no property hiillos.xyzzyplugh; docs/guide/build.md lists them all"),
                KnownProperties.complaints(List.of("hiillos.xyzzyplugh")));
    }

    @Test
    void knownAndForeignPropertiesPass() {
        assertTrue(KnownProperties.complaints(KnownProperties.help().keySet()).isEmpty());
        assertTrue(KnownProperties.complaints(List.of("maven.repo.local", "skipTests")).isEmpty());
    }

    /** The goals of our Maven plugin refuse what is not known, in every build. */
    @Test
    void whatTheDocumentsTellToSetIsKnown() throws IOException {
        List<String> named = new ArrayList<>();
        for (Path file : files(".md", "README.md", "CAVEATS.md", "CONTRIBUTING.md", "docs")) {
            named.addAll(names(file, "-D((?:hiillos|qemu)\\.[a-z.]*[a-z])"));
        }
        named.addAll(names(ROOT.resolve(".github/workflows/nightly.yml"), "-D((?:hiillos|qemu)\\.[a-z.]*[a-z])"));
        assertTrue(named.contains("qemu.cpus") && named.contains("hiillos.conformance.stress"), named.toString());
        assertEquals(List.of(), KnownProperties.complaints(named));
    }

    @Test
    void whatTestsReadIsKnown() throws IOException {
        List<String> read = new ArrayList<>();
        for (Path module : modules()) {
            for (Path file : files(".java", ROOT.relativize(module) + "/src/test")) {
                read.addAll(names(file, "(?:getInteger|getLong|getBoolean)\\(\"(hiillos\\.[a-z.]*)\""));
            }
        }
        assertTrue(read.contains("hiillos.write"), read.toString());
        assertEquals(List.of(), KnownProperties.complaints(read));
    }

    @Test
    void theGuideListsThemAll() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/guide/build.md"));
        assertEquals(List.of(), KnownProperties.help().keySet().stream().filter(name -> !guide.contains("`" + name + "`")).toList());
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> below = Files.list(ROOT)) {
            return below.filter(folder -> Files.isDirectory(folder.resolve("src/test"))).toList();
        }
    }

    private static List<Path> files(String end, String... places) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String place : places) {
            try (Stream<Path> below = Files.walk(ROOT.resolve(place))) {
                all.addAll(below.filter(file -> file.toString().endsWith(end)).toList());
            }
        }
        return all;
    }

    private static List<String> names(Path file, String pattern) throws IOException {
        return Pattern.compile(pattern).matcher(Files.readString(file)).results().map(found -> found.group(1)).toList();
    }

    @Test
    void helpNamesEveryProperty() {
        for (String name : KnownProperties.help().keySet()) {
            assertTrue(KnownProperties.helpText().contains("-D" + name + " "), name);
        }
    }
}
