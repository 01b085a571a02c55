package hiillos.bench.quality;

/** A small program that measures the quality of compiled code. */
interface Workload {
    String name();

    /** Does the work once, some milliseconds long; the result depends on all of it, so that none can be left out. */
    long run();
}
