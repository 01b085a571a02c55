package hiillos.compiler.desugar;

import static java.lang.constant.ConstantDescs.CD_Boolean;
import static java.lang.constant.ConstantDescs.CD_Byte;
import static java.lang.constant.ConstantDescs.CD_Character;
import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_Number;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Short;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_char;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

/** Conversions between the parameter and result types of a functional interface and of what implements it. */
final class Conversion {
    private static final Map<String, ClassDesc> WRAPPERS = Map.of("Z", CD_Boolean, "B", CD_Byte, "C", CD_Character,
            "S", CD_Short, "I", CD_Integer, "J", CD_Long, "F", CD_Float, "D", CD_Double);

    private Conversion() {}

    /** The class that boxes a primitive type. */
    static ClassDesc wrapper(ClassDesc primitive) {
        return WRAPPERS.get(primitive.descriptorString());
    }

    /** The primitive type that a class boxes, or null when it is no wrapper. */
    private static ClassDesc unwrapped(ClassDesc type) {
        for (Map.Entry<String, ClassDesc> entry : WRAPPERS.entrySet()) {
            if (entry.getValue().equals(type)) {
                return ClassDesc.ofDescriptor(entry.getKey());
            }
        }
        return null;
    }

    /**
     * Converts the value on top of the stack, as {@link java.lang.invoke.LambdaMetafactory} specifies.
     *
     * @param from the static type of the value
     * @param to the wanted type; {@code void} keeps the stack as it is
     * @param precise what is known of the value beyond {@code from}, which may be erased: it is cast to this first
     */
    static void convert(CodeBuilder code, ClassDesc from, ClassDesc to, ClassDesc precise) {
        if (from.equals(CD_void) || to.equals(CD_void)) {
            return;
        }
        if (from.isPrimitive()) {
            if (to.isPrimitive()) {
                widen(code, from, to);
                return;
            }
            // Integer is wanted of a char? Only what JLS 5.3 allows gets here: widen to what the wrapper boxes, if it is one.
            ClassDesc boxed = unwrapped(to);
            if (boxed != null) {
                widen(code, from, boxed);
                box(code, boxed);
            } else {
                box(code, from);
            }
            return;
        }
        ClassDesc source = precise.isPrimitive() ? from : precise;
        if (to.isPrimitive()) {
            ClassDesc primitive = unwrapped(source);
            if (primitive != null) {
                cast(code, from, source);
                unbox(code, source, primitive);
                widen(code, primitive, to);
            } else if (to.equals(CD_boolean) || to.equals(CD_char)) {
                cast(code, from, wrapper(to));
                unbox(code, wrapper(to), to);
            } else {
                cast(code, from, CD_Number);
                unbox(code, CD_Number, to);
            }
            return;
        }
        cast(code, from, source);
        if (!source.equals(to)) {
            cast(code, source, to);
        }
    }

    static void box(CodeBuilder code, ClassDesc primitive) {
        ClassDesc wrapper = wrapper(primitive);
        code.invokestatic(wrapper, "valueOf", MethodTypeDesc.of(wrapper, primitive));
    }

    private static void unbox(CodeBuilder code, ClassDesc wrapper, ClassDesc primitive) {
        code.invokevirtual(wrapper, primitive.displayName() + "Value", MethodTypeDesc.of(primitive));
    }

    private static void widen(CodeBuilder code, ClassDesc from, ClassDesc to) {
        if (!from.equals(to)) {
            code.conversion(TypeKind.from(from), TypeKind.from(to));
        }
    }

    private static void cast(CodeBuilder code, ClassDesc from, ClassDesc to) {
        if (!to.equals(CD_Object) && !to.equals(from)) {
            code.checkcast(to);
        }
    }
}
