package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;

/** See {@link ComparableKeys}. */
@TargetClass("java.util.concurrent.ConcurrentHashMap")
final class ConcurrentHashMapKeys {
    private ConcurrentHashMapKeys() {}

    @Substitute
    static Class<?> comparableClassFor(Object key) {
        return ComparableKeys.classFor(key);
    }
}
