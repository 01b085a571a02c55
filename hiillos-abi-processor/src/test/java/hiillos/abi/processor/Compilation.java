package hiillos.abi.processor;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles source text with the processor; knows only the outlines of {@code hiillos.abi}'s types. */
final class Compilation {
    private static final String OUTLINES = """
            package hiillos.abi;
            @interface Outlines {}
            """;

    private final Path output;
    final List<String> errors = new ArrayList<>();

    /** @param sources compilation units whose first line is a comment with the qualified name */
    Compilation(Path output, String... sources) throws IOException {
        this.output = output;
        List<JavaFileObject> units = new ArrayList<>();
        units.add(unit("hiillos.abi.Outlines", OUTLINES));
        outline(units, "Protocol", "@interface Protocol {}");
        outline(units, "Server", """
                @interface Server {
                    String name(); int priority() default 0; long memoryBudgetBytes() default 0; long stateBytes() default 0;
                    int[] ioPorts() default {}; int[] irqs() default {}; boolean framebuffer() default false;
                }""");
        outline(units, "Import", """
                @interface Import {
                    String name(); boolean required() default true; Restart restart() default Restart.FAIL;
                    enum Restart { FAIL, RETRY }
                }""");
        outline(units, "Export", "@interface Export { String name(); }");
        outline(units, "Granted", "@interface Granted {}");
        outline(units, "StatusException", "class StatusException extends Exception { private static final long serialVersionUID = 1; }");
        outline(units, "MalformedMessageException",
                "class MalformedMessageException extends RuntimeException { private static final long serialVersionUID = 1; }");
        outline(units, "BinaryInterface", "class BinaryInterface { public static final int NUMBER = 1; }");
        outline(units, "Log", "class Log {}");
        outline(units, "Nullable", "@interface Nullable {}");
        outline(units, "OneWay", "@interface OneWay {}");
        outline(units, "Frame", "class Frame { public Frame(int number) {} }");
        outline(units, "Sender", "class Sender { public Sender(int number) {} }");
        outline(units, "RemoteObject", "interface RemoteObject extends AutoCloseable { Connection connection(); void close(); }");
        outline(units, "Service", "class Service<T> {}");
        outline(units, "WireBuffer", """
                class WireBuffer {
                    public int getInt() { return 0; } public void putInt(int value) {}
                    public String getString() { return ""; } public void putString(String value) {}
                    public double getDouble() { return 0; } public void putDouble(double value) {}
                    public boolean getBoolean() { return false; } public void putBoolean(boolean value) {}
                    public int getHandle(int type) { return 0; } public void putHandle(Object handle) {}
                    public <T> T getOwnObject(Class<T> type) { return null; } public Connection getConnection() { return null; }
                    public void putObject(Object object, Dispatcher dispatcher) {} public boolean isDeferred() { return false; }
                    public int getLength() { return 0; } public int getOrdinal(int count) { return 0; }
                    public void end() {} public MalformedMessageException malformed() { return null; }
                }""");
        outline(units, "Connection", """
                class Connection {
                    public Connection(Sender sender) {} public WireBuffer begin() { return null; } public void close() {}
                    public void call(int operation, WireBuffer wire) throws StatusException {}
                    public void send(int operation, WireBuffer wire) throws StatusException {}
                    public void end(WireBuffer wire) {} public Connection withTimeout(long nanos) { return this; }
                    public Connection withRetry() { return this; }
                    public StatusException badAnswer() { return null; }
                }""");
        outline(units, "Dispatcher",
                """
                abstract class Dispatcher {
                    protected abstract boolean dispatch(int o, WireBuffer r, WireBuffer a) throws StatusException;
                    protected abstract void encode(int o, Object r, WireBuffer a);
                }""");
        outline(units, "Environment", """
                class Environment {
                    public static Environment current() { return null; } public boolean has(String name) { return false; }
                    public Connection connect(String name) { return null; } public Log log() { return null; }
                    public <T> Service<T> service(String name, java.util.function.Function<T, Dispatcher> d) { return null; }
                }""");
        for (String source : sources) {
            String name = source.substring(source.indexOf("// ") + 3, source.indexOf('\n')).trim();
            units.add(unit(name, source));
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var task = compiler.getTask(null, null, diagnostics, List.of("-d", output.toString(), "-cp", output.toString()), null, units);
        task.setProcessors(List.of(new AbiProcessor()));
        task.call();
        for (Diagnostic<?> diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                errors.add(diagnostic.getMessage(Locale.ROOT));
            }
        }
    }

    private static void outline(List<JavaFileObject> units, String name, String text) {
        units.add(unit("hiillos.abi." + name, "package hiillos.abi;\npublic " + text));
    }

    private static JavaFileObject unit(String name, String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** A file that the compilation wrote. */
    String output(String path) throws IOException {
        return Files.readString(output.resolve(path), StandardCharsets.UTF_8);
    }
}
