package hiillos.abi.processor;

import java.util.function.Consumer;

/** Writes the server's side of a protocol. */
final class DispatcherWriter {
    private final ProtocolModel protocol;
    private final StringBuilder out = new StringBuilder();

    DispatcherWriter(ProtocolModel protocol) {
        this.protocol = protocol;
    }

    String text() {
        String name = protocol.simpleName();
        Sources.head(out, protocol, "Dispatcher", "RemoteObject", "StatusException", "WireBuffer");
        line("/** Decodes calls of {@link " + name + "}, checks them and hands them to a server. */");
        line("public final class " + name + "Dispatcher extends Dispatcher {");
        Sources.version(out, protocol);
        line("    private final " + name + " server;");
        line("");
        line("    public " + name + "Dispatcher(" + name + " server) {");
        line("        this.server = server;");
        line("    }");
        line("");
        line("    @Override");
        line("    protected boolean dispatch(int operation, WireBuffer wire, WireBuffer answer) throws StatusException {");
        line("        switch (operation) {");
        int number = 1;
        for (ProtocolModel.Operation operation : protocol.operations()) {
            line("            case " + number + ":");
            line("                operation" + number++ + "(wire, answer);");
            line("                return true;");
        }
        line("            default:");
        line("                return false;");
        line("        }");
        line("    }");
        encode();
        number = 1;
        for (ProtocolModel.Operation operation : protocol.operations()) {
            operation(operation, number++);
        }
        out.append(new CodecWriter(protocol).text(CodecWriter.Needs.of(this::arguments), CodecWriter.Needs.of(this::results)));
        line("}");
        return out.toString();
    }

    private void results(Consumer<WireType> sink) {
        protocol.operations().stream().map(ProtocolModel.Operation::result).filter(type -> type != null).forEach(sink);
    }

    private void arguments(Consumer<WireType> sink) {
        protocol.operations().forEach(operation -> operation.parameters().forEach(parameter -> sink.accept(parameter.type())));
    }

    private void encode() {
        line("");
        line("    @Override");
        line("    protected void encode(int operation, Object result, WireBuffer wire) {");
        line("        switch (operation) {");
        int number = 1;
        for (ProtocolModel.Operation operation : protocol.operations()) {
            if (operation.result() != null) {
                line("            case " + number + ":");
                line("                answer" + number + "(wire, (" + boxed(operation.result().name()) + ") result);");
                line("                break;");
            }
            number++;
        }
        line("            default:");
        line("        }");
        line("    }");
    }

    private static String boxed(String type) {
        return switch (type) {
            case "int" -> "Integer";
            case "char" -> "Character";
            case "long", "short", "byte", "boolean", "float", "double" -> Character.toUpperCase(type.charAt(0)) + type.substring(1);
            default -> type;
        };
    }

    private void operation(ProtocolModel.Operation operation, int number) {
        line("");
        line("    private void operation" + number + "(WireBuffer wire, WireBuffer answer) throws StatusException {");
        StringBuilder arguments = new StringBuilder();
        for (int i = 0; i < operation.parameters().size(); i++) {
            WireType type = operation.parameters().get(i).type();
            line("        " + type.name() + " argument" + i + " = " + type.read() + ";");
            arguments.append(i == 0 ? "" : ", ").append("argument").append(i);
        }
        line("        wire.end();");
        String call = "server." + operation.name() + "(" + arguments + ")";
        if (operation.result() == null) {
            line("        " + call + ";");
            line("    }");
            return;
        }
        String type = operation.result().name();
        line("        " + type + " result = " + call + ";");
        line("        if (!answer.isDeferred()) {");
        line("            answer" + number + "(answer, result);");
        line("        }");
        line("    }");
        line("");
        line("    private static void answer" + number + "(WireBuffer wire, " + type + " result) {");
        line("        " + operation.result().write("result"));
        line("    }");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
