package hiillos.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Options in, or one sentence that says what is wrong. */
class CommandLineTest {
    private static final List<String> MANDATORY = List.of("-cp", "a:b.jar", "--main", "x.Main", "--profile", "linux", "-o", "out");

    @Test
    void mandatoryOptionsSuffice() {
        CompileOptions options = parse();

        assertEquals(List.of(Path.of("a"), Path.of("b.jar")), options.classPath());
        assertEquals("x.Main", options.mainClass().orElseThrow());
        assertEquals(Profile.LINUX, options.profile());
        assertEquals(Target.ELF, options.target());
        assertEquals(OptimisationLevel.DEFAULT, options.optimisation());
        assertEquals(Path.of("out"), options.output());
    }

    @Test
    void debugBuildsAreQuickUnlessTold() {
        assertEquals(OptimisationLevel.QUICK, parse("--debug").optimisation());
        assertEquals(OptimisationLevel.FULL, parse("--debug", "--opt=full").optimisation());
    }

    @Test
    void missingOptionsAreListedAtOnce() {
        CompileException error = assertThrows(CompileException.class, () -> CommandLine.parse(List.of("-cp", "a")));

        assertEquals("missing: --main CLASS, --profile PROFILE, -o FILE; --help explains them", error.getMessage());
    }

    @Test
    void misspeltOptionsAreGuessed() {
        assertTrue(failure("--profle", "linux").contains("did you mean --profile?"));
        assertTrue(failure("--manifst=x").contains("did you mean --manifest?"));
        assertTrue(failure("--opt", "ful").contains("did you mean full?"));
        assertTrue(failure("--opt", "nonsense").contains("it knows quick, default, full, size"));
    }

    @Test
    void valuesAreChecked() {
        assertTrue(failure("--cache-limit", "many").contains("megabytes"));
        assertTrue(failure("--cache-limit", "0").contains("megabytes"));
        assertTrue(failure("-X", "nameonly").contains("NAME=VALUE"));
        assertTrue(failure("--map").contains("needs a value"));
        assertTrue(failure("--debug=yes").contains("takes no value"));
        assertTrue(failure("stray").contains("unexpected word stray"));
    }

    @Test
    void everyOptionIsInTheHelp() {
        for (String option : List.of("--class-path", "--processor", "--runtime-path", "--target", "--keep-ir", "--no-cache")) {
            assertTrue(CommandLine.HELP.contains(option), option);
        }
    }

    @Test
    void exitCodesTellCommandsFromInputs() {
        assertEquals("2 error: unknown option --nonsense; --help lists the options", run("compile", "--nonsense"));
        assertEquals("2 error: unknown command 'comple', did you mean compile?; try --help", run("comple"));
        assertEquals("1 error: cannot read no/such/directory; check the path and build what it comes from",
                run("-cp", "no/such/directory", "--main", "x", "--profile", "linux", "-o", "out"));
    }

    private static String run(String... words) {
        PrintStream before = System.err;
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            return Main.run(words) + " " + errors.toString(StandardCharsets.UTF_8).strip();
        } finally {
            System.setErr(before);
        }
    }

    private static CompileOptions parse(String... further) {
        List<String> words = new ArrayList<>(MANDATORY);
        words.addAll(List.of(further));
        return CommandLine.parse(words);
    }

    private static String failure(String... further) {
        return assertThrows(CompileException.class, () -> parse(further)).getMessage();
    }
}
