package java.lang.reflect;

import java.lang.annotation.Annotation;
import java.util.Arrays;

/** An annotation of a member. For each annotation type that is used the compiler makes a class of this kind. */
public abstract class AnnotationObject implements Annotation {
    /** An annotation that subclasses of the annotated class have, too. */
    public interface Inheritable {}

    private final Class<? extends Annotation> type;
    private final String[] names;
    private final Object[] values;

    /**
     * An annotation.
     *
     * @param names of the elements, in the order of the declaration
     * @param values primitives boxed
     */
    protected AnnotationObject(Class<? extends Annotation> type, String[] names, Object[] values) {
        this.type = type;
        this.names = names;
        this.values = values;
    }

    @Override
    public final Class<? extends Annotation> annotationType() {
        return type;
    }

    /** The value of an element; of an array, a copy. */
    public final Object element(int index) {
        Object value = values[index];
        return switch (value) {
            case Object[] array -> array.clone();
            case int[] array -> array.clone();
            case long[] array -> array.clone();
            case byte[] array -> array.clone();
            case char[] array -> array.clone();
            case short[] array -> array.clone();
            case boolean[] array -> array.clone();
            case float[] array -> array.clone();
            case double[] array -> array.clone();
            default -> value;
        };
    }

    /** The annotations that this one contains, if its only element is {@code value} and an array of such. */
    Object contained() {
        return names.length == 1 && names[0].equals("value") ? values[0] : null;
    }

    @Override
    public final boolean equals(Object other) {
        if (!(other instanceof AnnotationObject that) || type != that.type) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if (!Arrays.deepEquals(new Object[] {values[i]}, new Object[] {that.values[i]})) {
                return false;
            }
        }
        return true;
    }

    @Override
    public final int hashCode() {
        int sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += 127 * names[i].hashCode() ^ hash(values[i]);
        }
        return sum;
    }

    private static int hash(Object value) {
        return value.getClass().isArray() ? Arrays.deepHashCode(new Object[] {value}) - 31 : value.hashCode();
    }

    /** As source code would write it, with canonical names. */
    @Override
    public final String toString() {
        StringBuilder text = new StringBuilder("@").append(type.getCanonicalName()).append('(');
        boolean only = names.length == 1 && names[0].equals("value");
        for (int i = 0; i < values.length; i++) {
            if (!only) {
                text.append(i == 0 ? "" : ", ").append(names[i]).append('=');
            }
            append(text, values[i]);
        }
        return text.append(')').toString();
    }

    private static void append(StringBuilder text, Object value) {
        switch (value) {
            case String string -> {
                text.append('"');
                string.chars().forEach(c -> quote(text, (char) c));
                text.append('"');
            }
            case Character character -> {
                text.append('\'');
                quote(text, character);
                text.append('\'');
            }
            case Long number -> text.append(number).append('L');
            case Byte number -> text.append("(byte)0x").append(Character.forDigit(number >> 4 & 15, 16))
                    .append(Character.forDigit(number & 15, 16));
            case Float number -> text.append(Float.isFinite(number) ? number + "f" : number.isNaN() ? "0.0f/0.0f"
                    : number > 0 ? "1.0f/0.0f" : "-1.0f/0.0f");
            case Double number -> text.append(Double.isFinite(number) ? number.toString() : number.isNaN() ? "0.0/0.0"
                    : number > 0 ? "1.0/0.0" : "-1.0/0.0");
            case Class<?> named -> text.append(named.getCanonicalName()).append(".class");
            case Enum<?> constant -> text.append(constant.name());
            default -> {
                if (!value.getClass().isArray()) {
                    text.append(value);
                    return;
                }
                text.append('{');
                int length = Array.getLength(value);
                for (int i = 0; i < length; i++) {
                    text.append(i == 0 ? "" : ", ");
                    append(text, Array.get(value, i));
                }
                text.append('}');
            }
        }
    }

    private static void quote(StringBuilder text, char c) {
        switch (c) {
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case '\'' -> text.append("\\'");
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            default -> text.append(c);
        }
    }
}
