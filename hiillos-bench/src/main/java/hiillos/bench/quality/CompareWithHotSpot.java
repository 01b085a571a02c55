package hiillos.bench.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Runs each of {@link Workloads} on HotSpot and as compiled Linux programs, and prints a table of processor time a run.
 * Arguments: the compiled programs, as {@code LABEL=FILE}; then workloads, if not all shall run.
 *
 * <p>All sides are processes that live at the same time and work by turns. HotSpot is warmed up until C2 has compiled, has
 * the collector with one thread (Serial) and a profile of this workload alone. The best of {@value #ROUNDS} measurements of
 * {@value #WINDOW_MILLIS} ms counts, collections included.
 *
 * <p>Ends with 1 when results differ; a slow program is no error, because a busy machine makes one.
 */
public final class CompareWithHotSpot {
    private static final int ROUNDS = 12;
    private static final long WINDOW_MILLIS = 100;
    private static final long WARM_MILLIS = 4000;

    private static final List<Group> GROUPS = List.of(
            new Group("numeric", 1.2, "nbody", "spectral-norm", "fannkuch", "mandelbrot", "matrix", "sieve", "sort", "crc"),
            new Group("library", 1.6, "binary-trees", "regex", "hash-maps", "streams", "strings", "json"),
            new Group("others", 0, "hashing", "string-search", "page-table-walk", "red-black-insert", "bit-tricks", "interface-dispatch",
                    "exceptions"));

    private CompareWithHotSpot() {}

    /** @param aim what the geometric mean of the ratios shall not exceed; 0 for none */
    record Group(String name, double aim, List<String> workloads) {
        Group(String name, double aim, String... workloads) {
            this(name, aim, List.of(workloads));
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<String> programs = Arrays.stream(arguments).filter(each -> each.contains("=")).toList();
        List<String> wanted = Arrays.stream(arguments).filter(each -> !each.contains("=")).toList();
        if (programs.isEmpty() || !programs.stream().allMatch(each -> Files.isExecutable(file(each)))) {
            System.err.println("usage: CompareWithHotSpot LABEL=PROGRAM... [WORKLOAD...], where each PROGRAM is Workloads compiled with"
                    + " 'hiillos compile --profile linux'");
            System.exit(2);
        }
        System.out.printf(Locale.ROOT, "%-20s %10s", "workload", "C2 us");
        programs.forEach(each -> System.out.printf(Locale.ROOT, " %14s us %6s", each.substring(0, each.indexOf('=')), "ratio"));
        System.out.println();
        boolean agree = true;
        for (Group group : GROUPS) {
            double[] logarithms = new double[programs.size()];
            int measured = 0;
            for (String workload : group.workloads()) {
                if (wanted.isEmpty() || wanted.contains(workload)) {
                    agree &= compare(workload, programs, logarithms);
                    measured++;
                }
            }
            if (measured > 0) {
                System.out.printf(Locale.ROOT, "%-31s", group.name() + ", geometric mean" + (group.aim() > 0 ? " (" + group.aim() + ")" : ""));
                for (double each : logarithms) {
                    System.out.printf(Locale.ROOT, " %24.2f", Math.exp(each / measured));
                }
                System.out.println("\n");
            }
        }
        System.exit(agree ? 0 : 1);
    }

    private static Path file(String program) {
        return Path.of(program.substring(program.indexOf('=') + 1)).toAbsolutePath();
    }

    /** Prints the workload's line and adds the logarithms of its ratios; returns whether all results agree. */
    private static boolean compare(String workload, List<String> programs, double[] logarithms) throws IOException {
        List<Contestant> all = new ArrayList<>();
        try {
            all.add(new Contestant(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx1g",
                    "-Xms1g", "-cp", System.getProperty("java.class.path"), Workloads.class.getName(), workload)));
            for (String program : programs) {
                all.add(new Contestant(List.of(file(program).toString(), workload)));
            }
            for (int i = 0; i < all.size(); i++) {
                all.get(i).warmUp((i == 0 ? WARM_MILLIS : WARM_MILLIS / 20) * 1_000_000, WINDOW_MILLIS * 1_000_000);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (Contestant each : all) {
                    each.measure();
                }
            }
        } finally {
            for (Contestant each : all) {
                each.close();
            }
        }
        boolean same = all.stream().allMatch(each -> each.checksum().equals(all.getFirst().checksum()));
        System.out.printf(Locale.ROOT, "%-20s %10.1f", workload, all.getFirst().best() / 1e3);
        for (int i = 0; i < programs.size(); i++) {
            double ratio = all.get(i + 1).best() / all.getFirst().best();
            logarithms[i] += Math.log(ratio);
            System.out.printf(Locale.ROOT, " %17.1f %6.2f", all.get(i + 1).best() / 1e3, ratio);
        }
        System.out.println(same ? "" : "  RESULTS DIFFER");
        return same;
    }
}
