package hiillos.conformance.programs.classes;

/** Private methods and fields of the same name are separate. */
public final class PrivateMethodsAreNotOverridden {
    private PrivateMethodsAreNotOverridden() {}

    static class A {
        private String secret() {
            return "A";
        }

        String call() {
            return secret();
        }
    }

    static class B extends A {
        private String secret() {
            return "B";
        }

        String callB() {
            return secret() + call() + ((A) this).secret();
        }
    }

    public static void main(String[] arguments) {
        System.out.println(new B().call() + new B().callB());
    }
}
