package hiillos.compiler.heap;

import hiillos.compiler.CompileException;
import hiillos.compiler.heap.HeapObject.HeapArray;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.World;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the objects that exist at build time. String constants and class mirrors are unique here, as the language wants
 * them unique in the program. Not thread-safe.
 */
public final class ImageHeap {
    private static final int LATIN1 = 0;
    private static final int UTF16 = 1;

    private final World world;
    private final Map<String, HeapInstance> strings = new HashMap<>();
    private final Map<ClassInfo, HeapInstance> mirrors = new LinkedHashMap<>();

    public ImageHeap(World world) {
        this.world = world;
    }

    public World world() {
        return world;
    }

    /** The interned string of that content: the same object for the same content. */
    public HeapInstance string(String content) {
        HeapInstance known = strings.get(content);
        if (known == null) {
            known = newString(content);
            strings.put(content, known);
        }
        return known;
    }

    /** Whether the object is one that {@link #string} gives. */
    public boolean isInterned(HeapObject object) {
        return object.type().name().equals("java/lang/String") && strings.get(content(object)) == object;
    }

    /** A new string object, laid out as the class library's compact strings are: LATIN1 when possible, else UTF-16LE. */
    public HeapInstance newString(String content) {
        ClassInfo type = world.lookup("java/lang/String");
        boolean latin1 = content.chars().allMatch(c -> c < 256);
        byte[] bytes = new byte[latin1 ? content.length() : 2 * content.length()];
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (latin1) {
                bytes[i] = (byte) c;
            } else {
                bytes[2 * i] = (byte) c;
                bytes[2 * i + 1] = (byte) (c >> 8);
            }
        }
        HeapInstance made = newInstance(type);
        set(made, "value", "[B", new HeapArray(world.lookup("[B"), bytes));
        set(made, "coder", "B", latin1 ? LATIN1 : UTF16);
        int hash = content.hashCode();
        // The specification fixes the hash (JLS has it by String.hashCode's contract), so the image may carry it.
        set(made, "hash", "I", hash);
        set(made, "hashIsZero", "Z", hash == 0 ? 1 : 0);
        return made;
    }

    private static void set(HeapInstance object, String name, String descriptor, Object value) {
        FieldInfo field = object.type().findField(name, descriptor);
        if (field == null) {
            throw new CompileException(object.type().name() + " has no field " + name + " " + descriptor);
        }
        object.set(field, value);
    }

    /** The content of a {@code java.lang.String} object. */
    public static String content(HeapObject object) {
        HeapInstance string = (HeapInstance) object;
        HeapArray value = (HeapArray) string.get(string.type().findField("value", "[B"));
        Integer coder = (Integer) string.get(string.type().findField("coder", "B"));
        byte[] bytes = (byte[]) value.storage;
        boolean latin1 = coder == null || coder == LATIN1;
        char[] chars = new char[latin1 ? bytes.length : bytes.length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = latin1 ? (char) (bytes[i] & 0xff) : (char) (bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8);
        }
        return new String(chars);
    }

    /** The {@code java.lang.Class} object of a type; one per type. */
    public HeapInstance classMirror(ClassInfo type) {
        return mirrors.computeIfAbsent(type, t -> new HeapInstance(world.lookup("java/lang/Class"), t));
    }

    /** An array of zeros or nulls. */
    public HeapArray newArray(ClassInfo arrayType, int length) {
        Object storage = switch (arrayType.component().descriptor().charAt(0)) {
            case 'Z' -> new boolean[length];
            case 'B' -> new byte[length];
            case 'C' -> new char[length];
            case 'S' -> new short[length];
            case 'I' -> new int[length];
            case 'J' -> new long[length];
            case 'F' -> new float[length];
            case 'D' -> new double[length];
            default -> new HeapObject[length];
        };
        return new HeapArray(arrayType, storage);
    }

    /** An instance with all fields zero; no constructor runs. */
    public HeapInstance newInstance(ClassInfo type) {
        return new HeapInstance(type, null);
    }
}
