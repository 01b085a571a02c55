package hiillos.compiler.lower;

import hiillos.compiler.heap.HeapObject.HeapArray;
import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.World;
import java.lang.classfile.Attributes;
import java.lang.classfile.attribute.InnerClassInfo;
import java.util.ArrayList;
import java.util.List;

/** The values of the fields of a {@code java.lang.Class} object that the compiler knows (contracts.md, Objects). */
final class ClassObject {
    private final Image image;
    private final ClassInfo type;

    ClassObject(Image image, ClassInfo type) {
        this.image = image;
        this.type = type;
    }

    /**
     * Before the analysis ends: makes the objects (strings, arrays) that the class object refers to, so that they are part
     * of the image.
     */
    static List<Object> references(ImageHeap heap, ClassInfo classClass, ClassInfo type) {
        HeapInstance mirror = heap.classMirror(type);
        List<Object> result = new ArrayList<>();
        set(mirror, classClass, "name", "Ljava/lang/String;", heap.string(binaryName(type)), result);
        set(mirror, classClass, "simpleName", "Ljava/lang/String;", heap.string(simpleName(type)), result);
        ClassInfo array = classClass.arrayType();
        HeapArray interfaces = heap.newArray(array, type.interfaces().size());
        for (int i = 0; i < type.interfaces().size(); i++) {
            ((Object[]) interfaces.storage)[i] = heap.classMirror(type.interfaces().get(i));
        }
        set(mirror, classClass, "interfaces", "[Ljava/lang/Class;", interfaces, result);
        ClassInfo declaring = declaring(heap.world(), type);
        if (declaring != null && classClass.findField("declaringClass", "Ljava/lang/Class;") != null) {
            result.add(heap.classMirror(declaring));
        }
        return result;
    }

    private static void set(HeapInstance mirror, ClassInfo classClass, String name, String descriptor, Object value,
            List<Object> result) {
        FieldInfo field = classClass.findField(name, descriptor);
        if (field != null) {
            mirror.set(field, value);
            result.add(value);
        }
    }

    void fill(Object[] values) {
        putClass(values, "superclass", type.isInterface() ? null : type.superclass());
        putClass(values, "componentType", type.component());
        if (!type.name().equals("void")) {
            ClassInfo array = type.arrayType();
            putClass(values, "arrayType", image.analysis.instantiated().contains(array) ? array : null);
        }
        putClass(values, "declaringClass", declaring(image.world, type));
        put(values, "modifiers", "I", modifiers());
        put(values, "kind", "I", kind());
        put(values, "instanceBytes", "I", type.isArray() ? Integer.numberOfTrailingZeros(
                Kind.storageBytes(type.component().descriptor())) : type.isPrimitive() ? 0 : type.instanceBytes());
        put(values, "referenceMap", "J", type.isArray() || type.isPrimitive() || type.isInterface() ? 0L : referenceMap());
        put(values, "initState", "I", image.analysis.needsRuntimeInitialization(type) ? 0 : 2);
        if (type.isEnum() && image.analysis.isInitializedAtBuildTime(type)) {
            FieldInfo all = type.findField("$VALUES", "[" + type.descriptor());
            if (all != null && image.analysis.staticFields().contains(all)) {
                put(values, "enumConstants", "Ljava/lang/Object;", type.staticValues[all.index()]);
            }
        }
    }

    private void putClass(Object[] values, String name, ClassInfo value) {
        boolean present = value != null && image.analysis.mirrors().contains(value);
        put(values, name, "Ljava/lang/Class;", present ? image.analysis.heap().classMirror(value) : null);
    }

    private void put(Object[] values, String name, String descriptor, Object value) {
        FieldInfo field = image.classClass.findField(name, descriptor);
        if (field != null) {
            values[field.index()] = value;
        }
    }

    private static InnerClassInfo inner(ClassInfo type) {
        if (type.model() == null) {
            return null;
        }
        return type.model().findAttribute(Attributes.innerClasses()).flatMap(a -> a.classes().stream()
                .filter(i -> i.innerClass().asInternalName().equals(type.name())).findFirst()).orElse(null);
    }

    private static ClassInfo declaring(World world, ClassInfo type) {
        InnerClassInfo inner = inner(type);
        return inner == null ? null : inner.outerClass().map(o -> world.find(o.asInternalName())).orElse(null);
    }

    private int modifiers() {
        InnerClassInfo inner = inner(type);
        return (inner != null ? inner.flagsMask() : type.flags()) & ~java.lang.classfile.ClassFile.ACC_SUPER;
    }

    private int kind() {
        int kind = 0;
        kind |= type.isInterface() ? 1 : 0;
        kind |= type.isPrimitive() ? 2 : 0;
        kind |= type.isArray() ? 4 : 0;
        kind |= type.isEnum() ? 8 : 0;
        kind |= type.superclass() != null && type.superclass().name().equals("java/lang/Record") ? 16 : 0;
        kind |= (type.flags() & java.lang.classfile.ClassFile.ACC_ANNOTATION) != 0 ? 32 : 0;
        kind |= type.name().contains("$$Lambda") ? 64 : 0;
        kind |= type.isInterface() && type.declaresDefaultMethods() ? 128 : 0;
        kind |= isA("java/lang/ref/Reference") ? 256 : 0;
        kind |= isA("java/lang/ref/SoftReference") ? 512 : 0;
        return kind;
    }

    private boolean isA(String name) {
        for (ClassInfo c = type.isArray() || type.isPrimitive() ? null : type; c != null; c = c.superclass()) {
            if (c.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Bit i: the word at 16 + 8·i is a reference that the collector follows; negative: any word may be one. */
    private long referenceMap() {
        long map = 0;
        for (FieldInfo field : type.instanceFields()) {
            boolean weak = field.owner().name().equals("java/lang/ref/Reference")
                    && (field.name().equals("referent") || field.name().equals("discovered"));
            if (image.world.valueRecord(field.descriptor()) != null) {
                return -1;
            }
            if (field.isReference() && !weak) {
                int bit = (field.offset() - ClassInfo.ARRAY_BASE_OFFSET) / 8;
                if (bit > 62) {
                    return -1;
                }
                map |= 1L << bit;
            }
        }
        return map;
    }

    private static String binaryName(ClassInfo type) {
        return type.name().replace('/', '.');
    }

    private static String simpleName(ClassInfo type) {
        if (type.isArray()) {
            return simpleName(type.component()) + "[]";
        }
        if (type.model() != null) {
            InnerClassInfo inner = type.model().findAttribute(Attributes.innerClasses()).flatMap(a -> a.classes().stream()
                    .filter(i -> i.innerClass().asInternalName().equals(type.name())).findFirst()).orElse(null);
            if (inner != null) {
                return inner.innerName().map(n -> n.stringValue()).orElse("");
            }
        }
        return type.name().substring(type.name().lastIndexOf('/') + 1);
    }
}
