package hiillos.compiler.reflect;

import java.util.Set;

/**
 * The classes of {@code java.base} that answer reflection also where it is only a guess that they are asked: those that programs hand around
 * as data. Each public method of such a class gets into the image; of all of {@code java.base} that would be too much.
 */
final class Everyday {
    private static final Set<String> LANGUAGE = Set.of("Object", "String", "StringBuilder", "StringBuffer", "Boolean", "Byte", "Character",
            "Short", "Integer", "Long", "Float", "Double", "Number", "CharSequence", "Comparable", "Runnable", "Iterable", "AutoCloseable",
            "Record", "Enum", "Throwable", "Appendable", "Cloneable");
    private static final Set<String> UTILITIES = Set.of("ArrayList", "LinkedList", "ArrayDeque", "HashMap", "LinkedHashMap", "TreeMap",
            "HashSet", "LinkedHashSet", "TreeSet", "PriorityQueue", "Optional", "OptionalInt", "OptionalLong", "OptionalDouble", "BitSet",
            "UUID", "StringJoiner", "List", "Map", "Set", "Collection", "SequencedCollection", "SequencedMap", "SequencedSet", "Queue",
            "Deque", "Iterator", "Comparator", "RandomAccess", "AbstractCollection", "AbstractList", "AbstractMap", "AbstractSet",
            "AbstractQueue", "AbstractSequentialList", "NavigableMap", "NavigableSet", "SortedMap", "SortedSet", "Map$Entry");
    /** What gets in only when it is asked for by name: it opens gates, or is for compilers and leads to all of method handles. */
    private static final Set<String> BY_NAME = Set.of("describeConstable", "resolveConstantDesc", "parallelStream");

    private Everyday() {}

    static boolean is(String name) {
        int slash = name.lastIndexOf('/') + 1;
        String simple = name.substring(slash);
        return switch (name.substring(0, slash)) {
            case "java/lang/" -> LANGUAGE.contains(simple) || isThrowable(simple);
            case "java/util/" -> UTILITIES.contains(simple) || isThrowable(simple);
            case "java/io/" -> isThrowable(simple) || simple.equals("Serializable");
            case "java/math/" -> !simple.contains("$");
            case "java/util/function/" -> true;
            default -> false;
        };
    }

    private static boolean isThrowable(String simple) {
        return simple.endsWith("Exception") || simple.endsWith("Error");
    }

    /** Whether a method of the class library is not meant when all methods are. */
    static boolean isLeftOut(String name, String descriptor) {
        return BY_NAME.contains(name) || descriptor.contains("Ljava/lang/constant/") || descriptor.contains("Ljava/lang/invoke/");
    }
}
