package hiillos.kernel.interleave;

import hiillos.kernel.processor.Requests;
import java.util.List;

/**
 * A few processors that do something at the same time. Made anew for each run; the constructor sets the machine up, on
 * processor 0, before the others exist.
 */
public interface Scenario {
    /** What each processor does, in kernel stays given to {@link Run#stay}. */
    List<Runnable> processors();

    /** What must hold when all are done; throws {@link AssertionError}. */
    void check();

    /** The current processor forgets its translation of an address. */
    default void invalidated(long address) {
        // Most scenarios have no translations.
    }

    /** The current processor makes a page table root active and forgets all translations. */
    default void activated(long root) {
        // Most scenarios have no translations.
    }

    /** An interrupt reaches the current processor, which is in user mode or idle. */
    default void interrupt() {
        Requests.serve();
    }
}
