package hiillos.conformance.programs.exceptions;

/** Exception classes with fields and overridden methods. */
public final class CustomExceptions {
    private CustomExceptions() {}

    static class Base extends Exception {
        private static final long serialVersionUID = 1;
        final int code;

        Base(int code) {
            super("code " + code);
            this.code = code;
        }
    }

    static final class Special extends Base {
        private static final long serialVersionUID = 1;

        Special() {
            super(42);
        }

        @Override
        public String getMessage() {
            return "special " + super.getMessage();
        }

        @Override
        public String toString() {
            return "<" + getMessage() + ">";
        }
    }

    public static void main(String[] arguments) {
        try {
            throw new Special();
        } catch (Base e) {
            System.out.println(e + " " + e.code + " " + (e instanceof Special));
        }
        try {
            throw new Base(7);
        } catch (Base e) {
            System.out.println(e + " " + e.getLocalizedMessage());
        }
    }
}
