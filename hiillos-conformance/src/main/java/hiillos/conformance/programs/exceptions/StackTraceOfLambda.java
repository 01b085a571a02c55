package hiillos.conformance.programs.exceptions;

/** A trace through a lambda names the method that threw. */
public final class StackTraceOfLambda {
    private StackTraceOfLambda() {}

    public static void main(String[] arguments) {
        Runnable r = () -> {
            throw new IllegalStateException("in lambda");
        };
        try {
            r.run();
        } catch (IllegalStateException e) {
            System.out.println(e.getStackTrace()[0].getLineNumber() + " " + e.getStackTrace()[0].getMethodName());
        }
    }
}
