package hiillos.compiler.analysis;

import hiillos.compiler.CompileException;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Set;

/** Signature-polymorphic calls (JVMS 2.9.3): on VarHandles they become atomic accesses, on MethodHandles they are errors. */
public final class PolymorphicCalls {
    private static final Set<String> VAR_HANDLE = Set.of("get", "set", "getVolatile", "setVolatile", "getOpaque", "setOpaque",
            "getAcquire", "setRelease", "compareAndSet", "weakCompareAndSet", "weakCompareAndSetPlain",
            "weakCompareAndSetAcquire", "weakCompareAndSetRelease", "compareAndExchange", "compareAndExchangeAcquire",
            "compareAndExchangeRelease", "getAndSet", "getAndSetAcquire", "getAndSetRelease", "getAndAdd", "getAndAddAcquire",
            "getAndAddRelease", "getAndBitwiseOr", "getAndBitwiseAnd", "getAndBitwiseXor", "getAndBitwiseOrRelease",
            "getAndBitwiseOrAcquire", "getAndBitwiseAndRelease", "getAndBitwiseAndAcquire", "getAndBitwiseXorRelease",
            "getAndBitwiseXorAcquire");

    private PolymorphicCalls() {}

    public static boolean isPolymorphic(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        return owner.equals("java/lang/invoke/VarHandle") && VAR_HANDLE.contains(name)
                || owner.equals("java/lang/invoke/MethodHandle") && (name.equals("invoke") || name.equals("invokeExact"));
    }

    static void check(InvokeInstruction call) {
        if (call.owner().asInternalName().equals("java/lang/invoke/MethodHandle")) {
            throw new CompileException("not supported: a call through a java.lang.invoke.MethodHandle");
        }
    }
}
