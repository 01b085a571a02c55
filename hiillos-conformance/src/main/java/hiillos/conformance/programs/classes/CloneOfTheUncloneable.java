package hiillos.conformance.programs.classes;

/** {@code Object.clone} copies what is Cloneable and refuses all else, however it is called. */
public final class CloneOfTheUncloneable {
    private CloneOfTheUncloneable() {}

    private static class Plain {
        int value = 3;

        Object copy() throws CloneNotSupportedException {
            return super.clone();
        }

        Object copyOfThis() throws CloneNotSupportedException {
            return clone();
        }
    }

    /** Its superclass's call of {@code super.clone()} may copy this one. */
    private static final class Allowed extends Plain implements Cloneable {}

    private interface Copyable {
        Object clone();
    }

    private interface Derived extends Copyable {}

    private static final class Copied implements Derived, Cloneable {
        int value = 4;

        @Override
        public Object clone() {
            try {
                return super.clone();
            } catch (CloneNotSupportedException exception) {
                return exception;
            }
        }
    }

    public static void main(String[] arguments) throws CloneNotSupportedException {
        try {
            System.out.println(new Plain().copy());
        } catch (CloneNotSupportedException exception) {
            System.out.println(exception);
        }
        try {
            System.out.println(new Plain().copyOfThis());
        } catch (CloneNotSupportedException exception) {
            System.out.println(exception);
        }
        Allowed original = new Allowed();
        original.value = 7;
        Allowed copy = (Allowed) original.copy();
        Allowed other = (Allowed) original.copyOfThis();
        System.out.println(copy.value + " " + other.value + " " + (copy != original && other != original));
        Derived derived = new Copied();
        System.out.println(((Copied) derived.clone()).value + " " + (derived.clone() != derived));
    }
}
