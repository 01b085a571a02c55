package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.Updaters;

/** Updaters of fields that the compiler has seen to. */
@TargetClass("java.util.concurrent.atomic.AtomicIntegerFieldUpdater")
final class IntegerFieldUpdaters {
    private IntegerFieldUpdaters() {}

    @Substitute
    public static <U> AtomicIntegerFieldUpdater<U> newUpdater(Class<U> holder, String name) {
        return Updaters.ofInt(holder, name);
    }
}
