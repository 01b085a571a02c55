package hiillos.bench;

import hiillos.testkit.FirstProgram;
import hiillos.testkit.Machine;
import hiillos.testkit.MachineException;
import hiillos.testkit.MachineOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Boots the benchmark program in root's place, then the whole system from its ISO, and reports:
 * {@code hiillos.bench.Main REPOSITORY}.
 *
 * <p>With {@code -Dhiillos.bench.json=true} one line of JSON each, else a table, compared with the file that
 * {@code -Dhiillos.bench.baseline} names. Guest time is guest instructions, so the numbers are the same on every machine.
 * A measurement that the program could not take is an error.
 */
public final class Main {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String MODEL = "qemu64,+rdrand,+rdtscp";

    private Main() {}

    public static void main(String[] words) throws IOException {
        if (words.length != 1) {
            System.err.println("hiillos: bench needs one word, the repository; start it with ./hiillos bench");
            System.exit(2);
        }
        try {
            Path repository = Path.of(words[0]);
            List<Measurement> measurements = new ArrayList<>(kernel(repository));
            measurements.addAll(system(repository));
            report(measurements);
            check(measurements);
        } catch (MachineException exception) {
            System.err.println("hiillos: " + exception.getMessage());
            System.exit(1);
        }
    }

    private static List<Measurement> kernel(Path repository) throws IOException {
        Path folder = Files.createDirectories(repository.resolve("hiillos-bench/target/bench"));
        Path bundle = new FirstProgram(repository.resolve("hiillos-kernel/target/hiillos-kernel.elf"),
                repository.resolve("hiillos-bench/target/hiillos-bench.elf")).bundle(folder);
        MachineOptions options = MachineOptions.kernel(repository.resolve("hiillos-boot/target/hiillos-boot-pvh.elf"), bundle)
                .withModel(MODEL);
        List<Measurement> measurements = measure(options);
        // The same program measures what needs a second processor when there is one.
        measurements.addAll(measure(options.withCpus(2)));
        return measurements;
    }

    /** The base system measures itself, booted as people boot it: by the BIOS, with the console on the screen. */
    private static List<Measurement> system(Path repository) {
        return measure(MachineOptions.iso(repository.resolve("hiillos-dist/target/hiillos.iso")).withCommandLine("bench=1"));
    }

    private static List<Measurement> measure(MachineOptions options) {
        try (Machine machine = Machine.start(options.countingInstructions().withTimeLimit(LIMIT))) {
            machine.exitCode(LIMIT);
            List<Measurement> measurements = new ArrayList<>();
            for (String line : machine.serial().lines()) {
                Measurement.parse(line).ifPresent(measurements::add);
                int comment = line.indexOf("# ");
                if (comment >= 0) {
                    System.err.println(line.substring(comment));
                }
            }
            if (measurements.isEmpty()) {
                throw new MachineException("the system reported no measurement; it said:" + System.lineSeparator()
                        + machine.serial().tail());
            }
            return measurements;
        }
    }

    private static void report(List<Measurement> measurements) throws IOException {
        boolean json = Boolean.getBoolean("hiillos.bench.json");
        String baselineFile = System.getProperty("hiillos.bench.baseline");
        List<Measurement> baseline = baselineFile == null ? List.of()
                : Files.readAllLines(Path.of(baselineFile)).stream().map(Measurement::parse)
                        .flatMap(Optional::stream).toList();
        if (!json) {
            System.out.println(Peers.HEAD.stripTrailing());
        }
        for (Measurement measurement : measurements) {
            System.out.println(json ? measurement.json() : measurement.row(baseline));
        }
        if (!json) {
            System.out.println(Peers.SOURCE);
        }
    }

    private static void check(List<Measurement> measurements) {
        for (String name : Peers.required()) {
            if (measurements.stream().noneMatch(measurement -> measurement.name().equals(name))) {
                throw new MachineException("there is no measurement " + name);
            }
        }
    }
}
