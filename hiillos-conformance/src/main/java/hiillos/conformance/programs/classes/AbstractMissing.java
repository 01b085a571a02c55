package hiillos.conformance.programs.classes;

/** A class that inherits the same method from a class and an interface. */
public final class AbstractMissing {
    private AbstractMissing() {}

    interface Greeter {
        String greet(String name);

        default String greetAll(String... names) {
            StringBuilder b = new StringBuilder();
            for (String n : names) {
                b.append(greet(n)).append(';');
            }
            return b.toString();
        }
    }

    static class Polite {
        public String greet(String name) {
            return "Dear " + name;
        }
    }

    static class Both extends Polite implements Greeter {}

    public static void main(String[] arguments) {
        System.out.println(new Both().greetAll("a", "b"));
        Greeter g = new Both();
        System.out.println(g.greet("c"));
    }
}
