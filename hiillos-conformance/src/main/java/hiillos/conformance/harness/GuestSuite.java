package hiillos.conformance.harness;

import hiillos.conformance.guest.GuestRunner;
import hiillos.testkit.GuestProgram;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs that share one image for hiillos and one machine in QEMU, where each runs in a process of its own. */
public final class GuestSuite {
    private static final long PROGRAM_SECONDS = 120;

    private final Path repository;
    private final Suite suite;
    private final Path runner;
    private final List<Task> tasks = new ArrayList<>();

    private record Task(String program, Map<String, String> environment, byte[] input) {}

    private GuestSuite(Path repository, Suite suite, Path runner) {
        this.repository = repository;
        this.suite = suite;
        this.runner = runner;
    }

    /**
     * Links the image, and that of the {@link GuestRunner}.
     *
     * @param repository whose build has left a boot loader and a kernel
     * @param programs binary names of classes with {@code main}
     * @param classPath where they are
     * @param work a directory for what is generated
     */
    public static GuestSuite link(Path repository, List<String> programs, List<Path> classPath, Path work) {
        Suite suite = Suite.linkFor("user", "GuestPrograms", programs, classPath, work, "--opt", "quick");
        Path runner = work.resolve("GuestRunner.elf");
        Toolchain.linkFor("user", List.of(Toolchain.programs(), Toolchain.origin("hiillos.launch.ProcessMaker")),
                GuestRunner.class.getName(), runner, "--opt", "quick");
        return new GuestSuite(repository, suite, runner);
    }

    /** The compiler's line about the image. */
    public String report() {
        return suite.report();
    }

    /** What a program does on HotSpot. @param input a file; null for nothing to read */
    public Execution hotSpot(String program, Path input) {
        return suite.hotSpot(program, input);
    }

    /** Has a program run in the machine. @param input a file; null for nothing to read */
    public void add(String program, Map<String, String> environment, Path input) {
        try {
            tasks.add(new Task(program, environment, input == null ? new byte[0] : Files.readAllBytes(input)));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /**
     * Boots the machine and runs what was added, one after the other.
     *
     * @param processors of the machine
     * @param limitSeconds for all together
     * @return what each program did, until the machine ended
     */
    public Map<String, Execution> run(int processors, long limitSeconds) {
        GuestProgram guest = new GuestProgram(repository.resolve("hiillos-boot/target/hiillos-boot-pvh.elf"),
                repository.resolve("hiillos-kernel/target/hiillos-kernel.elf"), runner, processors, suite.image());
        try {
            GuestProgram.Result result = guest.run(List.of(), Map.of(), tasks(), limitSeconds);
            if (result.exitCode() != 0) {
                throw new IllegalStateException("the runner ended with " + result.exitCode() + ": "
                        + new String(result.errors(), StandardCharsets.UTF_8));
            }
            return results(result.output());
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private byte[] tasks() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(tasks.size());
        for (Task task : tasks) {
            out.writeUTF(task.program);
            out.writeInt(task.environment.size());
            for (Map.Entry<String, String> variable : task.environment.entrySet()) {
                out.writeUTF(variable.getKey() + "=" + variable.getValue());
            }
            out.writeInt(task.input.length);
            out.write(task.input);
            out.writeLong(TimeUnit.SECONDS.toNanos(PROGRAM_SECONDS));
        }
        return bytes.toByteArray();
    }

    private static Map<String, Execution> results(byte[] output) throws IOException {
        Map<String, Execution> results = new HashMap<>();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(output));
        while (in.available() > 0) {
            String program = in.readUTF();
            int exitCode = in.readInt();
            results.put(program, new Execution(exitCode, text(in), text(in)));
        }
        return results;
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
