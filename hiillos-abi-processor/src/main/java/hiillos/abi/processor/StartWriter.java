package hiillos.abi.processor;

/** Writes the class that fills a server's fields and calls its main. */
final class StartWriter {
    private StartWriter() {}

    static String text(ServerModel server) {
        String name = server.simpleName();
        StringBuilder out = new StringBuilder();
        if (!server.packageName().isEmpty()) {
            out.append("package ").append(server.packageName()).append(";\n\n");
        }
        out.append("import hiillos.abi.Environment;\n\n");
        out.append("/** Where the program of the server {@code ").append(server.name()).append("} begins. */\n");
        out.append("public final class ").append(name).append("Start {\n");
        out.append("    private ").append(name).append("Start() {}\n\n");
        out.append("    /** Fills the fields of a ").append(name).append(" from what the process was given and runs it. */\n");
        out.append("    public static void main(String[] arguments) throws Exception {\n");
        out.append("        ").append(name).append(" server = new ").append(name).append("();\n");
        out.append("        inject(server, Environment.current());\n");
        out.append("        server.main();\n");
        out.append("    }\n\n");
        out.append("    static void inject(").append(name).append(" server, Environment environment) throws Exception {\n");
        for (ServerModel.Grant each : server.grants()) {
            assign(out, each.field(), each.method() == null ? "environment" : "environment." + each.method() + "()");
        }
        for (ServerModel.Imported each : server.imports()) {
            String proxy = "new " + each.protocol() + "Proxy(environment.connect(\"" + each.name() + "\")"
                    + (each.restart().equals("retry") ? ".withRetry()" : "") + ")";
            assign(out, each.field(), each.required() ? proxy
                    : "environment.has(\"" + each.name() + "\") ? " + proxy + " : null");
        }
        for (ServerModel.Exported each : server.exports()) {
            assign(out, each.field(), "environment.service(\"" + each.name() + "\", " + each.protocol() + "Dispatcher::new)");
        }
        return out.append("    }\n}\n").toString();
    }

    private static void assign(StringBuilder out, String field, String expression) {
        out.append("        server.").append(field).append(" = ").append(expression).append(";\n");
    }
}
