package hiillos.conformance.programs.exceptions;

/** Generics throw a checked exception unchecked. */
public final class SneakyThrow {
    private SneakyThrow() {}

    @SuppressWarnings("unchecked")
    static <T extends Throwable> void sneak(Throwable t) throws T {
        throw (T) t;
    }

    public static void main(String[] arguments) {
        try {
            SneakyThrow.<RuntimeException>sneak(new java.io.IOException("sneaky"));
        } catch (Exception e) {
            System.out.println(e);
        }
    }
}
