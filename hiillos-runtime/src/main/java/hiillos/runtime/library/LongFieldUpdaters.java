package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.Updaters;

/** Updaters of fields that the compiler has seen to. */
@TargetClass("java.util.concurrent.atomic.AtomicLongFieldUpdater")
final class LongFieldUpdaters {
    private LongFieldUpdaters() {}

    @Substitute
    public static <U> AtomicLongFieldUpdater<U> newUpdater(Class<U> holder, String name) {
        return Updaters.ofLong(holder, name);
    }
}
