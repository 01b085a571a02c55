package hiillos.conformance.programs.classes;

/** A superclass's private or static method of the same name overrides no default method (JVMS 5.4.6). */
public final class DefaultsUnderPrivateMethods {
    private DefaultsUnderPrivateMethods() {}

    private interface Named {
        default String name() {
            return "default name";
        }

        default String kind() {
            return "default kind";
        }
    }

    private static class Base {
        private String name() {
            return "private name";
        }

        private static String kind() {
            return "static kind";
        }

        String own() {
            return name() + ", " + kind();
        }
    }

    private static final class Inherits extends Base implements Named {}

    private static final class Overrides extends Base implements Named {
        @Override
        public String name() {
            return "name of its own";
        }
    }

    /** What the compiler selects when it runs initialisers. */
    private static final class Built {
        static final String TEXT = text(new Inherits()) + ", " + text(new Overrides());

        private static String text(Named named) {
            return named.name() + " and " + named.kind();
        }
    }

    public static void main(String[] arguments) {
        Named single = new Inherits();
        System.out.println(single.name() + ", " + single.kind());
        for (Named each : new Named[] {new Inherits(), new Overrides(), new Named() {}}) {
            System.out.println(each.name() + ", " + each.kind());
        }
        System.out.println(Built.TEXT);
        System.out.println(new Inherits().own() + ", " + new Overrides().own());
    }
}
