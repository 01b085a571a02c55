package hiillos.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.conformance.budget.Broad;
import hiillos.conformance.harness.Execution;
import hiillos.conformance.harness.Toolchain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What programs take in of the class library must not grow unnoticed. The budgets are a little above what was measured; raise
 * one only when the growth is understood and wanted.
 */
class ClosureBudgetTest {
    private static final Pattern CLOSURE = Pattern.compile("(\\d+) classes, (\\d+) methods");

    @Test
    void aProgramThatPrintsALine(@TempDir Path directory) throws Exception {
        Path sources = Files.createDirectories(directory.resolve("source"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Files.writeString(sources.resolve("Hello.java"),
                "public class Hello { public static void main(String[] arguments) { System.out.println(\"hello\"); } }");
        Toolchain.compileJava(sources, classes, List.of());
        check(classes, "Hello", directory, 175, 960);
    }

    @Test
    void aProgramThatUsesTheClassLibraryBroadly(@TempDir Path directory) {
        Path image = check(Toolchain.programs(), Broad.class.getName(), directory, 250, 1600);
        Execution expected = Execution.of(Toolchain.hotSpot(List.of(Toolchain.programs()), Broad.class.getName()));
        assertEquals(expected, Execution.of(List.of(image.toString())));
    }

    private static Path check(Path classes, String mainClass, Path directory, int classBudget, int methodBudget) {
        Path image = directory.resolve("image.elf");
        String report = Toolchain.link(List.of(classes), mainClass, image, "--opt", "quick");
        Matcher closure = CLOSURE.matcher(report);
        assertTrue(closure.find(), report);
        assertTrue(Integer.parseInt(closure.group(1)) <= classBudget && Integer.parseInt(closure.group(2)) <= methodBudget,
                "more than " + classBudget + " classes or " + methodBudget + " methods: " + report);
        return image;
    }
}
