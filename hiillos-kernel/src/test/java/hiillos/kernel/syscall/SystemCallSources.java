package hiillos.kernel.syscall;

import hiillos.abi.kernel.Argument;
import hiillos.abi.kernel.ArgumentKind;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Outcome;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCall;
import hiillos.kernel.capability.ThreadObject;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Writes what is generated from {@link SystemCall}: numbers and stubs of hiillos-abi, the kernel's dispatcher, the reference
 * page. A call is dispatched when the method that its description names is there.
 */
final class SystemCallSources {
    private static final int LINE = 120;
    private static final String[] REGISTERS = {"rdi", "rsi", "rdx", "r10", "r8", "r9"};
    private static final String[] LETTERS = {"a", "b", "c", "d", "e", "f"};

    private SystemCallSources() {}

    /** {@code java … SystemCallSources [root of the source tree]} writes all of them. */
    public static void main(String[] arguments) throws IOException {
        Path root = arguments.length > 0 ? Path.of(arguments[0]) : root();
        for (Map.Entry<String, String> file : all().entrySet()) {
            Files.writeString(root.resolve(file.getKey()), file.getValue());
        }
    }

    /** The root of the source tree that the working directory is in. */
    static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("docs/reference"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    /** Path in the source tree to text, of every generated file. */
    static Map<String, String> all() {
        var files = new LinkedHashMap<String, String>();
        files.put("hiillos-abi/src/main/java/hiillos/abi/kernel/SystemCallNumber.java", numbers());
        files.put("hiillos-abi/src/main/java/hiillos/abi/kernel/SystemCalls.java", stubs());
        files.put("hiillos-kernel/src/main/java/hiillos/kernel/syscall/GeneratedDispatch.java", dispatch());
        files.put("docs/reference/system-calls.md", page());
        return files;
    }

    /** The kernel's method, null when there is none; one of a wrong signature is an error. */
    static Method method(SystemCall call) {
        String className = className(call);
        String methodName = call.method().substring(call.method().lastIndexOf('.') + 1);
        Class<?> owner;
        try {
            owner = Class.forName(className, false, SystemCallSources.class.getClassLoader());
        } catch (ClassNotFoundException _) {
            return null;
        }
        try {
            Method method = owner.getDeclaredMethod(methodName, parameters(call));
            if (!Modifier.isStatic(method.getModifiers()) || method.getReturnType() != long.class) {
                throw new IllegalStateException(method + " must be static and return long");
            }
            return method;
        } catch (NoSuchMethodException e) {
            for (Method other : owner.getDeclaredMethods()) {
                Class<?>[] types = other.getParameterTypes();
                if (other.getName().equals(methodName) && types.length > 0 && types[0] == ThreadObject.class) {
                    throw new IllegalStateException(other + " does not have the parameters of " + call, e);
                }
            }
            return null;
        }
    }

    private static String className(SystemCall call) {
        String owner = call.method().substring(0, call.method().lastIndexOf('.'));
        return owner.indexOf('.') < 0 ? "hiillos.kernel.syscall." + owner : "hiillos.kernel." + owner;
    }

    private static Class<?>[] parameters(SystemCall call) {
        List<Class<?>> types = new ArrayList<>();
        types.add(ThreadObject.class);
        for (Argument argument : arguments(call)) {
            types.add(argument.isInt() ? int.class : long.class);
        }
        return types.toArray(Class<?>[]::new);
    }

    /** All but the message. */
    private static List<Argument> arguments(SystemCall call) {
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < call.countArguments(); i++) {
            if (call.argument(i).kind() != ArgumentKind.MESSAGE) {
                arguments.add(call.argument(i));
            }
        }
        return arguments;
    }

    private static String numbers() {
        var out = new StringBuilder("""
                package hiillos.abi.kernel;

                /** Numbers of the system calls, generated from {@link SystemCall}. They are stable. */
                public final class SystemCallNumber {
                """);
        for (SystemCall call : SystemCall.values()) {
            out.append("    public static final int ").append(call).append(" = ").append(call.number()).append(";\n");
        }
        return out.append("    /** One more than the last number in use. */\n    public static final int COUNT = ")
                .append(SystemCall.values().length).append(";\n\n    private SystemCallNumber() {}\n}\n").toString();
    }

