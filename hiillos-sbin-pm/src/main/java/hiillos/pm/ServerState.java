package hiillos.pm;

import hiillos.abi.Frame;
import hiillos.abi.Job;
import hiillos.abi.Receiver;
import hiillos.launch.Manifest;

/** A server: what outlives its processes, and the process that it has now. */
final class ServerState {
    final Manifest manifest;
    Receiver receiver;
    Job job;
    /** Memory for its next process; null if its manifest asks for none. */
    Frame state;
    int starts;
    boolean restart = true;
    /** Number of the process; 0: none. */
    int process;
    long startedNanos;
    /** Lives in a row that were shorter than {@link Supervisor#SHORT_LIFE_NANOS}. */
    int shortLives;

    ServerState(Manifest manifest) {
        this.manifest = manifest;
    }
}
