package hiillos.kernel.interleave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/reference/seeded-bugs.md lists what the tests of interleavings find; {@code -Dhiillos.write=true} writes it anew. */
class SeededBugsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "seeded-bugs.md");
    private static final String HEAD = """
            # Seeded bugs

            Each line is a kernel with a bug put in: in one method, calls are left out. The tests of interleavings (package
            `hiillos.kernel.interleave`) run the scenario on simulated processors under many schedules, and must notice; in the kernel
            as it is they must notice nothing. A test writes this page.

            | in | left out | noticed by (and as what) |
            |---|---|---|
            """;

    @Test
    void thePageListsThem() throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        for (Class<?> type : List.of(EndpointTest.class, ObjectsTest.class, SchedulingTest.class, ShootdownTest.class)) {
            for (var method : type.getDeclaredMethods()) {
                CsvSource rows = method.getAnnotation(CsvSource.class);
                for (String row : rows == null ? new String[0] : rows.value()) {
                    add(text, row.split(", *"));
                }
            }
        }
        if (Boolean.getBoolean("hiillos.write")) {
            Files.writeString(PAGE, text);
        }
        assertEquals(Files.readString(PAGE), text.toString(), "run the test with -Dhiillos.write=true");
    }

    /** Method, calls, scenario and perhaps what it says; a call may be named twice. */
    private static void add(StringBuilder text, String[] row) {
        text.append("| `").append(row[0]).append("` | ");
        String before = "";
        int at = 1;
        while (row[at].contains(".")) {
            if (!row[at].equals(before)) {
                text.append(before.isEmpty() ? "`" : ", `").append(row[at]).append('`');
            }
            before = row[at++];
        }
        text.append(" | ").append(String.join(": ", List.of(row).subList(at, row.length))).append(" |\n");
    }
}
