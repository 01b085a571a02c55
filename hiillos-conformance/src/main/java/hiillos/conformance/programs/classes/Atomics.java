package hiillos.conformance.programs.classes;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Atomic variables on one thread. */
public final class Atomics {
    private Atomics() {}

    public static void main(String[] arguments) {
        AtomicInteger i = new AtomicInteger(5);
        System.out.println(i.incrementAndGet() + i.getAndAdd(10) + " " + i.compareAndSet(16, 1) + i.compareAndSet(16, 2)
                + i.updateAndGet(x -> x * 7) + i);
        AtomicLong l = new AtomicLong();
        l.accumulateAndGet(1L << 40, Math::max);
        System.out.println(l.decrementAndGet() + " " + l.getAndSet(3) + l.get());
        AtomicReference<String> r = new AtomicReference<>("a");
        String old = r.get();
        System.out.println(r.compareAndSet(old, "b") + r.get() + r.getAndUpdate(s -> s + "c") + r);
    }
}
