package hiillos.compiler.reflect;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import hiillos.compiler.CompileException;
import hiillos.compiler.analysis.MethodBody;
import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.MethodInfo;
import hiillos.compiler.model.World;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The classes of {@code java.lang.reflect.Proxy.newProxyInstance}, one for each list of interfaces: {@code $ProxyN extends Proxy}. */
final class ProxyClasses {
    private static final ClassDesc PROXY = ClassDesc.of("java.lang.reflect.Proxy");
    private static final ClassDesc HANDLER = ClassDesc.of("java.lang.reflect.InvocationHandler");
    private static final ClassDesc METHOD = ClassDesc.of("java.lang.reflect.Method");
    private static final MethodTypeDesc TAKES_HANDLER = MethodTypeDesc.of(CD_void, HANDLER);
    /** Methods of Object that go to the handler, in HotSpot's order. */
    private static final List<String> OF_OBJECT = List.of("hashCode()I", "equals(Ljava/lang/Object;)Z", "toString()Ljava/lang/String;");

    private final World world;
    private final Map<List<ClassInfo>, ClassInfo> made = new LinkedHashMap<>();

    ProxyClasses(World world) {
        this.world = world;
    }

    /** All that there are, by their interfaces. */
    Map<List<ClassInfo>, ClassInfo> made() {
        return made;
    }

    // --- Which interfaces ---

    /**
     * The lists of interfaces that an array may hold.
     *
     * @param others the classes that come out of the class library
     */
    static Set<List<ClassInfo>> interfaces(Resolution resolution, Value arrays, Function<Atom.FromLibrary, Set<ClassInfo>> others) {
        Set<List<ClassInfo>> lists = new LinkedHashSet<>();
        for (Atom atom : resolution.resolve(arrays)) {
            switch (atom) {
                case Atom.Made array -> lists.addAll(made(resolution, array, others));
                case Atom.Existing(HeapObject.HeapArray array) when array.storage instanceof HeapObject[] elements -> {
                    List<ClassInfo> list = new ArrayList<>();
                    for (HeapObject each : elements) {
                        if (each instanceof HeapObject.HeapInstance mirror && mirror.mirrored != null) {
                            list.add(mirror.mirrored);
                        }
                    }
                    lists.add(list);
                }
                case Atom.InterfacesOf of -> resolution.typesOf(of.type()).forEach(type -> lists.add(type.interfaces()));
                default -> throw unknown();
            }
        }
        // What is no interface is an exception when the program runs.
        lists.removeIf(list -> !list.stream().allMatch(ClassInfo::isInterface) || Set.copyOf(list).size() != list.size());
        return lists;
    }

    private static CompileException unknown() {
        return new CompileException("not supported: a proxy whose interfaces are not known at build time; "
                + "use an array of class literals, or of one class");
    }

    /** An array of one element, which may be one of several classes, or of as many as there are classes in it. */
    private static List<List<ClassInfo>> made(Resolution resolution, Atom.Made array,
            Function<Atom.FromLibrary, Set<ClassInfo>> others) {
        Set<ClassInfo> types = new LinkedHashSet<>();
        for (Atom atom : resolution.resolve(Value.of(new Atom.Element(Value.of(array))))) {
            switch (atom) {
                case Atom.Type type -> types.add(type.type());
                case Atom.FromLibrary library -> types.addAll(others.apply(library));
                default -> throw unknown();
            }
        }
        int length = resolution.body(array.method()).instruction(array.instruction() - 1) instanceof ConstantInstruction constant
                && constant.constantValue() instanceof Integer count ? count : -1;
        if (length == 1) {
            return types.stream().map(List::of).toList();
        }
        if (length != types.size()) {
            throw unknown();
        }
        return List.of(List.copyOf(types));
    }

    // --- The class ---

    /** The methods that go to the handler: of each interface and those above it, the first of those that are alike. */
    List<MethodInfo> methods(List<ClassInfo> interfaces) {
        Map<String, MethodInfo> found = new LinkedHashMap<>();
        ClassInfo object = world.lookup("java/lang/Object");
        for (String method : OF_OBJECT) {
            int name = method.indexOf('(');
            found.put(method, object.declaredMethod(method.substring(0, name), method.substring(name)));
        }
        interfaces.forEach(each -> collect(each, found));
        return List.copyOf(found.values());
    }

    private static void collect(ClassInfo type, Map<String, MethodInfo> found) {
        int others = ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE | ClassFile.ACC_SYNTHETIC;
        for (MethodInfo method : type.methods()) {
            if ((method.flags() & others) == 0 && !method.isClassInitializer()) {
                found.putIfAbsent(method.name() + method.descriptor(), method);
            }
        }
        type.interfaces().forEach(above -> collect(above, found));
    }

