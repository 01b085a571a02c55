package hiillos.compiler.lower;

import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.World;
import java.util.ArrayList;
import java.util.List;

/** Computational kinds of operand stack entries and locals, and how they look in LLVM IR. */
enum Kind {
    INT("i32", 'i'),
    LONG("i64", 'l'),
    FLOAT("float", 'f'),
    DOUBLE("double", 'd'),
    REFERENCE("ptr", 'a'),
    /** A value record, as an LLVM aggregate. */
    RECORD(null, 'r'),
    /** A value record under construction: it has no LLVM value yet. */
    PENDING(null, 'p');

    private final String ir;
    final char letter;

    Kind(String ir, char letter) {
        this.ir = ir;
        this.letter = letter;
    }

    boolean isWide() {
        return this == LONG || this == DOUBLE;
    }

    /** The LLVM type; {@code record} is used for {@link #RECORD} only. */
    String ir(ClassInfo record) {
        return this == RECORD ? recordType(record) : ir;
    }

    static Kind of(World world, String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z', 'B', 'C', 'S', 'I' -> INT;
            case 'J' -> LONG;
            case 'F' -> FLOAT;
            case 'D' -> DOUBLE;
            default -> world.valueRecord(descriptor) != null ? RECORD : REFERENCE;
        };
    }

    /** The LLVM type of a parameter or result of that descriptor. */
    static String type(World world, String descriptor) {
        if (descriptor.equals("V")) {
            return "void";
        }
        Kind kind = of(world, descriptor);
        return kind.ir(kind == RECORD ? world.byDescriptor(descriptor) : null);
    }

    /** The LLVM type of a field or array element in memory. */
    static String storage(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z', 'B' -> "i8";
            case 'C', 'S' -> "i16";
            case 'I' -> "i32";
            case 'J' -> "i64";
            case 'F' -> "float";
            case 'D' -> "double";
            default -> "ptr";
        };
    }

    static int storageBytes(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z', 'B' -> 1;
            case 'C', 'S' -> 2;
            case 'I', 'F' -> 4;
            default -> 8;
        };
    }

    static List<FieldInfo> components(ClassInfo record) {
        List<FieldInfo> result = new ArrayList<>();
        for (FieldInfo f : record.fields()) {
            if (!f.isStatic()) {
                result.add(f);
            }
        }
        return result;
    }

    private static String recordType(ClassInfo record) {
        StringBuilder text = new StringBuilder("{ ");
        String separator = "";
        for (FieldInfo f : components(record)) {
            text.append(separator).append(type(record.world(), f.descriptor()));
            separator = ", ";
        }
        return text.append(" }").toString();
    }
}
