package hiillos.compiler.desugar;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_MethodType;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Calls of method handles as calls of the runtime's methods, with arguments in an array; constants of that kind as look-ups. */
final class HandleCalls {
    private static final ClassDesc HANDLES = ClassDesc.of("java.lang.invoke.MethodHandles");
    private static final ClassDesc LOOKUP = HANDLES.nested("Lookup");

    private HandleCalls() {}

    /** Whether a method reference means {@code invoke} or {@code invokeExact}. */
    static boolean isHandleCall(MemberRefEntry method) {
        return method.owner().asInternalName().equals("java/lang/invoke/MethodHandle")
                && (method.name().equalsString("invokeExact") || method.name().equalsString("invoke"));
    }

    /** The type of the method that stands for a call: the handle before the arguments. */
    static MethodTypeDesc type(InvokeInstruction call) {
        return call.typeSymbol().insertParameterTypes(0, CD_MethodHandle);
    }

    static void emit(CodeBuilder code, InvokeInstruction call) {
        MethodTypeDesc type = call.typeSymbol();
        code.aload(0);
        methodType(code, type);
        code.loadConstant(type.parameterCount()).anewarray(CD_Object);
        int slot = 1;
        for (int i = 0; i < type.parameterCount(); i++) {
            ClassDesc parameter = type.parameterType(i);
            code.dup().loadConstant(i).loadLocal(TypeKind.from(parameter), slot);
            if (parameter.isPrimitive()) {
                Conversion.box(code, parameter);
            }
            code.aastore();
            slot += TypeKind.from(parameter).slotSize();
        }
        code.invokestatic(CD_MethodHandle, call.name().equalsString("invokeExact") ? "exactly" : "adapted",
                MethodTypeDesc.of(CD_Object, CD_MethodHandle, CD_MethodType, CD_Object.arrayType()));
        ClassDesc returns = type.returnType();
        if (returns.equals(CD_void)) {
            code.pop().return_();
            return;
        }
        if (returns.isPrimitive()) {
            ClassDesc wrapper = Conversion.wrapper(returns);
            code.checkcast(wrapper).invokevirtual(wrapper, returns.displayName() + "Value", MethodTypeDesc.of(returns));
        } else if (!returns.equals(CD_Object)) {
            code.checkcast(returns);
        }
        code.return_(TypeKind.from(returns));
    }

    /** Pushes a method type. */
    static void methodType(CodeBuilder code, MethodTypeDesc type) {
        pushType(code, type.returnType());
        code.loadConstant(type.parameterCount()).anewarray(CD_Class);
        for (int i = 0; i < type.parameterCount(); i++) {
            code.dup().loadConstant(i);
            pushType(code, type.parameterType(i));
            code.aastore();
        }
        code.invokestatic(CD_MethodType, "methodType", MethodTypeDesc.of(CD_MethodType, CD_Class, CD_Class.arrayType()));
    }

    private static void pushType(CodeBuilder code, ClassDesc type) {
        if (type.isPrimitive()) {
            code.getstatic(type.equals(CD_void) ? ClassDesc.of("java.lang.Void") : Conversion.wrapper(type), "TYPE", CD_Class);
        } else {
            code.loadConstant(type);
        }
    }

    /** Pushes the handle that a constant names. */
    static void handle(CodeBuilder code, DirectMethodHandleDesc target) {
        code.invokestatic(HANDLES, "publicLookup", MethodTypeDesc.of(LOOKUP)).loadConstant(target.owner());
        switch (target.kind()) {
            case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER -> {
                code.loadConstant(target.methodName());
                pushType(code, ClassDesc.ofDescriptor(target.lookupDescriptor()));
                String name = switch (target.kind()) {
                    case GETTER -> "findGetter";
                    case SETTER -> "findSetter";
                    case STATIC_GETTER -> "findStaticGetter";
                    default -> "findStaticSetter";
                };
                code.invokevirtual(LOOKUP, name, MethodTypeDesc.of(CD_MethodHandle, List.of(CD_Class, CD_String, CD_Class)));
            }
            case CONSTRUCTOR -> {
                methodType(code, MethodTypeDesc.ofDescriptor(target.lookupDescriptor()));
                code.invokevirtual(LOOKUP, "findConstructor", MethodTypeDesc.of(CD_MethodHandle, CD_Class, CD_MethodType));
            }
            default -> {
                boolean isStatic = target.kind() == DirectMethodHandleDesc.Kind.STATIC
                        || target.kind() == DirectMethodHandleDesc.Kind.INTERFACE_STATIC;
                code.loadConstant(target.methodName());
                methodType(code, MethodTypeDesc.ofDescriptor(target.lookupDescriptor()));
                code.invokevirtual(LOOKUP, isStatic ? "findStatic" : "findVirtual",
                        MethodTypeDesc.of(CD_MethodHandle, CD_Class, CD_String, CD_MethodType));
            }
        }
    }
}
