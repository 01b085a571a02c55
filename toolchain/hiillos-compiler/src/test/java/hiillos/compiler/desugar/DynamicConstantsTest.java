package hiillos.compiler.desugar;

import static java.lang.constant.ConstantDescs.CD_Object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.compiler.MapLoader;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Constants that javac does not load by itself, in hand-made classes. */
class DynamicConstantsTest {
    private static Object load(ConstantDesc constant, boolean box) throws ReflectiveOperationException {
        byte[] original = ClassFile.of().build(ClassDesc.of("Holder"), type -> type.withMethodBody("value",
                MethodTypeDesc.of(CD_Object), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> {
                    code.loadConstant(constant);
                    if (box) {
                        Conversion.box(code, ConstantDescs.CD_int);
                    }
                    code.areturn();
                }).withFlags(ClassFile.ACC_PUBLIC));
        byte[] desugared = new Desugar(ClassHierarchyResolver.defaultResolver()).desugar(original).bytes();
        ClassFile.of().parse(desugared).methods().forEach(m -> m.code().orElseThrow().forEach(
                e -> assertTrue(!Desugar.isSite(e), () -> "still there: " + e)));
        return new MapLoader(Map.of("Holder", desugared)).call("Holder", "value");
    }

    @Test
    void enumConstantIsTheConstant() throws Exception {
        assertEquals(Thread.State.BLOCKED, load(DynamicConstantDesc.ofNamed(ConstantDescs.BSM_ENUM_CONSTANT, "BLOCKED",
                ClassDesc.of("java.lang.Thread$State")), false));
    }

    @Test
    void primitiveClassIsTheClass() throws Exception {
        assertEquals(char.class, load(ConstantDescs.CD_char, false));
        assertEquals(void.class, load(ConstantDescs.CD_void, false));
    }

    @Test
    void nullConstantIsNull() throws Exception {
        assertEquals(null, load(ConstantDescs.NULL, false));
    }

    @Test
    void staticFinalIsRead() throws Exception {
        assertEquals(Boolean.TRUE, load(ConstantDescs.TRUE, false));
        assertEquals(Integer.MAX_VALUE, load(DynamicConstantDesc.ofNamed(ConstantDescs.ofConstantBootstrap(
                ClassDesc.of("java.lang.invoke.ConstantBootstraps"), "getStaticFinal", CD_Object, ConstantDescs.CD_Class),
                "MAX_VALUE", ConstantDescs.CD_int, ConstantDescs.CD_Integer), true));
    }

    @Test
    void invokeIsTheCall() throws Exception {
        var valueOf = MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, ConstantDescs.CD_Integer, "valueOf",
                MethodTypeDesc.of(ConstantDescs.CD_Integer, ConstantDescs.CD_int));
        assertEquals(77, load(DynamicConstantDesc.ofNamed(ConstantDescs.BSM_INVOKE, "_", ConstantDescs.CD_Integer, valueOf, 77), false));
        var constructor = MethodHandleDesc.ofConstructor(ClassDesc.of("java.lang.StringBuilder"), ConstantDescs.CD_String);
        Object made = load(DynamicConstantDesc.ofNamed(ConstantDescs.BSM_INVOKE, "_", ClassDesc.of("java.lang.StringBuilder"),
                constructor, "text"), false);
        assertEquals("text", made.toString());
    }

    @Test
    void unknownBootstrapCallsTheMarker() {
        var unknown = DynamicConstantDesc.ofNamed(ConstantDescs.ofConstantBootstrap(ClassDesc.of("com.example.Own"), "make",
                CD_Object), "x", CD_Object);
        // The marker is a native method without a body: the link error shows that it was called.
        var thrown = assertThrows(InvocationTargetException.class, () -> load(unknown, false));
        var cause = assertInstanceOf(UnsatisfiedLinkError.class, thrown.getCause());
        assertTrue(cause.getMessage().contains("hiillos.word.Unsupported.feature"), cause::getMessage);
    }

    @Test
    void methodTypeIsMade() throws Exception {
        assertEquals(MethodType.methodType(void.class, int.class, String[].class),
                load(MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_String.arrayType()), false));
    }

    @Test
    void methodHandleIsLookedUp() throws Throwable {
        MethodHandle parse = (MethodHandle) load(MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC,
                ConstantDescs.CD_Integer, "parseInt", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_String)), false);
        assertEquals(12, (int) parse.invokeExact("12"));
        MethodHandle length = (MethodHandle) load(MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.VIRTUAL,
                ConstantDescs.CD_String, "length", MethodTypeDesc.of(ConstantDescs.CD_int)), false);
        assertEquals(4, (int) length.invokeExact("four"));
        MethodHandle make = (MethodHandle) load(MethodHandleDesc.ofConstructor(ClassDesc.of("java.lang.StringBuilder"),
                ConstantDescs.CD_String), false);
        assertEquals("text", make.invoke("text").toString());
    }
}