    private static String dispatch() {
        var imports = new TreeSet<String>();
        var cases = new StringBuilder();
        for (SystemCall call : SystemCall.values()) {
            if (method(call) == null) {
                continue;
            }
            String owner = className(call);
            if (!owner.startsWith("hiillos.kernel.syscall.")) {
                imports.add(owner);
            }
            var text = new StringBuilder("            case SystemCallNumber." + call + " -> "
                    + owner.substring(owner.lastIndexOf('.') + 1) + call.method().substring(call.method().lastIndexOf('.'))
                    + "(thread");
            List<Argument> arguments = arguments(call);
            for (int i = 0; i < arguments.size(); i++) {
                text.append(arguments.get(i).isInt() ? ", (int) " : ", ").append(LETTERS[i]);
            }
            cases.append(wrapped(text.append(");").toString())).append('\n');
        }
        imports.add("hiillos.abi.kernel.Status");
        imports.add("hiillos.abi.kernel.SystemCallNumber");
        imports.add("hiillos.kernel.capability.ThreadObject");
        var out = new StringBuilder("package hiillos.kernel.syscall;\n\n");
        imports.forEach(name -> out.append("import ").append(name).append(";\n"));
        return out.append("""

                /** From a number to the kernel's method, generated from {@link hiillos.abi.kernel.SystemCall}. */
                final class GeneratedDispatch {
                    private GeneratedDispatch() {}

                    /** Runs a call with the registers rdi, rsi, rdx, r10, r8, r9. */
                    static long call(ThreadObject thread, long number, long a, long b, long c, long d, long e, long f) {
                        if (number < 0 || number >= SystemCallNumber.COUNT) {
                            return -Status.BAD_SYSTEM_CALL;
                        }
                        return switch ((int) number) {
                """).append(cases).append("""
                            default -> -Status.BAD_SYSTEM_CALL;
                        };
                    }
                }
                """).toString();
    }

    private static String stubs() {
        var out = new StringBuilder("""
                package hiillos.abi.kernel;

                import hiillos.word.AssemblyFile;
                import hiillos.word.ExternalSymbol;
                import hiillos.word.InlineAssembly;

                /**
                 * The user's side of the system calls, generated from {@link SystemCall}. Results below zero are negated
                 * {@link Status} numbers. Handles are positive.
                 *
                 * <p>The kernel keeps every register but {@code rax}, {@code rcx} and {@code r11} (and {@code rdx} where a call has
                 * a second result), except in the calls that carry a message.
                 */
                @AssemblyFile("ipc.s")
                public final class SystemCalls {
                    private SystemCalls() {}

                    /** The processor's time-stamp counter; under {@code -icount shift=0} it counts guest instructions. */
                    @InlineAssembly(value = "rdtsc; shlq $$32, %rdx; orq %rdx, %rax", constraints = "={rax},~{rdx},~{memory}")
                    public static native long timeStamp();
                """);
        for (int count = 0; count <= REGISTERS.length; count++) {
            var constraints = new StringBuilder("={rax},{rax}");
            var parameters = new StringBuilder("long number");
            for (int i = 0; i < count; i++) {
                constraints.append(",{").append(REGISTERS[i]).append('}');
                parameters.append(", long ").append(LETTERS[i]);
            }
            constraints.append(",~{rcx},~{r11},~{memory}");
            out.append("\n    @InlineAssembly(value = \"syscall\",\n            constraints = \"").append(constraints)
                    .append("\")\n").append("    private static native long invoke(").append(parameters).append(");\n");
        }
        out.append("""

                    @InlineAssembly(value = "movq %r12, %rdx; syscall; movq %rdx, (%rbx)",
                            constraints = "={rax},{rax},{rdi},{rsi},{r12},{r10},{rbx},~{rdx},~{rcx},~{r11},~{memory}")
                    private static native long invokePair(long number, long a, long b, long c, long d, long secondAddress);
                """);
        for (SystemCall call : SystemCall.values()) {
            stub(out, call);
        }
        return out.append("}\n").toString();
    }

    private static void stub(StringBuilder out, SystemCall call) {
        List<Argument> arguments = arguments(call);
        boolean isVoid = call.outcome().kind() == Outcome.Kind.NEVER && errors(call).isEmpty()
                && arguments.stream().noneMatch(a -> a.kind() == ArgumentKind.HANDLE);
        String purpose = call.purpose() + (call.outcome().second() == null ? ""
                : " Its second result, " + call.outcome().second() + ", goes to {@code " + call.outcome().second() + "Address}.");
        out.append('\n').append(comment(purpose));
        var signature = new StringBuilder();
        var values = new StringBuilder();
        for (Argument argument : arguments) {
            signature.append(argument.isInt() ? ", int " : ", long ").append(argument.name());
            values.append(", ").append(argument.name());
        }
        String name = stubName(call);
        if (call.hasMessage()) {
            out.append("    @ExternalSymbol(\"hiillos_").append(call.name().toLowerCase(Locale.ROOT)).append("\")\n");
            out.append("    public static native long ").append(name).append('(')
                    .append((signature + ", Message message").substring(2)).append(");\n");
            return;
        }
        String second = call.outcome().second();
        if (second != null) {
            signature.append(", long ").append(second).append("Address");
        }
        String head = "    public static " + (isVoid ? "void " : "long ") + name + "("
                + (signature.isEmpty() ? "" : signature.substring(2)) + ") {";
        out.append(wrapped(head)).append('\n');
        String body = "        " + (isVoid ? "" : "return ") + (second != null ? "invokePair" : "invoke")
                + "(SystemCallNumber." + call + values
                + (second != null ? ", 0".repeat(4 - arguments.size()) + ", " + second + "Address" : "") + ");";
        out.append(wrapped(body)).append("\n    }\n");
    }

