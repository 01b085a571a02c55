package hiillos.bench.quality;

import java.io.IOException;

/**
 * Runs one workload as often as standard input says, line by line, and answers each line with a checksum; who asks measures
 * the time. The same class files run on HotSpot and through profile {@code linux}.
 */
public final class Workloads {
    private Workloads() {}

    static Workload make(String name) {
        return switch (name) {
            case "nbody" -> new NBody();
            case "spectral-norm" -> new SpectralNorm();
            case "fannkuch" -> new Fannkuch();
            case "mandelbrot" -> new Mandelbrot();
            case "matrix" -> new Matrix();
            case "sieve" -> new Sieve();
            case "sort" -> new Sorting();
            case "crc" -> new Crc();
            case "binary-trees" -> new BinaryTrees();
            case "regex" -> new Regex();
            case "hash-maps" -> new HashMaps();
            case "streams" -> new Streams();
            case "strings" -> new Strings();
            case "json" -> new Json();
            case "hashing" -> new Hashing();
            case "string-search" -> new StringSearch();
            case "page-table-walk" -> new PageTableWalk();
            case "red-black-insert" -> new RedBlackInsert();
            case "bit-tricks" -> new BitTricks();
            case "interface-dispatch" -> new InterfaceDispatch();
            case "exceptions" -> new Exceptions();
            default -> throw new IllegalArgumentException("there is no workload " + name);
        };
    }

    /** @param arguments a workload, and how often it is run; without a number standard input is asked */
    public static void main(String[] arguments) throws IOException {
        Workload workload = make(arguments[0]);
        if (arguments.length > 1) {
            System.out.println(runs(workload, Integer.parseInt(arguments[1])));
            return;
        }
        int count = 0;
        for (int c = System.in.read(); c >= 0; c = System.in.read()) {
            if (c != '\n') {
                count = count * 10 + c - '0';
                continue;
            }
            System.out.println(runs(workload, count));
            System.out.flush();
            count = 0;
        }
    }

    private static long runs(Workload workload, int count) {
        long checksum = 0;
        for (int i = 0; i < count; i++) {
            checksum = workload.run();
        }
        return checksum;
    }
}
