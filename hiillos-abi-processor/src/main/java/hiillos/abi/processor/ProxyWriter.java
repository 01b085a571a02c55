package hiillos.abi.processor;

import java.util.function.Consumer;

/** Writes the client's side of a protocol. */
final class ProxyWriter {
    private final ProtocolModel protocol;
    private final StringBuilder out = new StringBuilder();

    ProxyWriter(ProtocolModel protocol) {
        this.protocol = protocol;
    }

    String text() {
        String name = protocol.simpleName();
        Sources.head(out, protocol, "Connection", "MalformedMessageException", "RemoteObject", "Sender", "StatusException",
                "WireBuffer");
        line("/** Calls a {@link " + name + "} of another process. Closing it closes the capability. */");
        line("public final class " + name + "Proxy implements " + name + ", RemoteObject {");
        Sources.version(out, protocol);
        line("    private final Connection connection;");
        line("");
        line("    public " + name + "Proxy(Connection connection) {");
        line("        this.connection = connection;");
        line("    }");
        line("");
        line("    public " + name + "Proxy(Sender sender) {");
        line("        this(new Connection(sender));");
        line("    }");
        line("");
        line("    @Override");
        line("    public Connection connection() {");
        line("        return connection;");
        line("    }");
        line("");
        line("    @Override");
        line("    public void close() {");
        line("        connection.close();");
        line("    }");
        line("");
        line("    /** The same object; each call fails with TIMED_OUT after so many nanoseconds. */");
        line("    public " + name + "Proxy withTimeout(long nanos) {");
        line("        return new " + name + "Proxy(connection.withTimeout(nanos));");
        line("    }");
        int number = 1;
        for (ProtocolModel.Operation operation : protocol.operations()) {
            operation(operation, number++);
        }
        out.append(new CodecWriter(protocol).text(CodecWriter.Needs.of(this::results), CodecWriter.Needs.of(this::arguments)));
        line("}");
        return out.toString();
    }

    private void results(Consumer<WireType> sink) {
        protocol.operations().stream().map(ProtocolModel.Operation::result).filter(type -> type != null).forEach(sink);
    }

    private void arguments(Consumer<WireType> sink) {
        protocol.operations().forEach(operation -> operation.parameters().forEach(parameter -> sink.accept(parameter.type())));
    }

    private void operation(ProtocolModel.Operation operation, int number) {
        String result = operation.result() == null ? "void" : operation.result().name();
        line("");
        line("    @Override");
        line("    public " + result + " " + operation.name() + "(" + Sources.parameters(operation) + ") throws StatusException {");
        line("        WireBuffer wire = connection.begin();");
        line("        try {");
        for (int i = 0; i < operation.parameters().size(); i++) {
            line("            " + operation.parameters().get(i).type().write("argument" + i));
        }
        if (operation.isOneWay()) {
            line("            connection.send(" + number + ", wire);");
            line("        } finally {");
        } else {
            line("            connection.call(" + number + ", wire);");
            if (operation.result() != null) {
                line("            " + result + " result = " + operation.result().read() + ";");
            }
            line("            wire.end();");
            if (operation.result() != null) {
                line("            return result;");
            }
            line("        } catch (MalformedMessageException malformed) {");
            line("            throw connection.badAnswer();");
            line("        } finally {");
        }
        line("            connection.end(wire);");
        line("        }");
        line("    }");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
