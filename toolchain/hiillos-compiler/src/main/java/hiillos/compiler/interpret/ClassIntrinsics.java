package hiillos.compiler.interpret;

import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapArray;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.InnerClassInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The methods of java.lang.Class, answered from the world: a mirror's own fields are filled when the image is written. */
final class ClassIntrinsics {
    private static final String CLASS = "java/lang/Class.";

    private ClassIntrinsics() {}

    static void register(Intrinsics table) {
        ask(table, "isArray", ClassInfo::isArray);
        ask(table, "isPrimitive", ClassInfo::isPrimitive);
        ask(table, "isInterface", ClassInfo::isInterface);
        ask(table, "isEnum", t -> t.isEnum() && t.superclass().name().equals("java/lang/Enum"));
        ask(table, "isRecord", t -> t.superclass() != null && t.superclass().name().equals("java/lang/Record") && t.isFinal());
        ask(table, "isAnnotation", t -> (t.flags() & ClassFile.ACC_ANNOTATION) != 0);
        ask(table, "isHidden", t -> t.name().contains("$$Lambda$"));
        ask(table, "desiredAssertionStatus", t -> false);
        ask(table, "getModifiers", ClassIntrinsics::modifiers);
        table.put(CLASS + "desiredAssertionStatus0", (in, a) -> false);
        table.put(CLASS + "getName", (in, a) -> in.heap.string(binaryName(mirrored(in, a[0]))));
        table.put(CLASS + "initClassName", (in, a) -> in.heap.string(binaryName(mirrored(in, a[0]))));
        table.put(CLASS + "getTypeName", (in, a) -> in.heap.string(typeName(mirrored(in, a[0]))));
        table.put(CLASS + "getSimpleName", (in, a) -> in.heap.string(simpleName(mirrored(in, a[0]))));
        table.put(CLASS + "getPackageName", (in, a) -> in.heap.string(packageName(mirrored(in, a[0]))));
        table.put(CLASS + "descriptorString", (in, a) -> in.heap.string(mirrored(in, a[0]).descriptor()));
        mirror(table, "getSuperclass", t -> t.isInterface() ? null : t.superclass());
        mirror(table, "getComponentType", ClassInfo::component);
        mirror(table, "componentType", ClassInfo::component);
        mirror(table, "elementType", ClassInfo::component);
        mirror(table, "arrayType", ClassInfo::arrayType);
        table.put(CLASS + "getInterfaces0", (in, a) -> interfaces(in, a));
        table.put(CLASS + "getInterfaces()[Ljava/lang/Class;", (in, a) -> interfaces(in, a));
        table.put(CLASS + "getPrimitiveClass", (in, a) ->
                in.heap.classMirror(in.lookup(ImageHeap.content(in.nonNull((HeapObject) a[0])))));
        table.put(CLASS + "isInstance", (in, a) ->
                a[1] != null && ((HeapObject) a[1]).type().isSubtypeOf(mirrored(in, a[0])));
        table.put(CLASS + "isAssignableFrom", (in, a) -> mirrored(in, a[1]).isSubtypeOf(mirrored(in, a[0])));
        table.put(CLASS + "getEnumConstantsShared", (in, a) -> enumValues(in, a[0]));
        table.put(CLASS + "getEnumConstants", (in, a) -> {
            HeapArray shared = enumValues(in, a[0]);
            HeapArray copy = in.newArray(shared.type(), shared.length());
            System.arraycopy(shared.storage, 0, copy.storage, 0, shared.length());
            return copy;
        });
        table.put(CLASS + "getDeclaredField", (in, a) -> declaredField(in, a));
        table.put(CLASS + "getClassLoader", (in, a) -> {
            // The boot loader is null. Only java.base's classes are certain to be its.
            if (isClassLibrary(mirrored(in, a[0]))) {
                return null;
            }
            throw new Refusal("asks for the class loader of " + binaryName(mirrored(in, a[0])));
        });
    }

    private static void ask(Intrinsics table, String name, Function<ClassInfo, Object> answer) {
        table.put(CLASS + name, (in, a) -> answer.apply(mirrored(in, a[0])));
    }

    private static void mirror(Intrinsics table, String name, Function<ClassInfo, ClassInfo> answer) {
        table.put(CLASS + name, (in, a) -> {
            ClassInfo type = answer.apply(mirrored(in, a[0]));
            return type == null ? null : in.heap.classMirror(type);
        });
    }

    /** The type that a {@code java.lang.Class} object stands for. */
    static ClassInfo mirrored(Interpreter in, Object mirror) {
        return in.nonNull((HeapInstance) mirror).mirrored;
    }

    private static HeapArray interfaces(Interpreter in, Object[] a) {
        List<ClassInfo> interfaces = mirrored(in, a[0]).interfaces();
        HeapArray made = in.newArray(in.lookup("[Ljava/lang/Class;"), interfaces.size());
        for (int i = 0; i < interfaces.size(); i++) {
            ((HeapObject[]) made.storage)[i] = in.heap.classMirror(interfaces.get(i));
        }
        return made;
    }

