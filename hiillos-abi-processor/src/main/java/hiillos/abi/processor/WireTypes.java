package hiillos.abi.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Finds the encoding of types; collects enums, records and arrays. */
final class WireTypes {
    private final Types types;
    private final Map<String, WireType> composites;
    private final Set<String> open = new HashSet<>();

    WireTypes(Types types, Map<String, WireType> composites) {
        this.types = types;
        this.composites = composites;
    }

    /** @param where the program element that an error names */
    WireType of(TypeMirror type, Element where) {
        return switch (type.getKind()) {
            case INT -> WireType.builtIn("int", "Int");
            case LONG -> WireType.builtIn("long", "Long");
            case SHORT -> WireType.builtIn("short", "Short");
            case BYTE -> WireType.builtIn("byte", "Byte");
            case CHAR -> WireType.builtIn("char", "Char");
            case BOOLEAN -> WireType.builtIn("boolean", "Boolean");
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
        String helper = element.helper() + "Array";
        return remember(new WireType(element.name() + "[]", WireType.Form.ARRAY, helper, List.of(element), List.of()), where);
    }

    private WireType declared(DeclaredType type, Element where) {
        TypeElement element = (TypeElement) type.asElement();
        String name = element.getQualifiedName().toString();
        if (name.equals("java.lang.String")) {
            return WireType.builtIn("java.lang.String", "String");
        }
        if (element.getKind() == ElementKind.ENUM) {
            return remember(new WireType(name, WireType.Form.ENUM, element.getSimpleName().toString(), List.of(),
                    constants(element)), where);
        }
        if (element.getKind() == ElementKind.RECORD && element.getTypeParameters().isEmpty()) {
            return remember(record(element, name, where), where);
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

    private WireType record(TypeElement element, String name, Element where) {
        if (!open.add(name)) {
            throw new ModelException(where, "the record " + name + " contains itself and has no bounded encoding");
        }
        List<WireType> members = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (RecordComponentElement component : element.getRecordComponents()) {
            members.add(of(component.asType(), where));
            names.add(component.getSimpleName().toString());
        }
        open.remove(name);
        if (members.isEmpty()) {
            throw new ModelException(where, "the record " + name + " has no components");
        }
        return new WireType(name, WireType.Form.RECORD, element.getSimpleName().toString(), List.copyOf(members),
                List.copyOf(names));
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
        return new ModelException(where, types.erasure(type) + " cannot be an argument or result of a protocol's method; int, long,"
                + " short, byte, char, boolean, String, enums, records of these and arrays of any of these can");
    }
}
