package hiillos.conformance.budget;

/** The smallest program that says something. */
public final class Hello {
    private Hello() {}

    public static void main(String[] arguments) {
        System.out.println("Hello, world");
    }
}
