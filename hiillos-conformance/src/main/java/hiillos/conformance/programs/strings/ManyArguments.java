package hiillos.conformance.programs.strings;

/** Concatenations of very many arguments. */
public final class ManyArguments {
    private ManyArguments() {}

    public static void main(String[] arguments) {
        int a = 1;
        String s = "s";
        System.out.println("" + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s
                + a + s + a + s + a + s + a + s + a + s + a + s
                + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s
                        + a + s + a + s + a + s
                + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s
                        + a + s + a + s + a + s
                + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s + a + s
                        + a + s + a + s + a + s);
    }
}
