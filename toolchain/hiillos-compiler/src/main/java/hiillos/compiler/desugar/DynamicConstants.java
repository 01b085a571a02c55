package hiillos.compiler.desugar;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_MethodType;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.DoubleEntry;
import java.lang.classfile.constantpool.FloatEntry;
import java.lang.classfile.constantpool.IntegerEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.LongEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Constants that are computed by {@code java.lang.invoke.ConstantBootstraps}, as plain code. */
final class DynamicConstants {
    private static final ClassDesc UNSUPPORTED = ClassDesc.of("hiillos.word.Unsupported");
    private static final String BOOTSTRAPS = "java/lang/invoke/ConstantBootstraps.";

    /** An enum constant by name. */
    record EnumName(ClassDesc type, String name) {}

    private DynamicConstants() {}

    /** Whether loading this constant takes more than one plain {@code ldc}. */
    static boolean needsCode(LoadableConstantEntry constant) {
        return constant instanceof ConstantDynamicEntry || constant instanceof MethodHandleEntry
                || constant instanceof MethodTypeEntry;
    }

    /** Pushes a constant and tells its type. */
    static ClassDesc load(CodeBuilder code, LoadableConstantEntry constant) {
        return switch (constant) {
            case ConstantDynamicEntry dynamic -> {
                loadDynamic(code, dynamic);
                yield dynamic.typeSymbol();
            }
            case MethodHandleEntry handle -> {
                HandleCalls.handle(code, handle.asSymbol());
                yield CD_MethodHandle;
            }
            case MethodTypeEntry type -> {
                HandleCalls.methodType(code, type.asSymbol());
                yield CD_MethodType;
            }
            default -> {
                code.ldc(constant);
                yield switch (constant) {
                    case ClassEntry _ -> CD_Class;
                    case StringEntry _ -> CD_String;
                    case IntegerEntry _ -> CD_int;
                    case LongEntry _ -> CD_long;
                    case FloatEntry _ -> CD_float;
                    case DoubleEntry _ -> CD_double;
                    default -> CD_Object;
                };
            }
        };
    }

    private static void loadDynamic(CodeBuilder code, ConstantDynamicEntry constant) {
        String bootstrap = Site.bootstrap(constant.bootstrap());
        String name = constant.name().stringValue();
        ClassDesc type = constant.typeSymbol();
        List<LoadableConstantEntry> arguments = constant.bootstrap().arguments();
        switch (bootstrap) {
            case BOOTSTRAPS + "enumConstant" -> code.getstatic(type, name, type);
            case BOOTSTRAPS + "primitiveClass" -> code.getstatic(primitiveHolder(name), "TYPE", CD_Class);
            case BOOTSTRAPS + "nullConstant" -> {
                code.aconst_null();
                if (!type.equals(CD_Object)) {
                    code.checkcast(type);
                }
            }
            case BOOTSTRAPS + "getStaticFinal" -> code.getstatic(holder(constant), name, type);
            case BOOTSTRAPS + "invoke" -> {
                DirectMethodHandleDesc target = ((MethodHandleEntry) arguments.getFirst()).asSymbol();
                invoke(code, target, arguments.subList(1, arguments.size()), type);
            }
            default -> unsupported(code, "dynamic constant made by " + bootstrap.replace('/', '.'), type);
        }
    }

    private static void invoke(CodeBuilder code, DirectMethodHandleDesc target, List<LoadableConstantEntry> arguments,
            ClassDesc type) {
        MethodTypeDesc targetType = target.invocationType();
        if (targetType.parameterCount() != arguments.size()) {
            unsupported(code, "dynamic constant made by a call with variable arguments of "
                    + target.owner().displayName() + "." + target.methodName(), type);
            return;
        }
        if (target.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR) {
            code.new_(target.owner()).dup();
        }
        for (int i = 0; i < arguments.size(); i++) {
            ClassDesc pushed = load(code, arguments.get(i));
            Conversion.convert(code, pushed, targetType.parameterType(i), pushed);
        }
        LambdaClass.invoke(code, target);
        ClassDesc result = targetType.returnType();
        if (result.equals(CD_void)) {
            code.aconst_null();
        } else {
            Conversion.convert(code, result, type, result);
        }
    }

