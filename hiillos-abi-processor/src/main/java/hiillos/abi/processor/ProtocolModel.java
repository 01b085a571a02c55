package hiillos.abi.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * @param composites every enum, record and array type that is used, by the name of its helper methods
 */
record ProtocolModel(String packageName, String simpleName, List<Operation> operations, Map<String, WireType> composites) {
    private static final String FAILURE = "hiillos.abi.StatusException";

    /**
     * One operation.
     *
     * @param name the method
     * @param parameters in order
     * @param result null for void
     */
    record Operation(String name, List<Parameter> parameters, WireType result) {}

    /** An argument. */
    record Parameter(String name, WireType type) {}

    String qualifiedName() {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }

    static ProtocolModel of(TypeElement element, Types types) {
        if (element.getKind() != ElementKind.INTERFACE || element.getNestingKind() != NestingKind.TOP_LEVEL
                || !element.getTypeParameters().isEmpty() || !element.getInterfaces().isEmpty()) {
            throw new ModelException(element, "@Protocol needs a top-level interface without type parameters that extends none");
        }
        Map<String, WireType> composites = new TreeMap<>();
        WireTypes wireTypes = new WireTypes(types, composites);
        List<Operation> operations = new ArrayList<>();
        for (Element member : element.getEnclosedElements()) {
            if (member instanceof ExecutableElement method && method.getKind() == ElementKind.METHOD
                    && method.getModifiers().contains(Modifier.ABSTRACT)) {
                operations.add(operation(method, wireTypes));
            }
        }
        Element enclosing = element.getEnclosingElement();
        return new ProtocolModel(enclosing.toString().equals("unnamed package") ? "" : enclosing.toString(),
                element.getSimpleName().toString(), List.copyOf(operations), composites);
    }

    private static Operation operation(ExecutableElement method, WireTypes wireTypes) {
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
                    wireTypes.of(parameter.asType(), parameter)));
        }
        TypeMirror result = method.getReturnType();
        return new Operation(method.getSimpleName().toString(), List.copyOf(parameters),
                result.getKind() == TypeKind.VOID ? null : wireTypes.of(result, method));
    }

    /** All that the wire format depends on, as text. */
    String description() {
        StringBuilder text = new StringBuilder("wire 1\nprotocol ").append(qualifiedName()).append('\n');
        for (Operation operation : operations) {
            text.append(operation.result() == null ? "void" : operation.result().name()).append(' ').append(operation.name());
            for (Parameter parameter : operation.parameters()) {
                text.append(' ').append(parameter.type().name());
            }
            text.append('\n');
        }
        composites.values().forEach(type -> text.append(type.definition()).append('\n'));
        return text.toString();
    }

    /** FNV-1a, 64 bits, of the description in UTF-16 code units. */
    long version() {
        long hash = 0xcbf29ce484222325L;
        String text = description();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
