package hiillos.compiler.model;

import hiillos.compiler.CompileException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All types that a compilation has met. Not thread-safe. */
public final class World {
    private static final Map<String, String> PRIMITIVES = Map.of("boolean", "Z", "byte", "B", "char", "C", "short", "S",
            "int", "I", "long", "J", "float", "F", "double", "D", "void", "V");

    private final ClassSource source;
    private final boolean valueRecordsAreFlat;
    private final Map<String, ClassInfo> types = new HashMap<>();

    /** @param valueRecordsAreFlat profiles {@code kernel} and {@code boot}: value records have no identity */
    public World(ClassSource source, boolean valueRecordsAreFlat) {
        this.source = source;
        this.valueRecordsAreFlat = valueRecordsAreFlat;
        for (String name : PRIMITIVES.keySet()) {
            types.put(name, new ClassInfo(this, name, null));
        }
    }

    static String primitiveDescriptor(String name) {
        return PRIMITIVES.get(name);
    }

    /**
     * The type of that internal name ({@code java/lang/String}, {@code [I}, {@code int}).
     *
     * @throws CompileException when no class file is found
     */
    public ClassInfo lookup(String internalName) {
        ClassInfo found = find(internalName);
        if (found == null) {
            throw new CompileException("class " + internalName.replace('/', '.') + " is not on the class path");
        }
        return found;
    }

    /** As {@link #lookup}, but null when there is no such class. */
    public ClassInfo find(String internalName) {
        ClassInfo known = types.get(internalName);
        if (known != null) {
            return known;
        }
        if (internalName.startsWith("[")) {
            return byDescriptor(internalName.substring(1)).arrayType();
        }
        byte[] bytes = source.find(internalName);
        return bytes == null ? null : define(internalName, bytes);
    }

    /** Adds a class that no source has. */
    public ClassInfo define(String internalName, byte[] bytes) {
        ClassModel model = ClassFile.of().parse(bytes);
        ClassInfo made = new ClassInfo(this, model);
        types.put(internalName, made);
        ClassInfo superclass = model.superclass().map(s -> lookup(s.asInternalName())).orElse(null);
        List<ClassInfo> interfaces = new ArrayList<>();
        model.interfaces().forEach(i -> interfaces.add(lookup(i.asInternalName())));
        made.link(superclass, List.copyOf(interfaces));
        return made;
    }

    /** The type of a field descriptor. */
    public ClassInfo byDescriptor(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case '[' -> lookup(descriptor);
            case 'L' -> lookup(descriptor.substring(1, descriptor.length() - 1));
            case 'Z' -> lookup("boolean");
            case 'B' -> lookup("byte");
            case 'C' -> lookup("char");
            case 'S' -> lookup("short");
            case 'I' -> lookup("int");
            case 'J' -> lookup("long");
            case 'F' -> lookup("float");
            case 'D' -> lookup("double");
            case 'V' -> lookup("void");
            default -> throw new CompileException("malformed descriptor " + descriptor);
        };
    }

    /** The value record that a descriptor names, or null if it names something else (or the profile has none). */
    public ClassInfo valueRecord(String descriptor) {
        if (!valueRecordsAreFlat || descriptor.charAt(0) != 'L') {
            return null;
        }
        ClassInfo type = byDescriptor(descriptor);
        return type.isValueRecord() ? type : null;
    }

    ClassInfo makeArray(ClassInfo component) {
        String name = "[" + component.descriptor();
        ClassInfo made = types.get(name);
        if (made == null) {
            made = new ClassInfo(this, name, component);
            made.link(lookup("java/lang/Object"), List.of(lookup("java/lang/Cloneable"), lookup("java/io/Serializable")));
            types.put(name, made);
        }
        return made;
    }
}