    /** Calls the marker that is a build error where it is reached, and pushes a value of the type. */
    static void unsupported(CodeBuilder code, String feature, ClassDesc type) {
        code.loadConstant(feature).invokestatic(UNSUPPORTED, "feature", MethodTypeDesc.of(CD_void, CD_String));
        switch (type.descriptorString().charAt(0)) {
            case 'V' -> { }
            case 'J' -> code.lconst_0();
            case 'F' -> code.fconst_0();
            case 'D' -> code.dconst_0();
            case 'L', '[' -> {
                code.aconst_null();
                if (!type.equals(CD_Object)) {
                    code.checkcast(type);
                }
            }
            default -> code.iconst_0();
        }
    }

    private static ClassDesc primitiveHolder(String descriptor) {
        return descriptor.equals("V") ? ClassDesc.of("java.lang.Void") : Conversion.wrapper(ClassDesc.ofDescriptor(descriptor));
    }

    /** The class that declares a {@code getStaticFinal} constant: the argument, or the constant's own type. */
    private static ClassDesc holder(ConstantDynamicEntry constant) {
        List<LoadableConstantEntry> arguments = constant.bootstrap().arguments();
        if (!arguments.isEmpty()) {
            return ((ClassEntry) arguments.getFirst()).asSymbol();
        }
        ClassDesc type = constant.typeSymbol();
        return type.isPrimitive() ? Conversion.wrapper(type) : type;
    }

    /** The constant that {@code EnumDesc.of(ClassDesc.of("…"), "…")} names, or null for any other dynamic constant. */
    static EnumName enumName(ConstantDynamicEntry constant) {
        List<LoadableConstantEntry> of = arguments(constant, "java/lang/Enum$EnumDesc.of");
        if (of == null || !(of.get(0) instanceof ConstantDynamicEntry owner) || !(of.get(1) instanceof StringEntry name)) {
            return null;
        }
        List<LoadableConstantEntry> type = arguments(owner, "java/lang/constant/ClassDesc.of");
        if (type == null || type.size() != 1 || !(type.getFirst() instanceof StringEntry binaryName)) {
            return null;
        }
        return new EnumName(ClassDesc.of(binaryName.stringValue()), name.stringValue());
    }

    /** The primitive type that a constant is the class of, or null for any other constant and for {@code void}. */
    static ClassDesc primitiveType(ConstantDynamicEntry constant) {
        String name = constant.name().stringValue();
        boolean primitive = Site.bootstrap(constant.bootstrap()).equals(BOOTSTRAPS + "primitiveClass") && !name.equals("V");
        return primitive ? ClassDesc.ofDescriptor(name) : null;
    }

    /** The value of {@code Boolean.TRUE} or {@code Boolean.FALSE} as a dynamic constant, or null for any other. */
    static Boolean booleanValue(ConstantDynamicEntry constant) {
        boolean read = Site.bootstrap(constant.bootstrap()).equals(BOOTSTRAPS + "getStaticFinal")
                && holder(constant).equals(Conversion.wrapper(CD_boolean));
        return switch (constant.name().stringValue()) {
            case "TRUE" -> read ? Boolean.TRUE : null;
            case "FALSE" -> read ? Boolean.FALSE : null;
            default -> null;
        };
    }

    /** The arguments of a constant that is {@code ConstantBootstraps.invoke} of that method, else null. */
    private static List<LoadableConstantEntry> arguments(ConstantDynamicEntry constant, String ownerAndName) {
        List<LoadableConstantEntry> all = constant.bootstrap().arguments();
        if (!Site.bootstrap(constant.bootstrap()).equals(BOOTSTRAPS + "invoke")
                || !(all.getFirst() instanceof MethodHandleEntry handle)) {
            return null;
        }
        var method = handle.reference();
        boolean same = (method.owner().asInternalName() + "." + method.name().stringValue()).equals(ownerAndName);
        return same ? all.subList(1, all.size()) : null;
    }
}
