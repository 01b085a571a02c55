package hiillos.compiler.reflect;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import hiillos.compiler.model.World;
import java.lang.classfile.Annotation;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the class that answers for the members of one class: {@code final class X$$Members extends java.lang.reflect.Members}.
 * Its methods make {@code Method} objects and their like when they are asked for; calls, reads and writes through them are
 * switches over a member's place in those lists. Only what can be reached of it gets into the image.
 */
final class MembersClass {
    private static final ClassDesc MEMBERS = ClassDesc.of("java.lang.reflect.Members");
    private static final ClassDesc METHOD = ClassDesc.of("java.lang.reflect.Method");
    private static final ClassDesc CONSTRUCTOR = ClassDesc.of("java.lang.reflect.Constructor");
    private static final ClassDesc FIELD = ClassDesc.of("java.lang.reflect.Field");
    private static final ClassDesc COMPONENT = ClassDesc.of("java.lang.reflect.RecordComponent");
    private static final ClassDesc ANNOTATION = ClassDesc.of("java.lang.annotation.Annotation");
    /** Methods that the compiler itself adds to classes. */
    private static final String OWN = "\\$(concat|unsupported|super|typeSwitch|enumSwitch|toString|hashCode|equals|call)\\$\\d+";

    private final World world;
    private final ClassInfo type;
    private final ClassDesc owner;
    private final Wanted wanted;
    private final AnnotationClasses annotations;
    private final List<MethodInfo> methods = new ArrayList<>();
    private final List<MethodInfo> constructors = new ArrayList<>();
    private final List<FieldInfo> fields = new ArrayList<>();
    private List<RecordComponentInfo> components = List.of();

    MembersClass(World world, ClassInfo type, Wanted wanted, AnnotationClasses annotations) {
        this.world = world;
        this.type = type;
        this.owner = ClassDesc.ofDescriptor(type.descriptor());
        this.wanted = wanted;
        this.annotations = annotations;
        if (type.model() == null) {
            return;
        }
        boolean hidesOwn = Known.isClassLibrary(type);
        int open = ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED;
        for (MethodInfo m : type.methods()) {
            boolean hidden = hidesOwn && ((m.flags() & open) == 0 || !wanted.isNamed(m.name()) && Everyday.isLeftOut(m.name(), m.descriptor()))
                    || m.name().matches(OWN);
            if (m.isConstructor()) {
                if (wanted.has(Request.Kind.CONSTRUCTORS) && !hidden) {
                    constructors.add(m);
                }
            } else if (!m.isClassInitializer() && wanted.has(Request.Kind.METHODS) && wanted.method(m.name()) && !hidden) {
                methods.add(m);
            }
        }
        for (FieldInfo f : type.fields()) {
            if (wanted.has(Request.Kind.FIELDS) && wanted.field(f.name())) {
                fields.add(f);
            }
        }
        if (wanted.has(Request.Kind.COMPONENTS)) {
            components = type.model().findAttribute(Attributes.record()).map(r -> r.components()).orElse(List.of());
        }
    }

