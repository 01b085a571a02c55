package hiillos.abi.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Finds the encoding of types; collects those that have methods. */
final class WireTypes {
    private static final String NULLABLE = "hiillos.abi.Nullable";
    /** Classes of handles and the numbers of their objects' types, as {@code hiillos.abi.kernel.ObjectType} has them. */
    private static final Map<String, Integer> CAPABILITIES = Map.ofEntries(Map.entry("hiillos.abi.ProcessControl", 1),
            Map.entry("hiillos.abi.ThreadHandle", 2), Map.entry("hiillos.abi.Vmem", 3), Map.entry("hiillos.abi.Frame", 4),
            Map.entry("hiillos.abi.Receiver", 5), Map.entry("hiillos.abi.Sender", 6), Map.entry("hiillos.abi.Reply", 7),
            Map.entry("hiillos.abi.Log", 8), Map.entry("hiillos.abi.Job", 9), Map.entry("hiillos.abi.Power", 10),
            Map.entry("hiillos.abi.Notify", 11), Map.entry("hiillos.abi.Irq", 12), Map.entry("hiillos.abi.IoPorts", 13));

    private final Types types;
    private final Map<String, WireType> composites;
    private final Function<TypeElement, String> versions;
    private final Set<String> open = new HashSet<>();

    /** @param versions the own version of a protocol */
    WireTypes(Types types, Map<String, WireType> composites, Function<TypeElement, String> versions) {
        this.types = types;
        this.composites = composites;
        this.versions = versions;
    }

    /**
     * The encoding of an argument, result or component.
     *
     * @param where the program element that an error names
     * @param annotated what may say that it is nullable
     */
    WireType of(TypeMirror type, Element where, Element annotated) {
        WireType plain = of(type, where);
        if (!Annotations.has(annotated, NULLABLE)) {
            return plain;
        }
        if (type.getKind().isPrimitive()) {
            throw new ModelException(where, "a value of type " + type + " is never null");
        }
        return remember(new WireType(plain.name(), WireType.Form.NULLABLE, "Nullable" + helper(plain), List.of(plain), List.of()),
                where);
    }

    /** What the names of methods for it end in. */
    private static String helper(WireType type) {
        if (type.form() == WireType.Form.CAPABILITY) {
            return type.name().substring(type.name().lastIndexOf('.') + 1);
        }
        return type.helper();
    }

    /** @param where the program element that an error names */
    private WireType of(TypeMirror type, Element where) {
        return switch (type.getKind()) {
            case INT -> WireType.builtIn("int", "Int");
            case LONG -> WireType.builtIn("long", "Long");
            case SHORT -> WireType.builtIn("short", "Short");
            case BYTE -> WireType.builtIn("byte", "Byte");
            case CHAR -> WireType.builtIn("char", "Char");
            case BOOLEAN -> WireType.builtIn("boolean", "Boolean");
            case FLOAT -> WireType.builtIn("float", "Float");
            case DOUBLE -> WireType.builtIn("double", "Double");
            case ARRAY -> array((ArrayType) type, where);
            case DECLARED -> declared((DeclaredType) type, where);
            default -> throw unsupported(type, where);
        };
    }

    private WireType array(ArrayType type, Element where) {
        if (type.getComponentType().getKind() == TypeKind.BYTE) {
            return WireType.builtIn("byte[]", "Bytes");
        }
        WireType element = of(type.getComponentType(), where);
        if (element.form() == WireType.Form.ARRAY || element.name().equals("byte[]")) {
            throw unsupported(type, where);
        }
        String helper = helper(element) + "Array";
        return remember(new WireType(element.name() + "[]", WireType.Form.ARRAY, helper, List.of(element), List.of()), where);
    }

    private WireType declared(DeclaredType type, Element where) {
        TypeElement element = (TypeElement) type.asElement();
        String name = element.getQualifiedName().toString();
        if (name.equals("java.lang.String")) {
            return WireType.builtIn("java.lang.String", "String");
        }
        if (CAPABILITIES.containsKey(name)) {
            return new WireType(name, WireType.Form.CAPABILITY, CAPABILITIES.get(name).toString(), List.of(), List.of());
        }
        if (!element.getTypeParameters().isEmpty()) {
            throw unsupported(type, where);
        }
        if (element.getKind() == ElementKind.ENUM) {
            return remember(new WireType(name, WireType.Form.ENUM, element.getSimpleName().toString(), List.of(),
                    constants(element)), where);
        }
        if (element.getKind() == ElementKind.RECORD) {
            WireType record = record(element, name, where);
            if (record.members().isEmpty()) {
                throw new ModelException(where, "the record " + name + " has no components: only as a case of a sealed interface"
                        + " does it say anything");
            }
            return remember(record, where);
        }
        if (Annotations.has(element, AbiProcessor.PROTOCOL)) {
            return remember(new WireType(name, WireType.Form.PROTOCOL, element.getSimpleName().toString(), List.of(),
                    List.of(versions.apply(element))), where);
        }
        if (element.getKind() == ElementKind.INTERFACE && !element.getPermittedSubclasses().isEmpty()) {
            return sealed(element, name, where);
        }
        throw unsupported(type, where);
    }

    private static List<String> constants(TypeElement element) {
        List<String> names = new ArrayList<>();
        for (Element member : element.getEnclosedElements()) {
            if (member.getKind() == ElementKind.ENUM_CONSTANT) {
                names.add(member.getSimpleName().toString());
            }
        }
        return List.copyOf(names);
    }

    private void enter(String name, Element where) {
        if (!open.add(name)) {
            throw new ModelException(where, "the type " + name + " contains itself and has no bounded encoding");
        }
    }

    private WireType record(TypeElement element, String name, Element where) {
        enter(name, where);
        List<WireType> members = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (RecordComponentElement component : element.getRecordComponents()) {
            members.add(of(component.asType(), where, component));
            names.add(component.getSimpleName().toString());
        }
        open.remove(name);
        return new WireType(name, WireType.Form.RECORD, element.getSimpleName().toString(), List.copyOf(members),
                List.copyOf(names));
    }

    private WireType sealed(TypeElement element, String name, Element where) {
        enter(name, where);
        List<WireType> members = new ArrayList<>();
        for (TypeMirror permitted : element.getPermittedSubclasses()) {
            TypeElement one = (TypeElement) ((DeclaredType) permitted).asElement();
            if (one.getKind() != ElementKind.RECORD || !one.getTypeParameters().isEmpty()) {
                throw new ModelException(where, "of the sealed interface " + name + ", " + one.getQualifiedName()
                        + " is no record; only sealed interfaces of records can be arguments and results");
            }
            members.add(remember(record(one, one.getQualifiedName().toString(), where), where));
        }
        open.remove(name);
        return remember(new WireType(name, WireType.Form.SEALED, element.getSimpleName().toString(), List.copyOf(members),
                List.of()), where);
    }

    private WireType remember(WireType type, Element where) {
        WireType known = composites.putIfAbsent(type.helper(), type);
        if (known != null && !known.name().equals(type.name())) {
            throw new ModelException(where, "a protocol cannot use both " + known.name() + " and " + type.name()
                    + ": rename one of them");
        }
        return type;
    }

    private ModelException unsupported(TypeMirror type, Element where) {
        return new ModelException(where, types.erasure(type) + " cannot be an argument or result of a protocol's method; primitive"
                + " types, String, enums, records and sealed interfaces of records of these, arrays of any of these, capabilities"
                + " and other protocols can");
    }
}
