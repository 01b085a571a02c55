package hiillos.compiler.desugar;

import static java.lang.constant.ConstantDescs.CD_Character;
import static java.lang.constant.ConstantDescs.CD_Number;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_char;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.ConstantValueEntry;
import java.lang.classfile.constantpool.IntegerEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code SwitchBootstraps.typeSwitch} and {@code enumSwitch}: the body of a static method (selector, restart index) → index
 * of the first matching label from the restart index on, the number of labels when none matches, -1 for a null selector.
 */
final class PatternSwitch {
    /** What a selector is compared with. */
    private sealed interface Case {
        record OfClass(ClassDesc type) implements Case {}

        record OfConstant(ConstantValueEntry value) implements Case {}

        record OfBoolean(boolean value) implements Case {}

        record OfEnum(ClassDesc type, String name) implements Case {}

        /** Matches every selector: what javac makes of a primitive component in a record pattern. */
        record Always() implements Case {}
    }

    private final ClassDesc selector;
    private final List<Case> cases;

    private PatternSwitch(ClassDesc selector, List<Case> cases) {
        this.selector = selector;
        this.cases = cases;
    }

    /** Null when a label is of a kind that has no compiled form (tests for primitive types, a preview feature). */
    static PatternSwitch of(Site site) {
        ClassDesc selector = site.type().parameterType(0);
        boolean overEnum = site.bootstrap().endsWith(".enumSwitch");
        List<Case> cases = new ArrayList<>();
        for (LoadableConstantEntry label : site.arguments()) {
            Case made = switch (label) {
                case ClassEntry type -> new Case.OfClass(type.asSymbol());
                case StringEntry name when overEnum -> new Case.OfEnum(selector, name.stringValue());
                case ConstantValueEntry value -> new Case.OfConstant(value);
                case ConstantDynamicEntry dynamic -> ofDynamic(dynamic, selector);
                default -> null;
            };
            if (made == null || selector.isPrimitive() && !(made instanceof Case.Always)) {
                return null;
            }
            cases.add(made);
        }
        return new PatternSwitch(selector, cases);
    }

    private static Case ofDynamic(ConstantDynamicEntry dynamic, ClassDesc selector) {
        DynamicConstants.EnumName constant = DynamicConstants.enumName(dynamic);
        if (constant != null) {
            return new Case.OfEnum(constant.type(), constant.name());
        }
        ClassDesc primitive = DynamicConstants.primitiveType(dynamic);
        if (primitive != null) {
            return primitive.equals(selector) || Conversion.wrapper(primitive).equals(selector) ? new Case.Always() : null;
        }
        Boolean value = DynamicConstants.booleanValue(dynamic);
        return value == null ? null : new Case.OfBoolean(value);
    }

    void emit(CodeBuilder code) {
        if (!selector.isPrimitive()) {
            Label notNull = code.newLabel();
            code.aload(0).ifnonnull(notNull).iconst_m1().ireturn();
            code.labelBinding(notNull);
        }
        int count = cases.size();
        Label none = code.newLabel();
        List<Label> starts = new ArrayList<>();
        List<SwitchCase> table = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            starts.add(code.newLabel());
            table.add(SwitchCase.of(i, starts.get(i)));
        }
        if (count > 0) {
            code.iload(TypeKind.from(selector).slotSize()).tableswitch(none, table);
        }
        for (int i = 0; i < count; i++) {
            code.labelBinding(starts.get(i));
            Label next = i + 1 < count ? starts.get(i + 1) : none;
            emitTest(code, cases.get(i), next);
            code.loadConstant(i).ireturn();
        }
        code.labelBinding(none);
        code.loadConstant(count).ireturn();
    }

    /** Falls through when the selector matches. */
    private static void emitTest(CodeBuilder code, Case wanted, Label next) {
        switch (wanted) {
            case Case.Always _ -> { }
            case Case.OfClass(ClassDesc type) -> code.aload(0).instanceOf(type).ifeq(next);
            case Case.OfEnum(ClassDesc type, String name) -> {
                // The type test first: an enum class that no selector belongs to must not be initialised.
                code.aload(0).instanceOf(type).ifeq(next);
                code.aload(0).getstatic(type, name, type).if_acmpne(next);
            }
            case Case.OfBoolean(boolean value) -> {
                code.loadConstant(value ? 1 : 0);
                Conversion.box(code, CD_boolean);
                emitEquals(code, next);
            }
            case Case.OfConstant(IntegerEntry value) -> emitIntegerTest(code, value.intValue(), next);
            case Case.OfConstant(ConstantValueEntry value) -> {
                ClassDesc type = DynamicConstants.load(code, (LoadableConstantEntry) value);
                if (type.isPrimitive()) {
                    Conversion.box(code, type);
                }
                emitEquals(code, next);
            }
        }
    }

    private static void emitEquals(CodeBuilder code, Label next) {
        code.aload(0).invokevirtual(CD_Object, "equals", MethodTypeDesc.of(CD_boolean, CD_Object)).ifeq(next);
    }

    /** An int label stands for a boxed byte, short, int or char of that value. */
    private static void emitIntegerTest(CodeBuilder code, int value, Label next) {
        Label notNumber = code.newLabel();
        Label compare = code.newLabel();
        code.aload(0).instanceOf(CD_Number).ifeq(notNumber);
        code.aload(0).checkcast(CD_Number).invokevirtual(CD_Number, "intValue", MethodTypeDesc.of(CD_int));
        code.goto_(compare);
        code.labelBinding(notNumber);
        code.aload(0).instanceOf(CD_Character).ifeq(next);
        code.aload(0).checkcast(CD_Character).invokevirtual(CD_Character, "charValue", MethodTypeDesc.of(CD_char));
        code.labelBinding(compare);
        code.loadConstant(value).if_icmpne(next);
    }
}
