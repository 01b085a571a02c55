package hiillos.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompileExceptionTest {
    @Test
    void whatIsNotThereAtAllIsNamedByThePartThatTheProgramAskedFor() {
        var error = new CompileException("class A has no method b()", List.of("java.net.URI.<clinit>(URI.java:3730)",
                "java.nio.file.Path.of(Path.java:148)", "Main.main(Main.java:2)"));

        assertEquals("""
                error: class A has no method b()
                    reached from java.net.URI.<clinit>(URI.java:3730)
                    reached from java.nio.file.Path.of(Path.java:148)
                    reached from Main.main(Main.java:2)
                hint: java.nio.file and the file classes of java.io are not there: on hiillos, hiillos.posix has files; \
                see docs/reference/class-library.md""", error.report());
    }

    @Test
    void otherErrorsHaveNoHint() {
        assertEquals("error: wrong\n    reached from Main.main(Main.java:2)",
                new CompileException("wrong", List.of("Main.main(Main.java:2)")).report());
    }
}
