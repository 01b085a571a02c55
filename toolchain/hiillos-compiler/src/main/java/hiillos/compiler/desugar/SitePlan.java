package hiillos.compiler.desugar;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What replaces each site of one class, and the methods and classes that this takes. */
final class SitePlan {
    /** A static method to be added to the class. */
    private record Addition(String name, MethodTypeDesc type, int line, Replacement body) {}

    private final ClassModel model;
    private final ClassFile context;
    private final ClassDesc self;
    private final ClassDesc nestHost;
    private final boolean isInterface;
    private final Map<MethodModel, List<Replacement>> replacements = new IdentityHashMap<>();
    private final List<Addition> additions = new ArrayList<>();
    private final Map<String, byte[]> syntheticClasses = new LinkedHashMap<>();
    private final List<ClassDesc> lambdaClasses = new ArrayList<>();

    SitePlan(ClassModel model, ClassFile context) {
        this.model = model;
        this.context = context;
        this.self = model.thisClass().asSymbol();
        this.nestHost = model.findAttribute(Attributes.nestHost()).map(a -> a.nestHost().asSymbol()).orElse(self);
        this.isInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
        for (MethodModel method : model.methods()) {
            method.code().ifPresent(code -> {
                List<Replacement> made = new ArrayList<>();
                int line = 0;
                for (CodeElement element : code) {
                    switch (element) {
                        case LineNumber number -> line = number.line();
                        case InvokeDynamicInstruction site -> made.add(plan(new Site(site.invokedynamic(), line)));
                        case InvokeInstruction call when Desugar.isSite(call) -> {
                            String name = add("$call$", HandleCalls.type(call), line, body -> HandleCalls.emit(body, call));
                            made.add(builder -> builder.invokestatic(self, name, HandleCalls.type(call), isInterface));
                        }
                        case LoadConstantInstruction load when Desugar.isSite(load) -> {
                            LoadableConstantEntry constant = load.constantEntry();
                            made.add(builder -> DynamicConstants.load(builder, constant));
                        }
                        default -> { }
                    }
                }
                if (!made.isEmpty()) {
                    replacements.put(method, made);
                }
            });
        }
    }

    boolean isEmpty() {
        return replacements.isEmpty();
    }

    /** In the order of the sites in that method. */
    List<Replacement> replacements(MethodModel method) {
        return replacements.getOrDefault(method, List.of());
    }

    Map<String, byte[]> syntheticClasses() {
        return syntheticClasses;
    }

    /** All members of the nest of which this class is the host, or nothing when they stay as they are. */
    List<ClassDesc> nestMembers() {
        if (lambdaClasses.isEmpty() || !nestHost.equals(self)) {
            return List.of();
        }
        List<ClassDesc> all = new ArrayList<>();
        model.findAttribute(Attributes.nestMembers()).ifPresent(
                a -> a.nestMembers().stream().map(ClassEntry::asSymbol).forEach(all::add));
        all.addAll(lambdaClasses);
        return all;
    }

    void addMethods(ClassBuilder builder) {
        for (Addition addition : additions) {
            int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
            builder.withMethodBody(addition.name(), addition.type(), flags, code -> {
                if (addition.line() > 0) {
                    code.lineNumber(addition.line());
                }
                addition.body().emit(code);
            });
        }
    }

    private Replacement plan(Site site) {
        return switch (site.bootstrap()) {
            case "java/lang/invoke/LambdaMetafactory.metafactory", "java/lang/invoke/LambdaMetafactory.altMetafactory" ->
                    lambda(site);
            case "java/lang/invoke/StringConcatFactory.makeConcat",
                    "java/lang/invoke/StringConcatFactory.makeConcatWithConstants" ->
                    call("$concat$", site, code -> StringConcatenation.emit(code, site));
            case "java/lang/runtime/ObjectMethods.bootstrap" -> {
                RecordMethods methods = new RecordMethods(site, simpleName());
                yield call("$" + site.name() + "$", site, code -> {
                    if (!methods.emit(code, site.name())) {
                        emitUnsupported(code, site);
                    }
                });
            }
            case "java/lang/runtime/SwitchBootstraps.typeSwitch", "java/lang/runtime/SwitchBootstraps.enumSwitch" -> {
                PatternSwitch made = PatternSwitch.of(site);
                yield made == null ? unsupported(site) : call("$" + site.name() + "$", site, made::emit);
            }
            default -> unsupported(site);
        };
    }

