package java.lang.reflect;

/** Conversions of values that are passed by reflection: unboxing and widening, no others (JLS 5.1.2, 5.1.8). */
public final class Conversions {
    private Conversions() {}

    /**
     * The value as a variable of the type holds it; a primitive in its own wrapper.
     *
     * @throws IllegalArgumentException with that message, when there is no such conversion
     */
    static Object convert(Object value, Class<?> type, String message) {
        if (!type.isPrimitive()) {
            if (value != null && !type.isInstance(value)) {
                throw new IllegalArgumentException(message);
            }
            return value;
        }
        Object result = primitive(value, type);
        if (result == null) {
            throw new IllegalArgumentException(message);
        }
        return result;
    }

    /** A boxed value as one of a primitive type, unchanged or widened; null when that is not possible. */
    public static Object primitive(Object value, Class<?> type) {
        if (type == boolean.class || type == char.class) {
            return type == boolean.class ? value instanceof Boolean ? value : null : value instanceof Character ? value : null;
        }
        int from = rank(value);
        int to = type == byte.class ? 1 : type == short.class ? 2 : type == int.class ? 3 : type == long.class ? 4 : type == float.class ? 5 : 6;
        boolean isCharacter = value instanceof Character;
        if (from == 0 || from > to || isCharacter && to < 3) {
            return null;
        }
        Number number = isCharacter ? Integer.valueOf((Character) value) : (Number) value;
        return switch (to) {
            case 1 -> number.byteValue();
            case 2 -> (Object) number.shortValue();
            case 3 -> (Object) number.intValue();
            case 4 -> (Object) number.longValue();
            case 5 -> (Object) number.floatValue();
            default -> (Object) number.doubleValue();
        };
    }

    private static int rank(Object value) {
        return switch (value) {
            case null -> 0;
            case Byte _ -> 1;
            case Short _, Character _ -> 2;
            case Integer _ -> 3;
            case Long _ -> 4;
            case Float _ -> 5;
            case Double _ -> 6;
            default -> 0;
        };
    }
}
