package hiillos.compiler.reflect;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import hiillos.compiler.CompileException;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.MethodInfo;
import hiillos.compiler.model.World;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The classes behind annotations: {@code A$$Annotation extends java.lang.reflect.AnnotationObject implements A}. */
final class AnnotationClasses {
    private static final ClassDesc BASE = ClassDesc.of("java.lang.reflect.AnnotationObject");
    private static final ClassDesc INHERITABLE = ClassDesc.of("java.lang.reflect.AnnotationObject$Inheritable");
    private static final ClassDesc ANNOTATION = ClassDesc.of("java.lang.annotation.Annotation");
    private static final MethodTypeDesc MAKE = MethodTypeDesc.of(CD_void, CD_Class, CD_String.arrayType(), CD_Object.arrayType());

    private final World world;
    private final Map<ClassInfo, ClassDesc> made = new HashMap<>();
    private final Set<ClassInfo> values = new LinkedHashSet<>();

    AnnotationClasses(World world) {
        this.world = world;
    }

    /** The classes that are annotations' types or values. */
    Set<ClassInfo> named() {
        Set<ClassInfo> all = new LinkedHashSet<>(made.keySet());
        all.addAll(values);
        return all;
    }

    /** Pushes an array of annotations. Those whose class is not on the class path are left out, as a JVM does. */
    void emit(CodeBuilder code, List<Annotation> annotations) {
        List<Annotation> present = annotations.stream().filter(a -> find(a) != null).toList();
        code.loadConstant(present.size()).anewarray(ANNOTATION);
        for (int i = 0; i < present.size(); i++) {
            code.dup().loadConstant(i);
            emit(code, present.get(i));
            code.aastore();
        }
    }

    private ClassInfo find(Annotation annotation) {
        String descriptor = annotation.className().stringValue();
        return world.find(descriptor.substring(1, descriptor.length() - 1));
    }

    /** In the order in which HotSpot prints them: elements with defaults as a hash map has them, then the others. */
    private static List<MethodInfo> elements(ClassInfo type) {
        Map<String, MethodInfo> withDefault = new HashMap<>(0);
        List<MethodInfo> others = new ArrayList<>();
        for (MethodInfo m : type.methods()) {
            if (m.isAbstract() && m.type().parameterCount() == 0) {
                if (m.model().findAttribute(Attributes.annotationDefault()).isPresent()) {
                    withDefault.put(m.name(), m);
                } else {
                    others.add(m);
                }
            }
        }
        List<MethodInfo> all = new ArrayList<>(withDefault.values());
        all.addAll(others);
        return all;
    }

    private void emit(CodeBuilder code, Annotation annotation) {
        ClassInfo type = find(annotation);
        ClassDesc implementation = made.computeIfAbsent(type, this::define);
        List<MethodInfo> elements = elements(type);
        code.new_(implementation).dup().loadConstant(ClassDesc.ofInternalName(type.name()));
        Emit.texts(code, elements.stream().map(MethodInfo::name).toList());
        code.loadConstant(elements.size()).anewarray(CD_Object);
        for (int i = 0; i < elements.size(); i++) {
            MethodInfo element = elements.get(i);
            AnnotationValue value = annotation.elements().stream().filter(e -> e.name().equalsString(element.name()))
                    .map(e -> e.value()).findFirst().or(() -> element.model().findAttribute(Attributes.annotationDefault())
                            .map(d -> d.defaultValue())).orElse(null);
            if (value == null) {
                throw new CompileException("annotation " + type.name().replace('/', '.') + " lacks a value for " + element.name());
            }
            code.dup().loadConstant(i);
            ClassDesc kind = element.type().returnType();
            emit(code, value, kind);
            Emit.box(code, kind);
            code.aastore();
        }
        code.invokespecial(implementation, INIT_NAME, MAKE);
    }

    private void emit(CodeBuilder code, AnnotationValue value, ClassDesc kind) {
        switch (value) {
            case AnnotationValue.OfBoolean v -> code.loadConstant(v.booleanValue() ? 1 : 0);
            case AnnotationValue.OfByte v -> code.loadConstant((int) v.byteValue());
            case AnnotationValue.OfChar v -> code.loadConstant((int) v.charValue());
            case AnnotationValue.OfShort v -> code.loadConstant((int) v.shortValue());
            case AnnotationValue.OfInt v -> code.loadConstant(v.intValue());
            case AnnotationValue.OfLong v -> code.loadConstant(v.longValue());
            case AnnotationValue.OfFloat v -> code.loadConstant(v.floatValue());
            case AnnotationValue.OfDouble v -> code.loadConstant(v.doubleValue());
            case AnnotationValue.OfString v -> code.loadConstant(v.stringValue());
            case AnnotationValue.OfClass v -> {
                Emit.type(code, v.classSymbol());
                values.add(world.byDescriptor(v.classSymbol().descriptorString()));
            }
            case AnnotationValue.OfEnum v -> code.getstatic(v.classSymbol(), v.constantName().stringValue(), v.classSymbol());
            case AnnotationValue.OfAnnotation v -> emit(code, v.annotation());
            case AnnotationValue.OfArray v -> {
                ClassDesc component = kind.componentType();
                code.loadConstant(v.values().size());
                if (component.isPrimitive()) {
                    code.newarray(TypeKind.from(component));
                } else {
                    code.anewarray(component);
                }
                for (int i = 0; i < v.values().size(); i++) {
                    code.dup().loadConstant(i);
                    emit(code, v.values().get(i), component);
                    code.arrayStore(TypeKind.from(component));
                }
            }
        }
    }

    private ClassDesc define(ClassInfo type) {
        String name = type.name() + "$$Annotation";
        ClassDesc self = ClassDesc.ofInternalName(name);
        List<MethodInfo> elements = elements(type);
        world.define(name, ClassFile.of().build(self, builder -> {
            builder.withVersion(ClassFile.JAVA_25_VERSION, 0);
            builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC | ClassFile.ACC_PUBLIC);
            List<ClassDesc> interfaces = new ArrayList<>(List.of(ClassDesc.ofInternalName(type.name())));
            if (type.annotation("java/lang/annotation/Inherited") != null) {
                interfaces.add(INHERITABLE);
            }
            builder.withSuperclass(BASE).withInterfaceSymbols(interfaces);
            builder.withMethodBody(INIT_NAME, MAKE, ClassFile.ACC_PUBLIC, code ->
                code.aload(0).aload(1).aload(2).aload(3).invokespecial(BASE, INIT_NAME, MAKE).return_());
            for (int i = 0; i < elements.size(); i++) {
                int index = i;
                MethodInfo element = elements.get(i);
                ClassDesc kind = element.type().returnType();
                builder.withMethodBody(element.name(), element.type(), ClassFile.ACC_PUBLIC, code -> {
                    code.aload(0).loadConstant(index).invokevirtual(BASE, "element", MethodTypeDesc.of(CD_Object, CD_int));
                    Emit.unbox(code, kind);
                    code.return_(TypeKind.from(kind));
                });
            }
        }));
        return self;
    }
}
