package hiillos.bench.heap;

/** A small program that lives of allocation. */
interface HeapWorkload {
    String name();

    /** Does the work once, some tens of milliseconds long; the result depends on all of it. */
    long run();
}
