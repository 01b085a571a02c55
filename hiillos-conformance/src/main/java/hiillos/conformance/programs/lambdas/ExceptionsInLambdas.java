package hiillos.conformance.programs.lambdas;

import java.util.concurrent.Callable;

/** Lambdas that throw checked and unchecked exceptions. */
public final class ExceptionsInLambdas {
    private ExceptionsInLambdas() {}

    static <T> T call(Callable<T> c) {
        try {
            return c.call();
        } catch (RuntimeException e) {
            System.out.println("runtime " + e.getMessage());
        } catch (Exception e) {
            System.out.println("checked " + e.getMessage());
        } finally {
            System.out.println("called");
        }
        return null;
    }

    public static void main(String[] arguments) {
        System.out.println(call(() -> 5));
        System.out.println(ExceptionsInLambdas.<String>call(() -> {
            throw new java.io.IOException("io");
        }));
        System.out.println(ExceptionsInLambdas.<Integer>call(() -> Integer.parseInt("x")));
    }
}
