package hiillos.abi.processor;

import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/** Annotations, read by name. */
final class Annotations {
    private Annotations() {}

    /** The annotation of a name, or null. */
    static AnnotationMirror find(Element element, String annotation) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().contentEquals(annotation)) {
                return mirror;
            }
        }
        return null;
    }

    static boolean has(Element element, String annotation) {
        return find(element, annotation) != null;
    }

    /** A member's value, its default if none is written; enum constants as their simple name. */
    static Object value(Elements elements, AnnotationMirror mirror, String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry
                : elements.getElementValuesWithDefaults(mirror).entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                Object value = entry.getValue().getValue();
                return value instanceof VariableElement constant ? constant.getSimpleName().toString() : value;
            }
        }
        throw new IllegalArgumentException(mirror + " has no member " + member);
    }
}
