package hiillos.bench.quality;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs {@link Workloads} on HotSpot and as a compiled Linux program, and prints a table of both times and their ratio.
 * Arguments: the program, and the milliseconds per workload (default 2000).
 *
 * <p>The two alternate, several rounds, and each workload's best time of all rounds counts: what else runs on the machine
 * hits both. Ends with 1 when results differ; a slow program is no error, because a busy machine makes one.
 */
public final class CompareWithHotSpot {
    private static final int ROUNDS = 3;

    private CompareWithHotSpot() {}

    private record Measurement(long nanos, String checksum) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 1 || !Files.isExecutable(Path.of(arguments[0]))) {
            System.err.println("usage: CompareWithHotSpot PROGRAM [MILLISECONDS], where PROGRAM is Workloads compiled with"
                    + " 'hiillos compile --profile linux --opt full'");
            System.exit(2);
        }
        String millis = arguments.length > 1 ? arguments[1] : "2000";
        List<String> java = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Workloads.class.getName(), millis);
        List<String> program = List.of(Path.of(arguments[0]).toAbsolutePath().toString(), millis);
        Map<String, Measurement> hotSpot = new LinkedHashMap<>();
        Map<String, Measurement> compiled = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            measure(java, hotSpot);
            measure(program, compiled);
        }
        System.exit(print(hotSpot, compiled) ? 0 : 1);
    }

    private static void measure(List<String> command, Map<String, Measurement> best) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(new ArrayList<>(command)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output;
        try {
            process.getOutputStream().close();
            output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IOException(command.getFirst() + " ended with code " + exit + " after: " + output);
            }
        } finally {
            process.destroyForcibly();
        }
        for (String line : output.split("\n")) {
            String[] words = line.split(" ");
            Measurement measured = new Measurement(Long.parseLong(words[1]), words[2]);
            best.merge(words[0], measured, (before, now) -> before.nanos() <= now.nanos() ? before : now);
        }
    }

    /** Returns whether all results agree. */
    private static boolean print(Map<String, Measurement> hotSpot, Map<String, Measurement> compiled) {
        boolean agree = hotSpot.keySet().equals(compiled.keySet());
        double logarithms = 0;
        System.out.printf(Locale.ROOT, "%-20s %12s %12s %7s%n", "workload", "HotSpot µs", "compiled µs", "ratio");
        for (Map.Entry<String, Measurement> entry : hotSpot.entrySet()) {
            Measurement other = compiled.get(entry.getKey());
            if (other == null) {
                continue;
            }
            boolean same = entry.getValue().checksum().equals(other.checksum());
            agree &= same;
            double ratio = (double) other.nanos() / entry.getValue().nanos();
            logarithms += Math.log(ratio);
            System.out.printf(Locale.ROOT, "%-20s %12.1f %12.1f %7.2f%s%n", entry.getKey(), entry.getValue().nanos() / 1e3,
                    other.nanos() / 1e3, ratio, same ? "" : "  RESULTS DIFFER");
        }
        System.out.printf(Locale.ROOT, "%-20s %33.2f%n", "geometric mean", Math.exp(logarithms / hotSpot.size()));
        return agree;
    }
}