    byte[] build(String internalName) {
        ClassDesc self = ClassDesc.ofInternalName(internalName);
        return ClassFile.of().build(self, made -> {
            made.withVersion(ClassFile.JAVA_25_VERSION, 0);
            made.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC | ClassFile.ACC_PUBLIC);
            made.withSuperclass(MEMBERS);
            made.withMethodBody(INIT_NAME, MTD_void, ClassFile.ACC_PUBLIC,
                    code -> code.aload(0).invokespecial(MEMBERS, INIT_NAME, MTD_void).return_());
            list(made, "methods", METHOD, methods.size(), (code, i) -> method(code, i));
            list(made, "constructors", CONSTRUCTOR, constructors.size(), (code, i) -> constructor(code, i));
            list(made, "fields", FIELD, fields.size(), (code, i) -> field(code, i));
            list(made, "components", COMPONENT, components.size(), (code, i) -> component(code, i));
            if (wanted.has(Request.Kind.ANNOTATIONS) && type.model() != null) {
                made.withMethodBody("annotations", MethodTypeDesc.of(ANNOTATION.arrayType()), ClassFile.ACC_PUBLIC, code -> {
                    annotations.emit(code, visible(type.model()));
                    code.areturn();
                });
            }
            chosen(made, "methodAnnotations", methods.stream().map(m -> (AttributedElement) m.model()).toList());
            chosen(made, "constructorAnnotations", constructors.stream().map(m -> (AttributedElement) m.model()).toList());
            chosen(made, "fieldAnnotations", fields.stream().map(f -> (AttributedElement) f.model()).toList());
            chosen(made, "componentAnnotations", components.stream().map(c -> (AttributedElement) c).toList());
            chosenOfParameters(made, "methodParameterAnnotations", methods);
            chosenOfParameters(made, "constructorParameterAnnotations", constructors);
            calls(made);
            accesses(made);
            providers(made);
        });
    }

    private static List<Annotation> visible(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).map(a -> a.annotations()).orElse(List.of());
    }

    private interface Part {
        void emit(CodeBuilder code, int index);
    }

    /** A method that returns an array of new objects. */
    private static void list(ClassBuilder made, String name, ClassDesc element, int count, Part part) {
        if (count == 0) {
            return;
        }
        made.withMethodBody(name, MethodTypeDesc.of(element.arrayType()), ClassFile.ACC_PUBLIC, code -> {
            code.loadConstant(count).anewarray(element);
            for (int i = 0; i < count; i++) {
                code.dup().loadConstant(i).new_(element).dup();
                part.emit(code, i);
                code.aastore();
            }
            code.areturn();
        });
    }

    private void chosen(ClassBuilder made, String name, List<AttributedElement> elements) {
        if (elements.stream().allMatch(e -> visible(e).isEmpty())) {
            return;
        }
        made.withMethodBody(name, MethodTypeDesc.of(ANNOTATION.arrayType(), CD_int), ClassFile.ACC_PUBLIC, code ->
            Emit.choose(code, 1, elements.size(), i -> {
                annotations.emit(code, visible(elements.get(i)));
                code.areturn();
            }, () -> code.aconst_null().areturn()));
    }

    /** A list for each parameter. The class file says nothing of those that the compiler of the language has put before the others. */
    private void chosenOfParameters(ClassBuilder made, String name, List<MethodInfo> owners) {
        if (owners.stream().allMatch(m -> ofParameters(m).stream().allMatch(List::isEmpty))) {
            return;
        }
        made.withMethodBody(name, MethodTypeDesc.of(ANNOTATION.arrayType(2), CD_int), ClassFile.ACC_PUBLIC, code ->
            Emit.choose(code, 1, owners.size(), i -> {
                List<List<Annotation>> written = ofParameters(owners.get(i));
                int count = owners.get(i).type().parameterCount();
                int implicit = Math.max(0, count - written.size());
                code.loadConstant(count).anewarray(ANNOTATION.arrayType());
                for (int parameter = 0; parameter < count; parameter++) {
                    code.dup().loadConstant(parameter);
                    annotations.emit(code, parameter < implicit ? List.of() : written.get(parameter - implicit));
                    code.aastore();
                }
                code.areturn();
            }, () -> code.aconst_null().areturn()));
    }

    private static List<List<Annotation>> ofParameters(MethodInfo method) {
        return method.model() == null ? List.of() : method.model().findAttribute(Attributes.runtimeVisibleParameterAnnotations())
                .map(a -> a.parameterAnnotations()).orElse(List.of());
    }

    // --- Descriptions ---

    private void method(CodeBuilder code, int i) {
        MethodInfo m = methods.get(i);
        code.loadConstant(owner).loadConstant(i).loadConstant(m.name());
        Emit.type(code, m.type().returnType());
        executable(code, m);
        code.invokespecial(METHOD, INIT_NAME, MethodTypeDesc.of(CD_void, CD_Class, CD_int, CD_String, CD_Class, CD_Class.arrayType(),
                CD_Class.arrayType(), CD_int, CD_String.arrayType()));
    }

    private void constructor(CodeBuilder code, int i) {
        code.loadConstant(owner).loadConstant(i);
        executable(code, constructors.get(i));
        code.invokespecial(CONSTRUCTOR, INIT_NAME, MethodTypeDesc.of(CD_void, CD_Class, CD_int, CD_Class.arrayType(),
                CD_Class.arrayType(), CD_int, CD_String.arrayType()));
    }

    private static void executable(CodeBuilder code, MethodInfo m) {
        Emit.types(code, m.type().parameterList());
        Emit.types(code, m.model().findAttribute(Attributes.exceptions())
                .map(e -> e.exceptions().stream().map(c -> c.asSymbol()).toList()).orElse(List.of()));
        code.loadConstant(m.flags());
        Emit.texts(code, m.model().findAttribute(Attributes.methodParameters())
                .map(p -> p.parameters().stream().map(x -> x.name().map(n -> n.stringValue()).orElse("")).toList()).orElse(null));
    }

    private void field(CodeBuilder code, int i) {
        FieldInfo f = fields.get(i);
        code.loadConstant(owner).loadConstant(i).loadConstant(f.name());
        Emit.type(code, ClassDesc.ofDescriptor(f.descriptor()));
        code.loadConstant(f.flags()).loadConstant(f.isStatic() ? -1L : (long) f.offset());
        code.invokespecial(FIELD, INIT_NAME, MethodTypeDesc.of(CD_void, CD_Class, CD_int, CD_String, CD_Class, CD_int, CD_long));
    }

    private void component(CodeBuilder code, int i) {
        RecordComponentInfo c = components.get(i);
        code.loadConstant(owner).loadConstant(i).loadConstant(c.name().stringValue());
        Emit.type(code, c.descriptorSymbol());
        code.invokespecial(COMPONENT, INIT_NAME, MethodTypeDesc.of(CD_void, CD_Class, CD_int, CD_String, CD_Class));
    }

    // --- Uses ---

    private void calls(ClassBuilder made) {
        boolean isInterface = type.isInterface();
        if (!methods.isEmpty()) {
            body(made, "invoke", MethodTypeDesc.of(CD_Object, CD_int, CD_Object, CD_Object.arrayType()), code ->
                Emit.choose(code, 1, methods.size(), i -> {
                    MethodInfo m = methods.get(i);
                    if (!m.isStatic()) {
                        code.aload(2).checkcast(owner);
                    }
                    arguments(code, m, 3);
                    if (m.isStatic()) {
                        code.invokestatic(owner, m.name(), m.type(), isInterface);
                    } else if (isInterface) {
                        code.invokeinterface(owner, m.name(), m.type());
                    } else {
                        code.invokevirtual(owner, m.name(), m.type());
                    }
                    Emit.box(code, m.type().returnType());
                    code.areturn();
                }, () -> code.aconst_null().areturn()));
        }
        if (!constructors.isEmpty() && !type.isAbstract() && !type.isEnum()) {
            body(made, "create", MethodTypeDesc.of(CD_Object, CD_int, CD_Object.arrayType()), code ->
                Emit.choose(code, 1, constructors.size(), i -> {
                    code.new_(owner).dup();
                    arguments(code, constructors.get(i), 2);
                    code.invokespecial(owner, INIT_NAME, constructors.get(i).type()).areturn();
                }, () -> code.aconst_null().areturn()));
        }
    }

    private static void body(ClassBuilder made, String name, MethodTypeDesc type, Consumer<CodeBuilder> code) {
        made.withMethodBody(name, type, ClassFile.ACC_PUBLIC, code::accept);
    }

    private static void arguments(CodeBuilder code, MethodInfo m, int slot) {
        for (int i = 0; i < m.type().parameterCount(); i++) {
            code.aload(slot).loadConstant(i).aaload();
            Emit.unbox(code, m.type().parameterType(i));
        }
    }

    private void accesses(ClassBuilder made) {
        if (fields.isEmpty()) {
            return;
        }
        body(made, "get", MethodTypeDesc.of(CD_Object, CD_int, CD_Object), code ->
            Emit.choose(code, 1, fields.size(), i -> {
                FieldInfo f = fields.get(i);
                ClassDesc kind = ClassDesc.ofDescriptor(f.descriptor());
                if (f.isStatic()) {
                    code.getstatic(owner, f.name(), kind);
                } else {
                    code.aload(2).checkcast(owner).getfield(owner, f.name(), kind);
                }
                Emit.box(code, kind);
                code.areturn();
            }, () -> code.aconst_null().areturn()));
        body(made, "set", MethodTypeDesc.of(CD_void, CD_int, CD_Object, CD_Object), code ->
            Emit.choose(code, 1, fields.size(), i -> {
                FieldInfo f = fields.get(i);
                ClassDesc kind = ClassDesc.ofDescriptor(f.descriptor());
                // Nobody writes a final variable: Field.set refuses.
                if (!f.isFinal()) {
                    if (!f.isStatic()) {
                        code.aload(2).checkcast(owner);
                    }
                    code.aload(3);
                    Emit.unbox(code, kind);
                    if (f.isStatic()) {
                        code.putstatic(owner, f.name(), kind);
                    } else {
                        code.putfield(owner, f.name(), kind);
                    }
                }
                code.return_();
            }, code::return_));
    }

    private void providers(ClassBuilder made) {
        List<ClassInfo> all = List.copyOf(wanted.providers());
        if (all.isEmpty()) {
            return;
        }
        body(made, "providers", MethodTypeDesc.of(CD_Class.arrayType()), code -> {
            Emit.types(code, all.stream().map(p -> ClassDesc.ofInternalName(p.name())).toList());
            code.areturn();
        });
        body(made, "provide", MethodTypeDesc.of(CD_Object, CD_int), code ->
            Emit.choose(code, 1, all.size(), i -> {
                ClassDesc provider = ClassDesc.ofInternalName(all.get(i).name());
                code.new_(provider).dup().invokespecial(provider, INIT_NAME, MTD_void).areturn();
            }, () -> code.aconst_null().areturn()));
    }
}
