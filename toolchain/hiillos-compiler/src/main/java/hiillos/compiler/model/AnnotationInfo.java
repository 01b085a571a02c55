package hiillos.compiler.model;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.util.ArrayList;
import java.util.List;

/** One annotation, read by name: the compiler never loads annotation classes. */
public record AnnotationInfo(Annotation annotation) {
    /** Finds an annotation of class or runtime retention on a class, method or field; null when absent. */
    public static AnnotationInfo find(AttributedElement element, String internalName) {
        List<Annotation> all = new ArrayList<>();
        element.findAttribute(Attributes.runtimeInvisibleAnnotations()).ifPresent(a -> all.addAll(a.annotations()));
        element.findAttribute(Attributes.runtimeVisibleAnnotations()).ifPresent(a -> all.addAll(a.annotations()));
        String descriptor = "L" + internalName + ";";
        for (Annotation annotation : all) {
            if (annotation.className().equalsString(descriptor)) {
                return new AnnotationInfo(annotation);
            }
        }
        return null;
    }

    /** The string value of an element, or {@code otherwise} where it is not given. */
    public String string(String element, String otherwise) {
        AnnotationValue value = value(element);
        return value instanceof AnnotationValue.OfString s ? s.stringValue() : otherwise;
    }

    public boolean bool(String element, boolean otherwise) {
        AnnotationValue value = value(element);
        return value instanceof AnnotationValue.OfBoolean b ? b.booleanValue() : otherwise;
    }

    private AnnotationValue value(String element) {
        for (AnnotationElement e : annotation.elements()) {
            if (e.name().equalsString(element)) {
                return e.value();
            }
        }
        return null;
    }
}
