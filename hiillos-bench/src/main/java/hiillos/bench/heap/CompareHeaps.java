package hiillos.bench.heap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs {@link HeapWorkloads} on HotSpot with its Serial collector and as a compiled Linux program, both with the same heap,
 * and prints a table: times, their ratio, and what the collections cost. Arguments: the program, the heap in MiB (default
 * 256), the milliseconds per workload and round (default 2000).
 *
 * <p>The two alternate, several rounds, and each workload's best time counts, so that what else runs on the machine hits both.
 * Ends with 1 when results differ; a slow program is no error, because a busy machine makes one.
 */
public final class CompareHeaps {
    private static final int ROUNDS = 3;
    private static final String[] NAMES = {"binary-trees", "list-churn", "map-churn", "strings", "arrays"};
    private static final Pattern SERIAL_PAUSE = Pattern.compile("Pause .* ([0-9.]+)ms");
    private static final Pattern SUMMARY =
            Pattern.compile("collections (\\d+), longest (\\d+) us, all (\\d+) us, marked (\\d+) KiB");

    private CompareHeaps() {}

    /** Of one workload on one side: the best time, and of that round the collections, the longest and the sum of their times. */
    private record Measurement(long nanos, String checksum, long collections, double longestMillis, double allMillis) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 1 || !Files.isExecutable(Path.of(arguments[0]))) {
            System.err.println("usage: CompareHeaps PROGRAM [MEBIBYTES [MILLISECONDS]], where PROGRAM is HeapWorkloads compiled with"
                    + " 'hiillos compile --profile linux --opt full'");
            System.exit(2);
        }
        String heap = (arguments.length > 1 ? arguments[1] : "256") + "m";
        String millis = arguments.length > 2 ? arguments[2] : "2000";
        List<String> java = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-Xms" + heap, "-Xmx" + heap, "-Xlog:gc", "-cp", System.getProperty("java.class.path"), HeapWorkloads.class.getName(), millis);
        List<String> program = List.of(Path.of(arguments[0]).toAbsolutePath().toString(), millis);
        Map<String, Measurement> hotSpot = new LinkedHashMap<>();
        Map<String, Measurement> compiled = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String name : NAMES) {
                hotSpot.merge(name, measure(java, name, heap), CompareHeaps::better);
                compiled.merge(name, measure(program, name, heap), CompareHeaps::better);
            }
        }
        System.exit(print(hotSpot, compiled) ? 0 : 1);
    }

    private static Measurement better(Measurement before, Measurement now) {
        return before.nanos() <= now.nanos() ? before : now;
    }

    private static Measurement measure(List<String> command, String name, String heap) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(command);
        whole.add(name);
        ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true);
        builder.environment().put("HIILLOS_HEAP", heap);
        builder.environment().put("HIILLOS_COLLECT", "summary");
        Process process = builder.start();
        String output;
        try {
            process.getOutputStream().close();
            output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(command.getFirst() + " failed: " + output);
            }
        } finally {
            process.destroyForcibly();
        }
        String[] words = output.lines().filter(line -> line.startsWith(name + " ")).findFirst().orElseThrow().split(" ");
        Matcher summary = SUMMARY.matcher(output);
        if (summary.find()) {
            return new Measurement(Long.parseLong(words[1]), words[2], Long.parseLong(summary.group(1)),
                    Long.parseLong(summary.group(2)) / 1e3, Long.parseLong(summary.group(3)) / 1e3);
        }
        List<Double> pauses = SERIAL_PAUSE.matcher(output).results().map(each -> Double.parseDouble(each.group(1))).toList();
        return new Measurement(Long.parseLong(words[1]), words[2], pauses.size(),
                pauses.stream().mapToDouble(Double::doubleValue).max().orElse(0), pauses.stream().mapToDouble(Double::doubleValue).sum());
    }

    /** Returns whether all results agree. */
    private static boolean print(Map<String, Measurement> hotSpot, Map<String, Measurement> compiled) {
        boolean agree = true;
        double logarithms = 0;
        System.out.printf(Locale.ROOT, "%-14s %11s %11s %6s   %s%n", "workload", "Serial us", "hiillos us", "ratio",
                "collections, longest ms, all ms: Serial / hiillos");
        for (String name : NAMES) {
            Measurement serial = hotSpot.get(name);
            Measurement own = compiled.get(name);
            boolean same = serial.checksum().equals(own.checksum());
            agree &= same;
            double ratio = (double) own.nanos() / serial.nanos();
            logarithms += Math.log(ratio);
            System.out.printf(Locale.ROOT, "%-14s %11.1f %11.1f %6.2f   %d, %.1f, %.0f / %d, %.1f, %.0f%s%n", name, serial.nanos() / 1e3,
                    own.nanos() / 1e3, ratio, serial.collections(), serial.longestMillis(), serial.allMillis(), own.collections(),
                    own.longestMillis(), own.allMillis(), same ? "" : "  RESULTS DIFFER");
        }
        System.out.printf(Locale.ROOT, "%-14s %30.2f%n", "geometric mean", Math.exp(logarithms / NAMES.length));
        return agree;
    }
}
