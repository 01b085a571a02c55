package hiillos.compiler.reflect;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Pieces of code that members' and annotations' classes are made of. */
final class Emit {
    private Emit() {}

    /** The class that boxes a primitive type. */
    static ClassDesc wrapper(ClassDesc primitive) {
        return ClassDesc.of("java.lang." + switch (primitive.descriptorString()) {
            case "I" -> "Integer";
            case "C" -> "Character";
            default -> Character.toUpperCase(primitive.displayName().charAt(0)) + primitive.displayName().substring(1);
        });
    }

    /** Pushes the class object of a type. */
    static void type(CodeBuilder code, ClassDesc type) {
        if (type.isPrimitive()) {
            code.getstatic(wrapper(type), "TYPE", CD_Class);
        } else {
            code.loadConstant(type);
        }
    }

    static void types(CodeBuilder code, List<ClassDesc> types) {
        code.loadConstant(types.size()).anewarray(CD_Class);
        for (int i = 0; i < types.size(); i++) {
            code.dup().loadConstant(i);
            type(code, types.get(i));
            code.aastore();
        }
    }

    /** Pushes an array of strings, or null for null. */
    static void texts(CodeBuilder code, List<String> texts) {
        if (texts == null) {
            code.aconst_null();
            return;
        }
        code.loadConstant(texts.size()).anewarray(CD_String);
        for (int i = 0; i < texts.size(); i++) {
            code.dup().loadConstant(i).loadConstant(texts.get(i)).aastore();
        }
    }

    /** Makes an object of what is on the stack; of nothing, null. */
    static void box(CodeBuilder code, ClassDesc type) {
        if (type.equals(CD_void)) {
            code.aconst_null();
        } else if (type.isPrimitive()) {
            code.invokestatic(wrapper(type), "valueOf", MethodTypeDesc.of(wrapper(type), type));
        }
    }

    /** Makes a value of the type of the object on the stack. */
    static void unbox(CodeBuilder code, ClassDesc type) {
        if (type.isPrimitive()) {
            code.checkcast(wrapper(type)).invokevirtual(wrapper(type), type.displayName() + "Value", MethodTypeDesc.of(type));
        } else if (!type.equals(CD_Object)) {
            code.checkcast(type);
        }
    }

    /** Code for each number from 0 to {@code count}, chosen by a local variable; each part ends with a return. */
    static void choose(CodeBuilder code, int slot, int count, IntConsumer part, Runnable otherwise) {
        if (count > 0) {
            List<SwitchCase> cases = new ArrayList<>();
            List<Label> labels = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                labels.add(code.newLabel());
                cases.add(SwitchCase.of(i, labels.get(i)));
            }
            Label other = code.newLabel();
            code.iload(slot).tableswitch(0, count - 1, other, cases);
            for (int i = 0; i < count; i++) {
                code.labelBinding(labels.get(i));
                part.accept(i);
            }
            code.labelBinding(other);
        }
        otherwise.run();
    }

    static TypeKind kind(ClassDesc type) {
        return TypeKind.from(type);
    }
}
