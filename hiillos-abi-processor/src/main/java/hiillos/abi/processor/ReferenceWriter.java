package hiillos.abi.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Writes the reference page of a protocol: what its Javadoc says, with the numbers that travel. Markdown. */
final class ReferenceWriter {
    private final ProtocolModel protocol;
    private final TypeElement element;
    private final Elements elements;
    private final StringBuilder out = new StringBuilder();

    ReferenceWriter(ProtocolModel protocol, TypeElement element, Elements elements) {
        this.protocol = protocol;
        this.element = element;
        this.elements = elements;
    }

    String text() {
        line("# " + protocol.simpleName());
        line("");
        line("`" + protocol.qualifiedName() + "`, version `" + protocol.version() + "`. Generated from its source.");
        paragraph(element);
        List<Element> methods = methods();
        for (int i = 0; i < protocol.operations().size(); i++) {
            ProtocolModel.Operation operation = protocol.operations().get(i);
            line("");
            line("## " + (i + 1) + " " + operation.name() + (operation.isOneWay() ? " (one way)" : ""));
            line("");
            line("`" + signature(operation) + "`");
            paragraph(methods.get(i));
        }
        types();
        return out.toString();
    }

    /** The methods that are operations, in order. */
    private List<Element> methods() {
        List<Element> methods = new ArrayList<>();
        for (Element member : element.getEnclosedElements()) {
            boolean isOperation = protocol.operations().stream()
                    .anyMatch(operation -> member.getSimpleName().contentEquals(operation.name()));
            if (member.getKind() == ElementKind.METHOD && member.getModifiers().contains(Modifier.ABSTRACT) && isOperation) {
                methods.add(member);
            }
        }
        return methods;
    }

    private static String signature(ProtocolModel.Operation operation) {
        StringBuilder text = new StringBuilder(operation.result() == null ? "void" : simple(operation.result().signature()));
        text.append(' ').append(operation.name()).append('(');
        for (int i = 0; i < operation.parameters().size(); i++) {
            ProtocolModel.Parameter parameter = operation.parameters().get(i);
            text.append(i == 0 ? "" : ", ").append(simple(parameter.type().signature())).append(' ').append(parameter.name());
        }
        return text.append(')').toString();
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private void types() {
        boolean isFirst = true;
        for (WireType type : protocol.composites().values()) {
            String content = content(type);
            if (content != null) {
                line(isFirst ? "\n## Types\n" : "");
                isFirst = false;
                line("`" + simple(type.name()) + "`: " + content + ".");
            }
        }
    }

    private static String content(WireType type) {
        List<String> parts = new ArrayList<>();
        switch (type.form()) {
            case ENUM -> parts.addAll(type.memberNames());
            case RECORD -> {
                for (int i = 0; i < type.members().size(); i++) {
                    parts.add(simple(type.members().get(i).signature()) + " " + type.memberNames().get(i));
                }
            }
            case SEALED -> type.members().forEach(member -> parts.add("a " + simple(member.name())));
            default -> {
                return null;
            }
        }
        return parts.isEmpty() ? "nothing more" : String.join(type.form() == WireType.Form.SEALED ? " or " : ", ", parts);
    }

    /** Javadoc as Markdown, as far as ours goes: code, links, paragraphs, block tags. */
    private void paragraph(Element documented) {
        String comment = elements.getDocComment(documented);
        if (comment == null || comment.isBlank()) {
            return;
        }
        line("");
        for (String each : comment.strip().lines().toList()) {
            String text = each.strip()
                    .replaceAll("\\{@(?:code|literal) ([^}]*)\\}", "`$1`")
                    .replaceAll("\\{@link(?:plain)? [^ }]+ ([^}]+)\\}", "$1")
                    .replaceAll("\\{@link(?:plain)? [^} ]*?([A-Za-z0-9_]+)(?:\\([^)]*\\))?\\}", "`$1`")
                    .replaceAll("\\{@value #?([^}]*)\\}", "`$1`")
                    .replaceAll("^@param (\\S+) ", "- `$1`: ").replaceAll("^@return ", "- result: ")
                    .replaceAll("^@throws StatusException ", "- errors: ").replaceAll(" @param (\\S+) ", " - `$1`: ")
                    .replaceAll(" @return ", " Result: ").replaceAll(" @throws StatusException ", " Errors: ")
                    .replaceAll("^<p>", "").replaceAll("</?p>", "");
            line(text);
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
