package hiillos.compiler.desugar;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_char;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code toString}, {@code hashCode} and {@code equals} of a record, as {@code java.lang.runtime.ObjectMethods} makes them:
 * bodies of static methods whose first parameter is the record.
 */
final class RecordMethods {
    private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

    private final String simpleName;
    private final ClassDesc type;
    private final List<String> names;
    private final List<DirectMethodHandleDesc> getters = new ArrayList<>();

    /** @param simpleName of the record, as {@link Class#getSimpleName()} gives it */
    RecordMethods(Site site, String simpleName) {
        this.simpleName = simpleName;
        List<LoadableConstantEntry> arguments = site.arguments();
        this.type = ((ClassEntry) arguments.get(0)).asSymbol();
        String joined = ((StringEntry) arguments.get(1)).stringValue();
        this.names = joined.isEmpty() ? List.of() : List.of(joined.split(";"));
        for (LoadableConstantEntry getter : arguments.subList(2, arguments.size())) {
            getters.add(((MethodHandleEntry) getter).asSymbol());
        }
    }

    /** Emits the body of {@code method}; false when {@code ObjectMethods} knows no such method. */
    boolean emit(CodeBuilder code, String method) {
        switch (method) {
            case "toString" -> emitToString(code);
            case "hashCode" -> emitHashCode(code);
            case "equals" -> emitEquals(code);
            default -> {
                return false;
            }
        }
        return true;
    }

    private ClassDesc load(CodeBuilder code, DirectMethodHandleDesc getter, int slot) {
        code.aload(slot);
        LambdaClass.invoke(code, getter);
        return getter.invocationType().returnType();
    }

    private void emitToString(CodeBuilder code) {
        code.new_(BUILDER).dup().invokespecial(BUILDER, INIT_NAME, MTD_void);
        String text = simpleName + "[";
        for (int i = 0; i < getters.size(); i++) {
            append(code, text + names.get(i) + "=");
            ClassDesc component = load(code, getters.get(i), 0);
            ClassDesc parameter = switch (component.descriptorString()) {
                case "Z" -> CD_boolean;
                case "C" -> CD_char;
                case "B", "S", "I" -> CD_int;
                case "J", "F", "D" -> component;
                default -> CD_Object;
            };
            code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, parameter));
            text = ", ";
        }
        append(code, getters.isEmpty() ? text + "]" : "]");
        code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(CD_String)).areturn();
    }

    private static void append(CodeBuilder code, String text) {
        code.loadConstant(text).invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, CD_String));
    }

    private void emitHashCode(CodeBuilder code) {
        code.iconst_0();
        for (DirectMethodHandleDesc getter : getters) {
            code.bipush(31).imul();
            ClassDesc component = load(code, getter, 0);
            if (component.isPrimitive()) {
                code.invokestatic(Conversion.wrapper(component), "hashCode", MethodTypeDesc.of(CD_int, component));
            } else {
                code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
            }
            code.iadd();
        }
        code.ireturn();
    }

    private void emitEquals(CodeBuilder code) {
        Label differ = code.newLabel();
        Label distinct = code.newLabel();
        code.aload(0).aload(1).if_acmpne(distinct).iconst_1().ireturn();
        code.labelBinding(distinct);
        code.aload(1).instanceOf(type).ifeq(differ);
        code.aload(1).checkcast(type).astore(2);
        for (DirectMethodHandleDesc getter : getters) {
            ClassDesc component = load(code, getter, 0);
            load(code, getter, 2);
            switch (component.descriptorString()) {
                case "Z", "B", "C", "S", "I" -> code.if_icmpne(differ);
                case "J" -> code.lcmp().ifne(differ);
                case "F", "D" -> code.invokestatic(Conversion.wrapper(component), "compare",
                        MethodTypeDesc.of(CD_int, component, component)).ifne(differ);
                default -> code.invokestatic(OBJECTS, "equals",
                        MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object)).ifeq(differ);
            }
        }
        code.iconst_1().ireturn();
        code.labelBinding(differ);
        code.iconst_0().ireturn();
    }
}
