package hiillos.abi.processor;

import javax.lang.model.element.Element;

/** An annotated program element is not as it must be. */
final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Element element;

    /** @param message one sentence that says what is wrong and how to mend it */
    ModelException(Element element, String message) {
        super(message);
        this.element = element;
    }

    Element element() {
        return element;
    }
}
