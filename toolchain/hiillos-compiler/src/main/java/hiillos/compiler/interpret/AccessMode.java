package hiillos.compiler.interpret;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an access method of Unsafe or VarHandle does, by its name. Memory order means nothing in a single thread.
 *
 * @param operation get, put, compareAndSet, compareAndExchange, getAndSet, getAndAdd, getAndBitwiseOr, …And or …Xor
 * @param type the type's name as Unsafe's method names have it; empty in VarHandle's
 */
record AccessMode(String operation, String type) {
    private static final Pattern NAME = Pattern.compile("(get|put|set|compareAndSet|compareAndExchange|weakCompareAndSet|getAndSet"
            + "|getAndAdd|getAndBitwiseOr|getAndBitwiseAnd|getAndBitwiseXor)"
            + "(Int|Long|Byte|Char|Short|Boolean|Reference|Float|Double)?(Volatile|Acquire|Release|Opaque|Plain)?");

    /** Null when the name is none of an access method. */
    static AccessMode of(String methodName) {
        Matcher m = NAME.matcher(methodName);
        if (!m.matches()) {
            return null;
        }
        String operation = switch (m.group(1)) {
            case "set" -> "put";
            case "weakCompareAndSet" -> "compareAndSet";
            default -> m.group(1);
        };
        return new AccessMode(operation, m.group(2) == null ? "" : m.group(2));
    }

    /** The descriptor character of {@link #type}. */
    char descriptor() {
        return switch (type) {
            case "Int" -> 'I';
            case "Long" -> 'J';
            case "Byte" -> 'B';
            case "Char" -> 'C';
            case "Short" -> 'S';
            case "Boolean" -> 'Z';
            case "Float" -> 'F';
            case "Double" -> 'D';
            default -> 'L';
        };
    }

    /** Performs the access; {@code operands} start at index {@code first} of {@code a}. */
    Object perform(Location place, char descriptor, Object[] a, int first) {
        switch (operation) {
            case "get" -> {
                return place.read();
            }
            case "put" -> {
                place.write(a[first]);
                return null;
            }
            case "compareAndSet" -> {
                boolean holds = place.holds(a[first]);
                if (holds) {
                    place.write(a[first + 1]);
                }
                return holds;
            }
            case "compareAndExchange" -> {
                Object before = place.read();
                if (place.holds(a[first])) {
                    place.write(a[first + 1]);
                }
                return before;
            }
            default -> {
                Object before = place.read();
                place.write(operation.equals("getAndSet") ? a[first] : combined(descriptor, before, a[first]));
                return before;
            }
        }
    }

    private Object combined(char descriptor, Object before, Object operand) {
        if (descriptor == 'F') {
            return (before == null ? 0f : (Float) before) + (Float) operand;
        }
        if (descriptor == 'D') {
            return (before == null ? 0d : (Double) before) + (Double) operand;
        }
        long left = Location.toBits(descriptor, before);
        long right = Location.toBits(descriptor, operand);
        return Location.fromBits(descriptor, switch (operation) {
            case "getAndAdd" -> left + right;
            case "getAndBitwiseOr" -> left | right;
            case "getAndBitwiseAnd" -> left & right;
            default -> left ^ right;
        });
    }
}
