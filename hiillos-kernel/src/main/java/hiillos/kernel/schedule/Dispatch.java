package hiillos.kernel.schedule;

import hiillos.kernel.processor.LockRank;
import hiillos.kernel.processor.SpinLock;

/** The one lock for who waits for whom and who runs where: see docs/adr/0010. */
public final class Dispatch {
    public static final SpinLock LOCK = new SpinLock(LockRank.DISPATCH);

    private Dispatch() {}
}
