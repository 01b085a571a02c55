package hiillos.runtime.library;

/** Which keys of hash maps can be ordered inside a bucket. Without generic signatures only well-known classes are known to. */
final class ComparableKeys {
    private ComparableKeys() {}

    /** The key's class if it is comparable with itself, else null: then the map orders by identity. */
    static Class<?> classFor(Object key) {
        boolean isKnown = key instanceof String || key instanceof Integer || key instanceof Long || key instanceof Character
                || key instanceof Double || key instanceof Float || key instanceof Short || key instanceof Byte;
        return isKnown ? key.getClass() : null;
    }
}
