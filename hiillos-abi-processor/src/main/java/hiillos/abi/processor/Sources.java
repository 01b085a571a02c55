package hiillos.abi.processor;

/** Parts that generated sources share. */
final class Sources {
    private Sources() {}

    /** Package and imports, of classes in {@code hiillos.abi}. */
    static void head(StringBuilder out, ProtocolModel protocol, String... imports) {
        if (!protocol.packageName().isEmpty()) {
            out.append("package ").append(protocol.packageName()).append(";\n\n");
        }
        for (String name : imports) {
            out.append("import hiillos.abi.").append(name).append(";\n");
        }
        out.append('\n');
    }

    static void version(StringBuilder out, ProtocolModel protocol) {
        out.append("    /** Changes with everything that the wire format depends on. */\n");
        out.append("    public static final String VERSION = \"").append(protocol.version()).append("\";\n");
        out.append("    /** Changes with what this protocol itself says, whatever other protocols it names. */\n");
        out.append("    public static final String OWN_VERSION = \"").append(protocol.ownVersion()).append("\";\n\n");
    }

    static String parameters(ProtocolModel.Operation operation) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < operation.parameters().size(); i++) {
            text.append(i == 0 ? "" : ", ").append(operation.parameters().get(i).type().name()).append(" argument").append(i);
        }
        return text.toString();
    }
}