    /** Adds a static method of the site's type; the site becomes a call of it. */
    private Replacement call(String prefix, Site site, Replacement body) {
        String name = add(prefix, site.type(), site.line(), body);
        return code -> code.invokestatic(self, name, site.type(), isInterface);
    }

    private String add(String prefix, MethodTypeDesc type, int line, Replacement body) {
        String name = prefix + additions.size();
        additions.add(new Addition(name, type, line, body));
        return name;
    }

    private Replacement unsupported(Site site) {
        return call("$unsupported$", site, code -> emitUnsupported(code, site));
    }

    private static void emitUnsupported(CodeBuilder code, Site site) {
        DynamicConstants.unsupported(code, "invokedynamic " + site.name() + site.type().descriptorString() + " by "
                + site.bootstrap().replace('/', '.'), site.type().returnType());
        code.return_(TypeKind.from(site.type().returnType()));
    }

    private Replacement lambda(Site site) {
        String name = model.thisClass().asInternalName() + "$$Lambda$" + lambdaClasses.size();
        ClassDesc type = ClassDesc.ofInternalName(name);
        lambdaClasses.add(type);
        String sourceFile = model.findAttribute(Attributes.sourceFile()).map(a -> a.sourceFile().stringValue()).orElse(null);
        LambdaClass lambda = new LambdaClass(type, nestHost, sourceFile, site, accessible(LambdaClass.implementation(site), site));
        syntheticClasses.put(name, lambda.build(context));
        return lambda.replacement();
    }

    /** A call of a super class's method is only possible from this class: such a target gets an accessor here. */
    private DirectMethodHandleDesc accessible(DirectMethodHandleDesc target, Site site) {
        boolean special = target.kind() == DirectMethodHandleDesc.Kind.SPECIAL
                || target.kind() == DirectMethodHandleDesc.Kind.INTERFACE_SPECIAL;
        if (!special || isOwnPrivate(target)) {
            return target;
        }
        MethodTypeDesc type = target.invocationType().changeParameterType(0, self);
        String name = add("$super$", type, site.line(), code -> {
            int slot = 0;
            for (ClassDesc parameter : type.parameterList()) {
                TypeKind kind = TypeKind.from(parameter);
                code.loadLocal(kind, slot);
                slot += kind.slotSize();
            }
            code.invokespecial(target.owner(), target.methodName(),
                    MethodTypeDesc.ofDescriptor(target.lookupDescriptor()), target.isOwnerInterface());
            code.return_(TypeKind.from(type.returnType()));
        });
        return MethodHandleDesc.ofMethod(isInterface ? DirectMethodHandleDesc.Kind.INTERFACE_STATIC
                : DirectMethodHandleDesc.Kind.STATIC, self, name, type);
    }

    private boolean isOwnPrivate(DirectMethodHandleDesc target) {
        return target.owner().equals(self) && model.methods().stream().anyMatch(m ->
                (m.flags().flagsMask() & ClassFile.ACC_PRIVATE) != 0 && m.methodName().equalsString(target.methodName())
                        && m.methodType().equalsString(target.lookupDescriptor()));
    }

    /** As {@link Class#getSimpleName()}. */
    private String simpleName() {
        for (InnerClassInfo info : model.findAttribute(Attributes.innerClasses()).map(a -> a.classes()).orElse(List.of())) {
            if (info.innerClass().asSymbol().equals(self)) {
                return info.innerName().map(Utf8Entry::stringValue).orElse("");
            }
        }
        return self.displayName();
    }
}
