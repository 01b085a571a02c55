package java.util.concurrent;

import jdk.internal.access.JavaUtilConcurrentTLRAccess;

/** How the striped counters reach the hash of the current thread. */
public final class ProbeAccess implements JavaUtilConcurrentTLRAccess {
    public ProbeAccess() {}

    @Override
    public int getThreadLocalRandomProbe() {
        return ThreadLocalRandom.getProbe();
    }

    @Override
    public int advanceThreadLocalRandomProbe(int probe) {
        return ThreadLocalRandom.advanceProbe(probe);
    }

    @Override
    public int nextSecondaryThreadLocalRandomSeed() {
        return ThreadLocalRandom.nextSecondarySeed();
    }
}
