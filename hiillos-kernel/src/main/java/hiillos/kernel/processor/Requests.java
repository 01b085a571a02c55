package hiillos.kernel.processor;

import hiillos.kernel.arch.amd64.Machine;

/** What processors ask of each other and wait for. */
public final class Requests {
    private Requests() {}

    /** Does what others have asked of the current processor: called by whoever waits for another one. */
    public static void serve() {
        Machine.pause();
    }
}
