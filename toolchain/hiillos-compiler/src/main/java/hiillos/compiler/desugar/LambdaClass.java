package hiillos.compiler.desugar;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.IntegerEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.LambdaMetafactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The class behind one lambda expression or method reference: what {@code LambdaMetafactory} would make at run time.
 *
 * <p>Shape: {@code final synthetic class Outer$$Lambda$N implements Interface…}, fields {@code argument0…} for what is
 * captured. Nothing captured: one instance, {@code static final INSTANCE}. Else {@code static make(captured…)}.
 * The class calls private members of its nest as the Java virtual machine allows: {@code invokevirtual} and
 * {@code invokeinterface} of a private method select that very method.
 */
final class LambdaClass {
    private final ClassDesc self;
    private final ClassDesc nestHost;
    private final String sourceFile;
    private final Site site;
    private final DirectMethodHandleDesc implementation;
    private final MethodTypeDesc preciseType;
    private final Set<MethodTypeDesc> methodTypes = new LinkedHashSet<>();
    private final Set<ClassDesc> interfaces = new LinkedHashSet<>();

    /**
     * @param implementation what the interface method calls: the site's own, or an accessor of it
     * @param sourceFile may be null
     */
    LambdaClass(ClassDesc self, ClassDesc nestHost, String sourceFile, Site site, DirectMethodHandleDesc implementation) {
        this.self = self;
        this.nestHost = nestHost;
        this.sourceFile = sourceFile;
        this.site = site;
        this.implementation = implementation;
        List<LoadableConstantEntry> arguments = site.arguments();
        this.preciseType = ((MethodTypeEntry) arguments.get(2)).asSymbol();
        methodTypes.add(((MethodTypeEntry) arguments.get(0)).asSymbol());
        interfaces.add(site.type().returnType());
        if (site.bootstrap().endsWith(".altMetafactory")) {
            addAlternatives(arguments);
        }
    }

    /** The method handle that the site's bootstrap arguments name. */
    static DirectMethodHandleDesc implementation(Site site) {
        return ((MethodHandleEntry) site.arguments().get(1)).asSymbol();
    }

    private void addAlternatives(List<LoadableConstantEntry> arguments) {
        int next = 3;
        int flags = ((IntegerEntry) arguments.get(next++)).intValue();
        if ((flags & LambdaMetafactory.FLAG_SERIALIZABLE) != 0) {
            interfaces.add(ClassDesc.of("java.io.Serializable"));
        }
        if ((flags & LambdaMetafactory.FLAG_MARKERS) != 0) {
            int count = ((IntegerEntry) arguments.get(next++)).intValue();
            for (int i = 0; i < count; i++) {
                interfaces.add(((ClassEntry) arguments.get(next++)).asSymbol());
            }
        }
        if ((flags & LambdaMetafactory.FLAG_BRIDGES) != 0) {
            int count = ((IntegerEntry) arguments.get(next++)).intValue();
            for (int i = 0; i < count; i++) {
                methodTypes.add(((MethodTypeEntry) arguments.get(next++)).asSymbol());
            }
        }
    }

    private List<ClassDesc> captured() {
        return site.type().parameterList();
    }

    /** What takes the place of the {@code invokedynamic}. */
    Replacement replacement() {
        if (captured().isEmpty()) {
            return code -> code.getstatic(self, "INSTANCE", site.type().returnType());
        }
        return code -> code.invokestatic(self, "make", site.type());
    }

