package hiillos.abi.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Writes the private methods that read and write types which are no single word. */
final class CodecWriter {
    private final ProtocolModel protocol;
    private final StringBuilder out = new StringBuilder();

    CodecWriter(ProtocolModel protocol) {
        this.protocol = protocol;
    }

    /** Methods for whatever is asked: what a proxy reads, a dispatcher writes, and the other way round. */
    String text(Needs reads, Needs writes) {
        for (WireType type : protocol.composites().values()) {
            if (reads.has(type)) {
                read(type);
            }
            if (writes.has(type) && type.form() != WireType.Form.ENUM) {
                write(type);
            }
        }
        return out.toString();
    }

    private void read(WireType type) {
        String name = type.name();
        String head = name + " read" + type.helper() + "(WireBuffer wire)";
        switch (type.form()) {
            case ENUM -> {
                String constants = "CONSTANTS_OF_" + type.helper();
                line("");
                line("    private static final " + name + "[] " + constants + " = " + name + ".values();");
                method(head, "return " + constants + "[wire.getOrdinal(" + constants + ".length)];");
            }
            case RECORD -> {
                StringBuilder arguments = new StringBuilder();
                type.members().forEach(member -> arguments.append(arguments.isEmpty() ? "" : ", ").append(member.read()));
                // Java evaluates arguments from left to right (JLS 15.7.4), so components are read in order. Whatever a constructor
                // throws was the message's fault: a null or an index that it checks, as well as an argument.
                method(head,
                        "try {",
                        "    return new " + name + "(" + arguments + ");",
                        "} catch (RuntimeException refused) {",
                        "    throw wire.malformed();",
                        "}");
            }
            case SEALED -> {
                List<String> lines = new ArrayList<>();
                lines.add("int which = wire.getOrdinal(" + type.members().size() + ");");
                for (int i = 0; i < type.members().size(); i++) {
                    lines.add("if (which == " + i + ") {");
                    lines.add("    return " + type.members().get(i).read() + ";");
                    lines.add("}");
                }
                lines.add("throw wire.malformed();");
                method(head, lines.toArray(String[]::new));
            }
            case ARRAY -> {
                WireType element = type.members().get(0);
                method(head,
                        name + " array = new " + element.name() + "[wire.getLength()];",
                        "for (int i = 0; i < array.length; i++) {",
                        "    array[i] = " + element.read() + ";",
                        "}",
                        "return array;");
            }
            case NULLABLE -> method(head, "return wire.getBoolean() ? " + type.members().get(0).read() + " : null;");
            case PROTOCOL -> method(head,
                    name + " own = wire.getOwnObject(" + name + ".class);",
                    "return own != null ? own : new " + name + "Proxy(wire.getConnection());");
            default -> throw new AssertionError(type);
        }
    }

    private void write(WireType type) {
        String head = "void write" + type.helper() + "(WireBuffer wire, " + type.name() + " value)";
        switch (type.form()) {
            case ARRAY -> {
                WireType element = type.members().get(0);
                method(head, "wire.putInt(value.length);",
                        "for (" + element.name() + " element : value) {",
                        "    " + element.write("element"),
                        "}");
            }
            case NULLABLE -> method(head, "wire.putBoolean(value != null);",
                    "if (value != null) {",
                    "    " + type.members().get(0).write("value"),
                    "}");
            case PROTOCOL -> method(head, "wire.putObject(value, value instanceof RemoteObject ? null : new " + type.name()
                    + "Dispatcher(value));");
            case SEALED -> {
                List<String> lines = new ArrayList<>();
                for (int i = 0; i < type.members().size(); i++) {
                    WireType member = type.members().get(i);
                    lines.add((i == 0 ? "if" : "} else if") + " (value instanceof " + member.name() + " case" + i + ") {");
                    lines.add("    wire.putInt(" + i + ");");
                    lines.add("    " + member.write("case" + i));
                }
                lines.add("} else {");
                lines.add("    throw new NullPointerException();");
                lines.add("}");
                method(head, lines.toArray(String[]::new));
            }
            default -> {
                String[] lines = new String[type.members().size()];
                for (int i = 0; i < lines.length; i++) {
                    lines[i] = type.members().get(i).write("value." + type.memberNames().get(i) + "()");
                }
                method(head, lines);
            }
        }
    }

    private void method(String head, String... lines) {
        line("");
        line("    private static " + head + " {");
        for (String line : lines) {
            line("        " + line);
        }
        line("    }");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    /** Which types need a method. */
    static final class Needs {
        private final Set<String> names = new HashSet<>();

        /** The types that are reached from a list of types. */
        static Needs of(Consumer<Consumer<WireType>> source) {
            Needs needs = new Needs();
            source.accept(needs::add);
            return needs;
        }

        private void add(WireType type) {
            names.add(type.helper());
            type.members().forEach(this::add);
        }

        boolean has(WireType type) {
            return names.contains(type.helper());
        }
    }
}
