package hiillos.abi.processor;

import java.util.List;

/**
 * A type of arguments and results.
 *
 * @param name as source code has it, qualified
 * @param form how it is encoded
 * @param helper what the names of the generated methods end in; for built-in types the end of {@code WireBuffer}'s methods;
 *     for capabilities the number of the object's type
 * @param members components of a record, records of a sealed interface in order; the one element of an array or nullable type
 * @param memberNames names of a record's components or of an enum's constants; for a protocol its own version
 */
record WireType(String name, Form form, String helper, List<WireType> members, List<String> memberNames) {
    /** How a type is encoded. */
    enum Form {
        /** By a pair of methods of {@code WireBuffer}. */
        BUILT_IN,
        ENUM,
        RECORD,
        /** One of some records: a word says which. */
        SEALED,
        ARRAY,
        /** A word says whether there is one. */
        NULLABLE,
        /** One of the classes of handles. */
        CAPABILITY,
        /** An object behind a capability. */
        PROTOCOL
    }

    static WireType builtIn(String name, String method) {
        return new WireType(name, Form.BUILT_IN, method, List.of(), List.of());
    }

    /** What decides the encoding, as text. */
    String definition() {
        StringBuilder text = new StringBuilder(form.name()).append(' ').append(name);
        memberNames.forEach(member -> text.append(' ').append(member));
        members.forEach(member -> text.append(' ').append(member.signature()));
        return text.toString();
    }

    /** Whether it is, or has within, a capability. */
    boolean isCapability() {
        return form == Form.CAPABILITY || form == Form.PROTOCOL || members.stream().anyMatch(WireType::isCapability);
    }

    /** The type as it is named in signatures. */
    String signature() {
        return form == Form.NULLABLE ? name + "?" : name;
    }

    /** An expression that reads one from the variable {@code wire}. */
    String read() {
        return switch (form) {
            case BUILT_IN -> "wire.get" + helper + "()";
            case CAPABILITY -> "new " + name + "(wire.getHandle(" + helper + "))";
            default -> "read" + helper + "(wire)";
        };
    }

    /** A statement that writes an expression to the variable {@code wire}. */
    String write(String expression) {
        return switch (form) {
            case BUILT_IN -> "wire.put" + helper + "(" + expression + ");";
            case CAPABILITY -> "wire.putHandle(" + expression + ");";
            case ENUM -> "wire.putInt(" + expression + ".ordinal());";
            default -> "write" + helper + "(wire, " + expression + ");";
        };
    }
}
