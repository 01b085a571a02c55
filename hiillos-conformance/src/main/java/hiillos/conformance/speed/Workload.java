package hiillos.conformance.speed;

/** One measured program: does the same work at every call. */
interface Workload {
    String name();

    /** Does the work once and returns a checksum, which depends on all of it. */
    long run();
}
