package hiillos.compiler.lower;

import hiillos.compiler.Profile;
import hiillos.compiler.analysis.Analysis;
import hiillos.compiler.model.AnnotationInfo;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import hiillos.compiler.model.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the lowering of every method shares. */
final class Image {
    final Analysis analysis;
    final World world;
    final Profile profile;
    final ModuleBuilder module = new ModuleBuilder();
    final Dispatch dispatch;
    /** Null in a bare profile, where nothing is thrown. */
    final Recursion recursion;
    final TypeNumbers numbers;
    final HeapWriter heap;
    final DebugInfo debug;
    final ClassInfo hooks;
    final ClassInfo classClass;
    /** For tests of the collector: indices of arrays are not checked, as if all of them had been proved. */
    final boolean trustsIndices;
    private final int rootTag;
    private final java.util.Map<String, String> tables = new java.util.HashMap<>();

    Image(Analysis analysis, ClassInfo hooks, boolean trustsIndices) {
        this.trustsIndices = trustsIndices;
        this.analysis = analysis;
        this.world = analysis.world();
        this.profile = analysis.profile();
        this.hooks = hooks;
        this.classClass = world.lookup("java/lang/Class");
        this.dispatch = new Dispatch(analysis);
        this.recursion = profile.isBare() ? null : new Recursion(analysis, dispatch);
        this.numbers = new TypeNumbers(analysis);
        this.heap = new HeapWriter(this);
        this.debug = new DebugInfo(module);
        this.rootTag = module.metadata("!{!\"java\"}");
    }

    /** The linker symbol of a method's code. */
    static String symbol(MethodInfo method) {
        AnnotationInfo entry = method.annotation("hiillos/word/EntryPoint");
        return entry != null ? entry.string("value", method.symbol()) : method.symbol();
    }

    static String functionName(MethodInfo method) {
        return ModuleBuilder.global(symbol(method));
    }

    /** How many bytes an object of that type has at least. */
    int objectBytes(String descriptor) {
        ClassInfo type = descriptor.startsWith("[") ? null : world.byDescriptor(descriptor);
        return type == null || type.isInterface() ? ClassInfo.ARRAY_BASE_OFFSET : type.instanceBytes();
    }

    /** LLVM result type of a method: a value record's constructor returns the record. */
    String returnType(MethodInfo method) {
        if (isRecordConstructor(method)) {
            return Kind.RECORD.ir(method.owner());
        }
        return Kind.type(world, method.type().returnType().descriptorString());
    }

    boolean isRecordConstructor(MethodInfo method) {
        return method.isConstructor() && world.valueRecord(method.owner().descriptor()) != null;
    }

    /** LLVM parameter types, receiver first. */
    List<String> parameterTypes(MethodInfo method) {
        List<String> types = new ArrayList<>();
        if (!method.isStatic() && !isRecordConstructor(method)) {
            types.add(Kind.type(world, method.owner().descriptor()));
        }
        method.type().parameterList().forEach(p -> types.add(Kind.type(world, p.descriptorString())));
        return types;
    }

    MethodInfo hook(String name) {
        for (MethodInfo m : hooks.methods()) {
            if (m.isStatic() && m.name().equals(name)) {
                return m;
            }
        }
        throw new hiillos.compiler.CompileException(
                "the runtime's hook class " + hooks.name().replace('/', '.') + " has no method " + name);
    }

    /** The access tag that tells LLVM that accesses with different tags never overlap. */
    String tag(String kind) {
        int type = module.metadata("!{!\"" + ModuleBuilder.escape(kind) + "\", !" + rootTag + ", i64 0}");
        return ", !tbaa !" + module.metadata("!{!" + type + ", !" + type + ", i64 0}");
    }

    String fieldTag(FieldInfo field) {
        return tag(field.owner().name() + "." + field.name());
    }

    String elementTag(String descriptor) {
        char kind = descriptor.charAt(0);
        return tag(kind == 'L' || kind == '[' ? "ref[]" : kind == 'Z' ? "B[]" : kind + "[]");
    }

    /** Bytes from a class object's start to its dispatch table. */
    int tableOffset() {
        return classClass.instanceBytes() + 16;
    }

    /** Bytes from a class object's start to its type number (an int), which stands between Java fields and dispatch table. */
    int typeNumberOffset() {
        return classClass.instanceBytes();
    }

    /** Bytes from a class object's start to its component class (a reference; null unless it is an array class). */
    int componentTypeOffset() {
        return classClass.instanceBytes() + 8;
    }

    int classFieldOffset(String name, String descriptor) {
        FieldInfo field = classClass.findField(name, descriptor);
        if (field == null) {
            throw new hiillos.compiler.CompileException("the runtime's java.lang.Class has no field " + name);
        }
        return field.offset();
    }

    /** The name of a read-only text in UTF-8, with a zero at its end. */
    String text(String content) {
        StringBuilder bytes = new StringBuilder();
        byte[] encoded = content.getBytes(StandardCharsets.UTF_8);
        for (byte b : encoded) {
            if (b >= ' ' && b < 127 && b != '"' && b != '\\') {
                bytes.append((char) b);
            } else {
                bytes.append(String.format("\\%02X", b & 0xff));
            }
        }
        return table("[" + (encoded.length + 1) + " x i8] c\"" + bytes + "\\00\", align 1");
    }

    /** The name of a read-only table with that definition. */
    String table(String definition) {
        return tables.computeIfAbsent(definition, d -> {
            String name = "@table." + tables.size();
            module.global(name, "private unnamed_addr constant " + d);
            return name;
        });
    }

    String classObject(ClassInfo type) {
        return ModuleBuilder.global("class " + type.name());
    }

    String staticField(FieldInfo field) {
        return ModuleBuilder.global("static " + field.owner().name() + "." + field.name());
    }
}
