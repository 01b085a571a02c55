package hiillos.abi.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * A protocol interface.
 *
 * @param packageName its package
 * @param simpleName its name in the package
 * @param operations in the order of their numbers, from 1
 * @param composites every type that has methods of its own, by the name of these
 */
record ProtocolModel(String packageName, String simpleName, List<Operation> operations, Map<String, WireType> composites) {
    private static final String FAILURE = "hiillos.abi.StatusException";
    private static final String ONE_WAY = "hiillos.abi.OneWay";
    private static final String CLOSEABLE = "java.lang.AutoCloseable";
    /** What {@link ProxyWriter} adds to each proxy. */
    private static final Set<String> OWN_METHODS = Set.of("connection()", "close()", "withTimeout(long)");

    /**
     * One operation.
     *
     * @param name the method
     * @param parameters in order
     * @param result null for void
     * @param isOneWay whether nobody waits for it
     */
    record Operation(String name, List<Parameter> parameters, WireType result, boolean isOneWay) {}

    /** An argument. */
    record Parameter(String name, WireType type) {}

    String qualifiedName() {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }

    static ProtocolModel of(TypeElement element, ProcessingEnvironment environment) {
        return of(element, environment.getTypeUtils(), other -> ownVersion(other, environment));
    }

    /** Of a protocol without those that it names: as its proxy has it, if it is compiled. */
    private static String ownVersion(TypeElement element, ProcessingEnvironment environment) {
        TypeElement proxy = environment.getElementUtils().getTypeElement(element.getQualifiedName() + "Proxy");
        if (proxy != null) {
            for (Element member : proxy.getEnclosedElements()) {
                if (member instanceof VariableElement field && field.getSimpleName().contentEquals("OWN_VERSION")) {
                    return (String) field.getConstantValue();
                }
            }
        }
        return of(element, environment.getTypeUtils(), other -> "").ownVersion();
    }

    private static ProtocolModel of(TypeElement element, Types types, Function<TypeElement, String> versions) {
        boolean extendsOther = element.getInterfaces().stream().anyMatch(each -> !each.toString().equals(CLOSEABLE));
        if (element.getKind() != ElementKind.INTERFACE || element.getNestingKind() != NestingKind.TOP_LEVEL
                || !element.getTypeParameters().isEmpty() || extendsOther) {
            throw new ModelException(element, "@Protocol needs a top-level interface without type parameters that extends none but"
                    + " AutoCloseable");
        }
        boolean isCloseable = !element.getInterfaces().isEmpty();
        Map<String, WireType> composites = new TreeMap<>();
        WireTypes wireTypes = new WireTypes(types, composites, versions);
        List<Operation> operations = new ArrayList<>();
        for (Element member : element.getEnclosedElements()) {
            if (member instanceof ExecutableElement method && method.getKind() == ElementKind.METHOD
                    && method.getModifiers().contains(Modifier.ABSTRACT) && !(isCloseable && isClose(method))) {
                operations.add(operation(method, wireTypes));
            }
        }
        Element enclosing = element.getEnclosingElement();
        return new ProtocolModel(enclosing.toString().equals("unnamed package") ? "" : enclosing.toString(),
                element.getSimpleName().toString(), List.copyOf(operations), composites);
    }

    /** Closing is done by closing the capability. */
    private static boolean isClose(ExecutableElement method) {
        return method.getSimpleName().contentEquals("close") && method.getParameters().isEmpty();
    }

    private static String signature(ExecutableElement method) {
        return method.getParameters().stream().map(each -> each.asType().toString()).collect(Collectors.joining(", ", "(", ")"));
    }

    private static Operation operation(ExecutableElement method, WireTypes wireTypes) {
        if (OWN_METHODS.contains(method.getSimpleName() + signature(method))) {
            throw new ModelException(method, "a proxy has a method " + method.getSimpleName() + signature(method)
                    + " of its own: give the protocol's another name; to be closed, a protocol extends AutoCloseable");
        }
        boolean fails = false;
        for (TypeMirror thrown : method.getThrownTypes()) {
            if (!thrown.toString().equals(FAILURE)) {
                throw new ModelException(method, "a protocol's method can only throw " + FAILURE + ", not " + thrown);
            }
            fails = true;
        }
        if (!fails) {
            throw new ModelException(method, "a protocol's method must declare \"throws StatusException\": any call of another"
                    + " process can fail");
        }
        if (!method.getTypeParameters().isEmpty() || method.isVarArgs()) {
            throw new ModelException(method, "a protocol's method has neither type parameters nor a variable number of arguments");
        }
        List<Parameter> parameters = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            parameters.add(new Parameter(parameter.getSimpleName().toString(),
                    wireTypes.of(parameter.asType(), parameter, parameter)));
        }
        TypeMirror result = method.getReturnType();
        boolean isOneWay = Annotations.has(method, ONE_WAY);
        if (isOneWay) {
            checkOneWay(method, parameters);
        }
        return new Operation(method.getSimpleName().toString(), List.copyOf(parameters),
                result.getKind() == TypeKind.VOID ? null : wireTypes.of(result, method, method), isOneWay);
    }

    private static void checkOneWay(ExecutableElement method, List<Parameter> parameters) {
        if (method.getReturnType().getKind() != TypeKind.VOID) {
            throw new ModelException(method, "a one-way method has no result");
        }
        for (Parameter parameter : parameters) {
            if (parameter.type().isCapability()) {
                throw new ModelException(method, "a one-way method cannot pass a capability");
            }
        }
    }

    /** All that the wire format depends on, as text. @param isWhole with the versions of other protocols */
    private String description(boolean isWhole) {
        StringBuilder text = new StringBuilder("wire 2\nprotocol ").append(qualifiedName()).append('\n');
        for (Operation operation : operations) {
            text.append(operation.isOneWay() ? "oneway" : operation.result() == null ? "void" : operation.result().signature());
            text.append(' ').append(operation.name());
            for (Parameter parameter : operation.parameters()) {
                text.append(' ').append(parameter.type().signature());
            }
            text.append('\n');
        }
        for (WireType type : composites.values()) {
            boolean isOther = type.form() == WireType.Form.PROTOCOL;
            text.append(isOther && !isWhole ? "PROTOCOL " + type.name() : type.definition()).append('\n');
        }
        return text.toString();
    }

    /** Changes with all that the wire format depends on, other protocols included. */
    String version() {
        return hash(description(true));
    }

    /** Changes with what the protocol itself says. */
    String ownVersion() {
        return hash(description(false));
    }

    /** FNV-1a, 64 bits, of the UTF-16 code units: 16 hexadecimal digits. */
    private static String hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        String digits = Long.toHexString(hash);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
