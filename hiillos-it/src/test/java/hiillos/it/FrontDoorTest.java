package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.launcher.Executables;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./hiillos} on a machine where QEMU is missing: a {@code PATH} of its own, with a package manager and a Maven that only
 * write down how they were called.
 */
@EnabledOnOs(OS.LINUX)
@Tag("quick")
@Timeout(60)
class FrontDoorTest {
    private static final List<String> TOOLS = List.of("sed", "grep", "awk", "df", "dirname", "tr", "head", "uname", "cat", "cp");

    @TempDir
    Path folder;

    private Path bin;
    private Path log;
    private String javaHome = System.getProperty("java.home");

    private record Result(int exitCode, String output) {}

    @BeforeEach
    void makePath() throws IOException {
        bin = Files.createDirectory(folder.resolve("bin"));
        log = Files.createFile(folder.resolve("log"));
        for (String tool : TOOLS) {
            script(tool, "exec " + Executables.find(tool).orElseThrow() + " \"$@\"");
        }
        script("id", "echo 0");
        script("apt-get", "echo \"apt-get $*\" >> " + log,
                "case \"$*\" in install*) cp " + bin.resolve("mvn") + " " + bin.resolve("qemu-system-x86_64") + ";; esac");
        script("mvn", "echo \"mvn $*\" >> " + log);
    }

    private void script(String name, String... lines) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, "#!" + Executables.find("sh").orElseThrow() + "\n" + String.join("\n", lines) + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private Result hiillos(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Product.root().resolve("hiillos").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("JAVA_HOME", javaHome);
        builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
        builder.environment().remove("MAVEN_HOME");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), output);
        return new Result(process.exitValue(), output);
    }

    @Test
    void nobodyToAskMeansNothingIsInstalled() throws IOException, InterruptedException {
        Result result = hiillos("run");
        assertEquals(2, result.exitCode, result.output);
        assertTrue(result.output.contains("missing: qemu. To install: apt-get install"), result.output);
        assertTrue(result.output.contains("run it again with --yes"), result.output);
        assertEquals("", Files.readString(log));
    }

    @Test
    void yesInstallsWhatIsMissingAndNothingElse() throws IOException, InterruptedException {
        Result result = hiillos("run", "--yes", "-Dqemu.cpus=2");
        assertEquals(0, result.exitCode, result.output);
        List<String> calls = Files.readAllLines(log);
        assertEquals(List.of("apt-get update -q", "apt-get install -y --no-install-recommends qemu-system-x86"),
                calls.subList(0, 2));
        assertEquals(3, calls.size(), calls.toString());
        assertTrue(calls.get(2).endsWith("-pl hiillos-dist -DskipTests verify exec:exec@qemu -Dqemu.cpus=2"), calls.get(2));
    }

    @Test
    void withEverythingThereTheSystemIsNotTouched() throws IOException, InterruptedException {
        script("qemu-system-x86_64", "exit 1");
        Result result = hiillos("run");
        assertEquals(0, result.exitCode, result.output);
        assertEquals(1, Files.readAllLines(log).size(), Files.readString(log));
    }

    /** Maven needs Java 17: a JAVA_HOME of before does not count. */
    @Test
    void anOldJavaHomeIsReplaced() throws IOException, InterruptedException {
        script("qemu-system-x86_64", "exit 1");
        script("mvn", "echo \"$JAVA_HOME\" >> " + log);
        javaHome = folder.resolve("bin/old").toString();
        Files.createDirectories(Path.of(javaHome, "bin"));
        script("old/bin/java", "echo 'openjdk version \"1.8.0_402\"' >&2");
        Result result = hiillos("run");
        assertEquals(0, result.exitCode, result.output);
        assertEquals(System.getProperty("java.home") + "\n", Files.readString(log));
    }

    @Test
    void withoutAPackageManagerNothingIsRun() throws IOException, InterruptedException {
        Files.delete(bin.resolve("apt-get"));
        Result result = hiillos("test", "--all", "--yes");
        assertEquals(2, result.exitCode, result.output);
        assertTrue(result.output.contains("qemu is missing and cannot be installed here"), result.output);
        assertEquals(List.of(), result.output.lines().filter(line -> line.contains("To install") || line.contains("not found")).toList());
    }

    @Test
    void filesAreTheCallers() throws IOException, InterruptedException {
        Result result = hiillos("bench", "--compare", "absent.json");
        assertEquals(2, result.exitCode, result.output);
        assertTrue(result.output.contains("there is no file " + folder.toRealPath() + "/absent.json"), result.output);
    }

    @Test
    void aVariableHasOneLine() throws IOException, InterruptedException {
        Result result = hiillos("exec", "-e", "A=1\n2", "absent");
        assertEquals(2, result.exitCode, result.output);
        assertTrue(result.output.contains("one line"), result.output);
    }

    @Test
    void runSaysThatItBuilds() throws IOException, InterruptedException {
        script("qemu-system-x86_64", "exit 1");
        Result result = hiillos("run");
        assertTrue(result.output.contains("hiillos: building; "), result.output);
    }

    private static boolean sleeps(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("sleep");
    }

    /** On a terminal, while Maven and what it has started work: Ctrl-C ends all of them. */
    @Test
    void ctrlCWhileBuildingLeavesNothing() throws Exception {
        script("qemu-system-x86_64", "exit 1");
        script("mvn", Executables.find("sleep").orElseThrow() + " 1000 &", "echo at work", "wait");
        // What runs the tests may ignore these signals (nohup), and all that it starts with it.
        ProcessBuilder builder = new ProcessBuilder(Executables.find("env").orElseThrow().toString(), "--default-signal=HUP,INT",
                Executables.find("script").orElseThrow().toString(), "-qec",
                Product.root().resolve("hiillos") + " run", "/dev/null").redirectErrorStream(true);
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("SHELL", Executables.find("sh").orElseThrow().toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("MAVEN_HOME");
        Process process = builder.start();
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf("at work") < 0) {
            int value = process.getInputStream().read();
            assertTrue(value >= 0, seen.toString());
            seen.append((char) value);
        }
        // What is forked is a shell for a moment, before it is the program.
        List<ProcessHandle> started = process.descendants().toList();
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); started.stream().noneMatch(FrontDoorTest::sleeps)
                && System.nanoTime() < end; started = process.descendants().toList()) {
            Thread.onSpinWait();
        }
        assertTrue(started.stream().anyMatch(FrontDoorTest::sleeps), started.toString());
        process.getOutputStream().write(3);
        process.getOutputStream().flush();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), seen.toString());
        for (ProcessHandle each : started) {
            each.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void doctorChangesNothing() throws IOException, InterruptedException {
        Result result = hiillos("doctor");
        assertEquals(1, result.exitCode, result.output);
        assertTrue(result.output.contains("MISSING, packages: qemu-system-x86"), result.output);
        assertEquals("", Files.readString(log));
    }
}