    /** Makes the class for interfaces that have none. */
    ClassInfo make(List<ClassInfo> interfaces) {
        String place = "jdk/proxy1/";
        for (ClassInfo each : interfaces) {
            if ((each.flags() & ClassFile.ACC_PUBLIC) == 0) {
                place = each.name().substring(0, each.name().lastIndexOf('/') + 1);
            }
        }
        String name = place + "$Proxy" + made.size();
        ClassInfo type = world.define(name, build(ClassDesc.ofInternalName(name), interfaces));
        made.put(interfaces, type);
        return type;
    }

    private byte[] build(ClassDesc self, List<ClassInfo> interfaces) {
        List<MethodInfo> methods = methods(interfaces);
        return ClassFile.of().build(self, builder -> {
            builder.withVersion(ClassFile.JAVA_25_VERSION, 0);
            builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_PUBLIC);
            builder.withSuperclass(PROXY);
            builder.withInterfaceSymbols(interfaces.stream().map(ProxyClasses::symbol).toList());
            body(builder, INIT_NAME, TAKES_HANDLER, code ->
                    code.aload(0).aload(1).invokespecial(PROXY, INIT_NAME, TAKES_HANDLER).return_());
            body(builder, "$create", MethodTypeDesc.of(PROXY, HANDLER), code ->
                    code.new_(self).dup().aload(1).invokespecial(self, INIT_NAME, TAKES_HANDLER).areturn());
            body(builder, "$interfaces", MethodTypeDesc.of(CD_Class.arrayType()), code -> {
                Emit.types(code, interfaces.stream().map(ProxyClasses::symbol).toList());
                code.areturn();
            });
            body(builder, "$count", MethodTypeDesc.of(CD_int), code -> code.loadConstant(methods.size()).ireturn());
            body(builder, "$find", MethodTypeDesc.of(METHOD, CD_int), code -> Emit.choose(code, 1, methods.size(), i -> {
                MethodInfo method = methods.get(i);
                code.loadConstant(symbol(method.owner())).loadConstant(method.name());
                Emit.types(code, method.type().parameterList());
                code.invokestatic(PROXY, "$declared", MethodTypeDesc.of(METHOD, CD_Class, CD_String, CD_Class.arrayType())).areturn();
            }, () -> code.aconst_null().areturn()));
            body(builder, "$default", MethodTypeDesc.of(CD_Object, CD_int, CD_Object.arrayType()), code ->
                    Emit.choose(code, 1, methods.size(), i -> callDefault(code, methods.get(i)), () -> code.aconst_null().areturn()));
            for (int i = 0; i < methods.size(); i++) {
                int number = i;
                MethodTypeDesc type = methods.get(i).type();
                body(builder, methods.get(i).name(), type, code -> handOver(code, number, type));
            }
        });
    }

    private static ClassDesc symbol(ClassInfo type) {
        return ClassDesc.ofInternalName(type.name());
    }

    private static void body(ClassBuilder builder, String name, MethodTypeDesc type, Consumer<CodeBuilder> code) {
        builder.withMethodBody(name, type, ClassFile.ACC_PUBLIC, code::accept);
    }

    private static void callDefault(CodeBuilder code, MethodInfo method) {
        if (method.isAbstract() || !method.owner().isInterface()) {
            code.aconst_null().areturn();
            return;
        }
        code.aload(0);
        for (int i = 0; i < method.type().parameterCount(); i++) {
            code.aload(2).loadConstant(i).aaload();
            Emit.unbox(code, method.type().parameterType(i));
        }
        code.invokespecial(symbol(method.owner()), method.name(), method.type(), true);
        Emit.box(code, method.type().returnType());
        code.areturn();
    }

    private static void handOver(CodeBuilder code, int number, MethodTypeDesc type) {
        code.aload(0).loadConstant(number);
        if (type.parameterCount() == 0) {
            code.aconst_null();
        } else {
            code.loadConstant(type.parameterCount()).anewarray(CD_Object);
        }
        int slot = 1;
        for (int i = 0; i < type.parameterCount(); i++) {
            TypeKind kind = TypeKind.from(type.parameterType(i));
            code.dup().loadConstant(i).loadLocal(kind, slot);
            Emit.box(code, type.parameterType(i));
            code.aastore();
            slot += kind.slotSize();
        }
        code.invokevirtual(PROXY, "$call", MethodTypeDesc.of(CD_Object, CD_int, CD_Object.arrayType()));
        if (type.returnType().equals(CD_void)) {
            code.pop().return_();
        } else {
            Emit.unbox(code, type.returnType());
            code.return_(TypeKind.from(type.returnType()));
        }
    }
}
