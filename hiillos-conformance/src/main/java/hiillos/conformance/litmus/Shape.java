package hiillos.conformance.litmus;

/**
 * A small program for several threads.
 *
 * @param name for reports
 * @param threads how many
 * @param actor what each does
 * @param outcome what to report of a run, when all are done; a few different ones
 * @param forbidden whether the memory model forbids it
 * @param relaxed the outcome that shows that threads really overlapped; null where none does on x86-64
 */
record Shape(String name, int threads, Actor actor, Outcome outcome, Forbidden forbidden, String relaxed) {
    /** Runs one thread's part. */
    interface Actor {
        void run(int thread, State state);
    }

    /** Tells what came out. */
    interface Outcome {
        String of(State state);
    }

    /** Judges what came out. */
    interface Forbidden {
        boolean test(String outcome);
    }
}