    private static String comment(String text) {
        String line = "    /** " + text + " */\n";
        if (line.length() <= LINE + 1) {
            return line;
        }
        int cut = text.lastIndexOf(' ', LINE - 8);
        return "    /**\n     * " + text.substring(0, cut) + "\n     * " + text.substring(cut + 1) + "\n     */\n";
    }

    /** The stub's name: {@code THREAD_EXIT} is {@code threadExit}; Java has a word {@code null}. */
    static String stubName(SystemCall call) {
        if (call == SystemCall.NULL) {
            return "nothing";
        }
        var out = new StringBuilder();
        for (String word : call.name().toLowerCase(Locale.ROOT).split("_")) {
            out.append(out.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return out.toString();
    }

    /** The line, cut at a comma when it is too long. */
    private static String wrapped(String line) {
        if (line.length() <= LINE) {
            return line;
        }
        int cut = line.lastIndexOf(", ", LINE - 1) + 1;
        int indent = line.length() - line.stripLeading().length() + 8;
        return line.substring(0, cut) + "\n" + wrapped(" ".repeat(indent) + line.substring(cut + 1));
    }

    /** Errors beyond those that the page's head says of every handle and address. */
    private static String errors(SystemCall call) {
        var out = new StringBuilder();
        for (int status = 1; status <= Status.LAST; status++) {
            boolean implied = status == Status.BAD_HANDLE || status == Status.WRONG_TYPE || status == Status.ACCESS_DENIED
                    || status == Status.BAD_ADDRESS;
            boolean stated = false;
            for (int error : call.outcome().errors()) {
                stated |= error == status;
            }
            if (call.mayFailWith(status) && (!implied || stated)) {
                out.append(out.isEmpty() ? "" : " ").append(Status.name(status));
            }
        }
        return out.toString();
    }

    private static String page() {
        var out = new StringBuilder("""
                # System calls

                Generated from `hiillos.abi.kernel.SystemCall`. `syscall` with the number in rax, arguments in rdi, rsi, rdx,
                r10, r8, r9; the result in rax: not negative, or a negated `Status`; a second one in rdx. The kernel keeps all other
                registers but rcx and r11; calls with a message keep only rsp and rbp (contracts.md has their registers).

                Every handle argument may also fail with `BAD_HANDLE`, `WRONG_TYPE`, `ACCESS_DENIED`, every address that is read
                (`in`) or written (`out`) with `BAD_ADDRESS`. Deadlines are absolute monotonic nanoseconds: 0, or one that has
                passed, does not wait; `Long.MAX_VALUE` and negative ones wait for ever. A number in brackets is a bound.

                | number | name | arguments | result | errors | |
                |---|---|---|---|---|---|
                """);
        for (SystemCall call : SystemCall.values()) {
            out.append("| ").append(call.number()).append(" | `").append(call.name().toLowerCase(Locale.ROOT)).append("` | ");
            for (int i = 0; i < call.countArguments(); i++) {
                out.append(i == 0 ? "" : ", ").append(describe(call.argument(i)));
            }
            out.append(" | ").append(call.outcome().value());
            if (call.outcome().second() != null) {
                out.append("; rdx: ").append(call.outcome().second());
            }
            out.append(" | ").append(errors(call)).append(" | ").append(call.purpose()).append(" |\n");
        }
        return out.toString();
    }

    private static String describe(Argument argument) {
        String name = argument.name();
        String none = argument.optional() ? " or 0" : "";
        return switch (argument.kind()) {
            case HANDLE -> name + ": " + (argument.type() == ObjectType.NONE ? "handle" : ObjectType.name(argument.type()))
                    + (argument.rights() == 0 ? "" : "[" + rights(argument.rights(), argument.eitherRight() ? " or " : "+") + "]")
                    + none;
            case RIGHTS -> name + ": rights";
            case CODE -> name + ": i32";
            case NUMBER -> name + ": u64" + (argument.minimum() == Long.MIN_VALUE ? "" : argument.maximum() == Long.MAX_VALUE
                    ? "" : " [" + argument.minimum() + "–" + argument.maximum() + "]");
            case FLAGS -> name + ": flags [0x" + Long.toHexString(argument.maximum()) + "]";
            case ADDRESS -> name + ": address" + none;
            case INPUT, OUTPUT -> name + ": " + (argument.kind() == ArgumentKind.INPUT ? "in" : "out") + " "
                    + (argument.countName() == null ? argument.elementBytes() + " bytes" : argument.countName()
                            + (argument.elementBytes() == 1 ? "" : " × " + argument.elementBytes() + " bytes"));
            case DEADLINE -> name;
            case MESSAGE -> "message";
        };
    }

    private static String rights(int rights, String separator) {
        String[] names = {"DUPLICATE", "TRANSFER", "READ", "WRITE", "EXECUTE", "MAP", "SEND", "RECEIVE", "MINT", "CREATE",
            "MANAGE", "WAIT"};
        var out = new StringBuilder();
        for (int i = 0; 1 << i <= Rights.ALL; i++) {
            if ((rights >>> i & 1) != 0) {
                out.append(out.isEmpty() ? "" : separator).append(names[i]);
            }
        }
        return out.toString();
    }
}
