package hiillos.kernel.processor;

import hiillos.word.AlwaysInline;
import hiillos.word.InlineAssembly;
import hiillos.word.NeverInline;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A lock between processors. Interrupts are off in the kernel, so a holder is never preempted. Whoever waits serves what
 * other processors ask of it meanwhile: the holder may be waiting for just that.
 *
 * <p>Locks are taken in the order of their ranks; two of the same rank never, unless the rank says how.
 */
public final class SpinLock {
    private static final VarHandle HELD = field();

    private final int rank;
    private int held;

    /** A free lock; {@code rank} is one of {@link LockRank}. */
    public SpinLock(int rank) {
        this.rank = rank;
    }

    private static VarHandle field() {
        try {
            return MethodHandles.lookup().findVarHandle(SpinLock.class, "held", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public int rank() {
        return rank;
    }

    /** Waits until the lock is free and takes it. */
    @AlwaysInline(reason = "fast path of IPC")
    public void lock() {
        point();
        if (!take()) {
            waitAndLock();
        }
        noteAcquired(this);
    }

    /** Takes the lock if it is free: for who has another way, and no registers to spare for a call. */
    @AlwaysInline(reason = "fast path of IPC")
    public boolean tryLock() {
        point();
        boolean taken = take();
        if (taken) {
            noteTried(this);
        }
        return taken;
    }

    /** One bit, not a comparison: an instruction and a jump on what it was. */
    @AlwaysInline(reason = "fast path of IPC")
    private boolean take() {
        return ((int) HELD.getAndBitwiseOr(this, 1) & 1) == 0;
    }

    @NeverInline(reason = "rare, and long")
    private void waitAndLock() {
        do {
            Requests.serve();
            point();
        } while ((int) HELD.getVolatile(this) != 0 || !take());
    }

    /** Gives the lock back. */
    @AlwaysInline(reason = "fast path of IPC")
    public void unlock() {
        noteReleased(this);
        HELD.setRelease(this, 0);
        point();
    }

    /** Whether some processor holds it. */
    public boolean isHeld() {
        return (int) HELD.getVolatile(this) != 0;
    }

    /** Frees it, whoever holds it: for tests, after one that failed inside. */
    public void abandon() {
        HELD.setVolatile(this, 0);
    }

    /** Nothing in compiled code. On a JVM: here another processor may go first. */
    @InlineAssembly(value = "", constraints = "", sideEffects = false)
    public static void point() {
        SimulatedProcessors.installed().point();
    }

    @InlineAssembly(value = "", constraints = "X", sideEffects = false)
    private static void noteAcquired(SpinLock lock) {
        SimulatedProcessors.installed().acquired(lock);
    }

    @InlineAssembly(value = "", constraints = "X", sideEffects = false)
    private static void noteTried(SpinLock lock) {
        SimulatedProcessors.installed().tried(lock);
    }

    @InlineAssembly(value = "", constraints = "X", sideEffects = false)
    private static void noteReleased(SpinLock lock) {
        SimulatedProcessors.installed().released(lock);
    }
}
