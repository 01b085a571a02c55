package hiillos.conformance.programs.collections;

import java.util.Objects;

/** The class Objects. */
public final class ObjectsMethods {
    private ObjectsMethods() {}

    public static void main(String[] arguments) {
        System.out.println(Objects.equals(null, null) + " " + Objects.equals("a", null) + " " + Objects.hash(1, "a", null)
                + " " + Objects.hashCode(null) + " " + Objects.toString(null, "none"));
        System.out.println(Objects.requireNonNullElse(null, "else") + Objects.isNull(5) + Objects.compare(1, 2,
                Integer::compare));
        try {
            Objects.requireNonNull(null, "the message");
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
    }
}
