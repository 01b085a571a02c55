/** Runs the system's benchmarks. */
module hiillos.bench {
    requires hiillos.testkit;
}
