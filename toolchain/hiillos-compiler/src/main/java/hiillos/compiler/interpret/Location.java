package hiillos.compiler.interpret;

import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapArray;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import java.util.Objects;

/**
 * A place that Unsafe or a VarHandle names: an object and an offset in bytes from its header, in the image's layout. Values
 * are boxed as {@link HeapObject} says.
 */
final class Location {
    private final Interpreter in;
    private final HeapObject base;
    private final long offset;
    private final FieldInfo field;
    /** Descriptor of the access: Z B C S I J F D or L. */
    private final char type;

    private Location(Interpreter in, HeapObject base, long offset, char type) {
        this.in = in;
        this.base = base;
        this.offset = offset;
        this.type = type;
        this.field = base instanceof HeapInstance instance ? fieldAt(instance.type(), offset) : null;
        if (field != null && width(field.descriptor().charAt(0)) != width(type)) {
            throw new Refusal("accesses " + field + " as another type");
        }
    }

    /** @param type descriptor of the access, L for any reference */
    static Location of(Interpreter in, HeapObject base, long offset, char type) {
        if (base == null) {
            throw new Refusal("touches raw memory");
        }
        return new Location(in, base, offset, type);
    }

    private static FieldInfo fieldAt(ClassInfo type, long offset) {
        for (FieldInfo f : type.instanceFields()) {
            if (f.offset() == offset) {
                return f;
            }
        }
        throw new Refusal("accesses offset " + offset + " of " + type.name() + ", where no field is");
    }

    static int width(char descriptor) {
        return switch (descriptor) {
            case 'Z', 'B' -> 1;
            case 'C', 'S' -> 2;
            case 'I', 'F' -> 4;
            default -> 8;
        };
    }

    Object read() {
        if (base instanceof HeapInstance instance) {
            in.effects.checkRead(instance, field);
            return convert(instance.get(field), field.descriptor().charAt(0), type);
        }
        HeapArray array = (HeapArray) base;
        in.effects.checkRead(array, in.runningClass(0));
        if (array.storage instanceof HeapObject[] elements) {
            return elements[index(elements.length, 8)];
        }
        return fromBits(type, arrayBits(array));
    }

    void write(Object value) {
        if (base instanceof HeapInstance instance) {
            in.effects.checkWrite(instance, field);
            instance.set(field, convert(value, type, field.descriptor().charAt(0)));
            return;
        }
        HeapArray array = (HeapArray) base;
        in.effects.checkWrite(array);
        if (array.storage instanceof HeapObject[] elements) {
            elements[index(elements.length, 8)] = (HeapObject) value;
            return;
        }
        long bits = toBits(type, value);
        int elementWidth = width(array.type().component().descriptor().charAt(0));
        for (int i = 0; i < width(type); i++) {
            setByte(array, elementWidth, offset - ClassInfo.ARRAY_BASE_OFFSET + i, (int) (bits >>> 8 * i) & 0xff);
        }
    }

    /** Whether the place holds {@code expected}: the same reference, or a primitive of the same bits. */
    boolean holds(Object expected) {
        return type == 'L' || type == '[' ? read() == expected
                : Objects.equals(toBits(type, read()), toBits(type, expected));
    }

    private int index(int length, int elementWidth) {
        long bytes = offset - ClassInfo.ARRAY_BASE_OFFSET;
        if (bytes < 0 || bytes % elementWidth != 0 || bytes / elementWidth >= length || type != 'L' && type != '[') {
            throw new Refusal("accesses offset " + offset + " of an array of " + length);
        }
        return (int) (bytes / elementWidth);
    }

    private long arrayBits(HeapArray array) {
        int elementWidth = width(array.type().component().descriptor().charAt(0));
        long bits = 0;
        for (int i = 0; i < width(type); i++) {
            bits |= (long) getByte(array, elementWidth, offset - ClassInfo.ARRAY_BASE_OFFSET + i) << 8 * i;
        }
        return bits;
    }

    private int getByte(HeapArray array, int elementWidth, long at) {
        return (int) (elementBits(array, elementAt(array, elementWidth, at)) >>> 8 * (at % elementWidth)) & 0xff;
    }

    private void setByte(HeapArray array, int elementWidth, long at, int value) {
        int index = elementAt(array, elementWidth, at);
        int shift = (int) (8 * (at % elementWidth));
        long bits = elementBits(array, index) & ~(0xffL << shift) | (long) value << shift;
        switch (array.storage) {
            case boolean[] s -> s[index] = bits != 0;
            case byte[] s -> s[index] = (byte) bits;
            case char[] s -> s[index] = (char) bits;
            case short[] s -> s[index] = (short) bits;
            case int[] s -> s[index] = (int) bits;
            case long[] s -> s[index] = bits;
            case float[] s -> s[index] = Float.intBitsToFloat((int) bits);
            default -> ((double[]) array.storage)[index] = Double.longBitsToDouble(bits);
        }
    }

    private int elementAt(HeapArray array, int elementWidth, long at) {
        if (at < 0 || at / elementWidth >= array.length() || type == 'L' || type == '[') {
            throw new Refusal("accesses offset " + offset + " of an array of " + array.length());
        }
        return (int) (at / elementWidth);
    }

    private static long elementBits(HeapArray array, int index) {
        return switch (array.storage) {
            case boolean[] s -> s[index] ? 1 : 0;
            case byte[] s -> s[index];
            case char[] s -> s[index];
            case short[] s -> s[index];
            case int[] s -> s[index];
            case long[] s -> s[index];
            case float[] s -> Float.floatToRawIntBits(s[index]);
            default -> Double.doubleToRawLongBits(((double[]) array.storage)[index]);
        };
    }

    private static Object convert(Object value, char from, char to) {
        return from == to || Body.kind(from) == 'A' || value == null ? value : fromBits(to, toBits(from, value));
    }

    static long toBits(char type, Object value) {
        return switch (value) {
            case null -> 0;
            case Float f -> Float.floatToRawIntBits(f);
            case Double d -> Double.doubleToRawLongBits(d);
            case Boolean b -> b ? 1 : 0;
            case Number n -> n.longValue();
            default -> throw new Refusal("stores a reference as " + type);
        };
    }

    static Object fromBits(char type, long bits) {
        return switch (type) {
            case 'Z' -> (Object) (int) (bits & 1);
            case 'B' -> (Object) (int) (byte) bits;
            case 'C' -> (Object) (int) (char) bits;
            case 'S' -> (Object) (int) (short) bits;
            case 'I' -> (Object) (int) bits;
            case 'F' -> (Object) Float.intBitsToFloat((int) bits);
            case 'D' -> (Object) Double.longBitsToDouble(bits);
            case 'J' -> (Object) bits;
            default -> throw new Refusal("reads a number as a reference");
        };
    }
}