    byte[] build(ClassFile context) {
        return context.build(self, type -> {
            type.withVersion(ClassFile.JAVA_25_VERSION, 0);
            type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC);
            type.withInterfaceSymbols(List.copyOf(interfaces));
            type.with(NestHostAttribute.of(nestHost));
            if (sourceFile != null) {
                type.with(SourceFileAttribute.of(sourceFile));
            }
            for (int i = 0; i < captured().size(); i++) {
                type.withField(field(i), captured().get(i), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
            }
            MethodTypeDesc constructor = site.type().changeReturnType(CD_void);
            type.withMethodBody(INIT_NAME, constructor, ClassFile.ACC_PRIVATE, code -> constructor(code));
            if (captured().isEmpty()) {
                ClassDesc functional = site.type().returnType();
                type.withField("INSTANCE", functional, ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
                type.withMethodBody(CLASS_INIT_NAME, MTD_void, ClassFile.ACC_STATIC, code -> {
                    line(code);
                    code.new_(self).dup().invokespecial(self, INIT_NAME, MTD_void);
                    code.putstatic(self, "INSTANCE", functional).return_();
                });
            } else {
                type.withMethodBody("make", site.type(), ClassFile.ACC_STATIC, code -> {
                    line(code);
                    code.new_(self).dup();
                    int slot = 0;
                    for (ClassDesc argument : captured()) {
                        TypeKind kind = TypeKind.from(argument);
                        code.loadLocal(kind, slot);
                        slot += kind.slotSize();
                    }
                    code.invokespecial(self, INIT_NAME, constructor).areturn();
                });
            }
            for (MethodTypeDesc methodType : methodTypes) {
                type.withMethodBody(site.name(), methodType, ClassFile.ACC_PUBLIC, code -> body(code, methodType));
            }
        });
    }

    private static String field(int index) {
        return "argument" + index;
    }

    private void line(CodeBuilder code) {
        if (site.line() > 0) {
            code.lineNumber(site.line());
        }
    }

    private void constructor(CodeBuilder code) {
        line(code);
        code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
        int slot = 1;
        for (int i = 0; i < captured().size(); i++) {
            TypeKind kind = TypeKind.from(captured().get(i));
            code.aload(0).loadLocal(kind, slot).putfield(self, field(i), captured().get(i));
            slot += kind.slotSize();
        }
        code.return_();
    }

    private void body(CodeBuilder code, MethodTypeDesc methodType) {
        line(code);
        if (implementation.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR) {
            code.new_(implementation.owner()).dup();
        }
        for (int i = 0; i < captured().size(); i++) {
            code.aload(0).getfield(self, field(i), captured().get(i));
        }
        List<ClassDesc> wanted = implementation.invocationType().parameterList();
        int slot = 1;
        for (int i = 0; i < methodType.parameterCount(); i++) {
            ClassDesc given = methodType.parameterType(i);
            TypeKind kind = TypeKind.from(given);
            code.loadLocal(kind, slot);
            slot += kind.slotSize();
            Conversion.convert(code, given, wanted.get(captured().size() + i), preciseType.parameterType(i));
        }
        invoke(code, implementation);
        ClassDesc result = implementation.invocationType().returnType();
        ClassDesc wantedResult = methodType.returnType();
        if (wantedResult.equals(CD_void)) {
            code.return_();
            return;
        }
        Conversion.convert(code, result, wantedResult, result.isPrimitive() ? wantedResult : result);
        code.return_(TypeKind.from(wantedResult));
    }

    /** Calls what a method handle names; for a constructor, the new object is below its arguments already. */
    static void invoke(CodeBuilder code, DirectMethodHandleDesc target) {
        ClassDesc owner = target.owner();
        String name = target.methodName();
        MethodTypeDesc type = switch (target.kind()) {
            case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER -> null;
            default -> MethodTypeDesc.ofDescriptor(target.lookupDescriptor());
        };
        switch (target.kind()) {
            case STATIC -> code.invokestatic(owner, name, type, false);
            case INTERFACE_STATIC -> code.invokestatic(owner, name, type, true);
            case VIRTUAL, SPECIAL -> code.invokevirtual(owner, name, type);
            case INTERFACE_VIRTUAL, INTERFACE_SPECIAL -> code.invokeinterface(owner, name, type);
            case CONSTRUCTOR -> code.invokespecial(owner, INIT_NAME, type);
            case GETTER -> code.getfield(owner, name, ClassDesc.ofDescriptor(target.lookupDescriptor()));
            case SETTER -> code.putfield(owner, name, ClassDesc.ofDescriptor(target.lookupDescriptor()));
            case STATIC_GETTER -> code.getstatic(owner, name, ClassDesc.ofDescriptor(target.lookupDescriptor()));
            case STATIC_SETTER -> code.putstatic(owner, name, ClassDesc.ofDescriptor(target.lookupDescriptor()));
        }
    }
}
