package hiillos.conformance.programs.classes;

/** Statements before the call of the superclass constructor. */
public final class FlexibleConstructors {
    private FlexibleConstructors() {}

    static class Base {
        final int x;

        Base(int x) {
            this.x = x;
            System.out.println("base " + describe());
        }

        String describe() {
            return "base";
        }
    }

    static class Derived extends Base {
        final String name;

        Derived(String text) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("empty");
            }
            int n = Integer.parseInt(text);
            name = "n" + n;
            super(n * 2);
        }

        @Override
        String describe() {
            return "derived " + name;
        }
    }

    public static void main(String[] arguments) {
        System.out.println(new Derived("21").x);
        try {
            new Derived("");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
