package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.atomic.Updaters;

/** Updaters of fields that the compiler has seen to. */
@TargetClass("java.util.concurrent.atomic.AtomicReferenceFieldUpdater")
final class ReferenceFieldUpdaters {
    private ReferenceFieldUpdaters() {}

    @Substitute
    public static <U, W> AtomicReferenceFieldUpdater<U, W> newUpdater(Class<U> holder, Class<W> type, String name) {
        return Updaters.ofReference(holder, type, name);
    }
}
