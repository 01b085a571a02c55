package hiillos.abi.processor;

import java.util.List;

/**
 * A type of arguments and results.
 *
 * @param name as source code has it, qualified
 * @param form how it is encoded
 * @param helper for enums, records and arrays: what the names of the generated methods end in; for the others
 *     the end of {@code WireBuffer}'s methods
 * @param members components of a record in order; the one element type of an array
 * @param memberNames names of a record's components or of an enum's constants
 */
record WireType(String name, Form form, String helper, List<WireType> members, List<String> memberNames) {
    /** How a type is encoded. */
    enum Form {
        /** By a pair of methods of {@code WireBuffer}. */
        BUILT_IN,
        ENUM,
        RECORD,
        ARRAY
    }

    static WireType builtIn(String name, String method) {
        return new WireType(name, Form.BUILT_IN, method, List.of(), List.of());
    }

    /** What decides the encoding, as text. */
    String definition() {
        StringBuilder text = new StringBuilder(form.name()).append(' ').append(name);
        memberNames.forEach(member -> text.append(' ').append(member));
        members.forEach(member -> text.append(' ').append(member.name()));
        return text.toString();
    }

    /** An expression that reads one from the variable {@code wire}. */
    String read() {
        return form == Form.BUILT_IN ? "wire.get" + helper + "()" : "read" + helper + "(wire)";
    }

    /** A statement that writes an expression to the variable {@code wire}. */
    String write(String expression) {
        return switch (form) {
            case BUILT_IN -> "wire.put" + helper + "(" + expression + ");";
            case ENUM -> "wire.putInt(" + expression + ".ordinal());";
            case RECORD, ARRAY -> "write" + helper + "(wire, " + expression + ");";
        };
    }
}
