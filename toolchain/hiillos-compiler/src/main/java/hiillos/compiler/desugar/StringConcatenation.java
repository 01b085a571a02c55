package hiillos.compiler.desugar;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_char;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** String concatenation (JLS 15.18.1) with a {@link StringBuilder}: the body of a static method with the site's type. */
final class StringConcatenation {
    private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");
    private static final char ARGUMENT = '\u0001';
    private static final char CONSTANT = '\u0002';

    private StringConcatenation() {}

    /** Emits the body for {@code StringConcatFactory.makeConcat} and {@code makeConcatWithConstants}. */
    static void emit(CodeBuilder code, Site site) {
        List<LoadableConstantEntry> constants = new ArrayList<>(site.arguments());
        String recipe = site.bootstrap().endsWith("WithConstants")
                ? ((StringEntry) constants.removeFirst()).stringValue()
                : String.valueOf(ARGUMENT).repeat(site.type().parameterCount());
        code.new_(BUILDER).dup().invokespecial(BUILDER, INIT_NAME, MTD_void);
        StringBuilder literal = new StringBuilder();
        int parameter = 0;
        int slot = 0;
        for (int i = 0; i < recipe.length(); i++) {
            char c = recipe.charAt(i);
            if (c == ARGUMENT) {
                flush(code, literal);
                ClassDesc type = site.type().parameterType(parameter++);
                TypeKind kind = TypeKind.from(type);
                code.loadLocal(kind, slot);
                slot += kind.slotSize();
                append(code, type);
            } else if (c == CONSTANT) {
                LoadableConstantEntry constant = constants.removeFirst();
                if (constant instanceof StringEntry text) {
                    literal.append(text.stringValue());
                } else {
                    flush(code, literal);
                    append(code, DynamicConstants.load(code, constant));
                }
            } else {
                literal.append(c);
            }
        }
        flush(code, literal);
        code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(CD_String)).areturn();
    }

    private static void flush(CodeBuilder code, StringBuilder literal) {
        if (!literal.isEmpty()) {
            code.loadConstant(literal.toString());
            append(code, CD_String);
            literal.setLength(0);
        }
    }

    private static void append(CodeBuilder code, ClassDesc type) {
        // A char[] is converted as any other object: by toString(), not by append(char[]).
        ClassDesc parameter = switch (type.descriptorString()) {
            case "Z" -> CD_boolean;
            case "C" -> CD_char;
            case "B", "S", "I" -> CD_int;
            case "J", "F", "D" -> type;
            case "Ljava/lang/String;" -> CD_String;
            default -> CD_Object;
        };
        code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, parameter));
    }
}