    /** The enum's own {@code $VALUES} array, to be read only; initialises the enum. */
    static HeapArray enumValues(Interpreter in, Object mirror) {
        ClassInfo type = mirrored(in, mirror);
        FieldInfo values = valuesField(type);
        if (values == null) {
            throw new Refusal("asks for the enum constants of " + BuildTimeInitializer.dotted(type) + ", which has none");
        }
        in.rules.trigger(type);
        in.effects.checkStaticRead(values);
        Object array = type.staticValues[values.index()];
        if (array == null) {
            throw new Refusal("asks for the enum constants of " + BuildTimeInitializer.dotted(type) + " before they are set");
        }
        return (HeapArray) array;
    }

    /** The enum's array of constants as it is now; null when this is no enum or not initialised. */
    static Object enumValues(ClassInfo type) {
        FieldInfo values = type.isEnum() ? valuesField(type) : null;
        return values == null ? null : type.staticValues[values.index()];
    }

    private static FieldInfo valuesField(ClassInfo type) {
        for (FieldInfo f : type.fields()) {
            if (f.isStatic() && f.isFinal() && (f.flags() & ClassFile.ACC_SYNTHETIC) != 0
                    && f.descriptor().equals("[" + type.descriptor())) {
                return f;
            }
        }
        return null;
    }

    static boolean isClassLibrary(ClassInfo type) {
        return type.name().startsWith("java/") || type.name().startsWith("jdk/") || type.name().startsWith("sun/");
    }

    /** Enum.valueOf(Class, String). */
    static Object enumValueOf(Interpreter in, Object[] a) {
        HeapObject[] values = (HeapObject[]) enumValues(in, a[0]).storage;
        String wanted = ImageHeap.content(in.nonNull((HeapObject) a[1]));
        FieldInfo name = in.lookup("java/lang/Enum").findField("name", "Ljava/lang/String;");
        for (HeapObject value : values) {
            if (ImageHeap.content((HeapObject) ((HeapInstance) value).get(name)).equals(wanted)) {
                return value;
            }
        }
        throw in.thrown("java/lang/IllegalArgumentException",
                "No enum constant " + binaryName(mirrored(in, a[0])).replace('$', '.') + "." + wanted);
    }

    /** A Field object that only Unsafe.objectFieldOffset understands; it may not stay in the image. */
    private static HeapInstance declaredField(Interpreter in, Object[] a) {
        ClassInfo type = mirrored(in, a[0]);
        HeapObject name = in.nonNull((HeapObject) a[1]);
        HeapInstance made = in.heap.newInstance(in.lookup("java/lang/reflect/Field"));
        FieldInfo holder = made.type().findField("clazz", "Ljava/lang/Class;");
        FieldInfo named = made.type().findField("name", "Ljava/lang/String;");
        if (holder == null || named == null || fieldNamed(type, ImageHeap.content(name)) == null) {
            throw new Refusal("uses reflection (Class.getDeclaredField)");
        }
        made.set(holder, a[0]);
        made.set(named, name);
        in.effects.createdTemporary(made);
        return made;
    }

    /** The field that the class itself declares under that name, or null. */
    static FieldInfo fieldNamed(ClassInfo type, String name) {
        for (FieldInfo f : type.fields()) {
            if (f.name().equals(name)) {
                return f;
            }
        }
        return null;
    }

    // --- Names (as java.lang.Class specifies them) ---

    static String binaryName(ClassInfo type) {
        return type.name().replace('/', '.');
    }

    private static String typeName(ClassInfo type) {
        return type.isArray() ? typeName(type.component()) + "[]" : binaryName(type);
    }

    private static String packageName(ClassInfo type) {
        ClassInfo element = type;
        while (element.isArray()) {
            element = element.component();
        }
        String name = binaryName(element);
        return element.isPrimitive() ? "java.lang" : name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    static String simpleName(ClassInfo type) {
        if (type.isArray()) {
            return simpleName(type.component()) + "[]";
        }
        Optional<InnerClassInfo> inner = innerClass(type);
        if (inner.isPresent()) {
            return inner.get().innerName().map(n -> n.stringValue()).orElse("");
        }
        return type.name().substring(type.name().lastIndexOf('/') + 1);
    }

    private static Optional<InnerClassInfo> innerClass(ClassInfo type) {
        return type.model() == null ? Optional.empty()
                : type.model().findAttribute(Attributes.innerClasses()).flatMap(all -> all.classes().stream()
                        .filter(i -> i.innerClass().asInternalName().equals(type.name())).findFirst());
    }

    /** As Class.getModifiers: a nested class's are those of its declaration, an array's those of its element type. */
    private static int modifiers(ClassInfo type) {
        if (type.isArray()) {
            int access = ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED | ClassFile.ACC_PRIVATE;
            return modifiers(type.component()) & access | ClassFile.ACC_FINAL | ClassFile.ACC_ABSTRACT;
        }
        return innerClass(type).map(InnerClassInfo::flagsMask).orElse(type.flags() & ~ClassFile.ACC_SUPER);
    }

    /** The method, declared by the class or inherited, or a refusal. */
    static MethodInfo method(ClassInfo type, String name, String descriptor) {
        MethodInfo found = type.findMethod(name, descriptor);
        if (found == null) {
            throw new Refusal("needs " + binaryName(type) + "." + name + descriptor + ", which does not exist");
        }
        return found;
    }
}
