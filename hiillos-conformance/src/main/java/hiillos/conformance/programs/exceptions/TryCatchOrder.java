package hiillos.conformance.programs.exceptions;

/** The first matching handler runs. */
public final class TryCatchOrder {
    private TryCatchOrder() {}

    static void raise(int n) {
        switch (n) {
            case 0 -> throw new IllegalArgumentException("zero");
            case 1 -> throw new NumberFormatException("one");
            case 2 -> throw new Error("two");
            case 3 -> throw new RuntimeException("three");
            default -> System.out.println("nothing");
        }
    }

    public static void main(String[] arguments) {
        for (int i = 0; i < 5; i++) {
            try {
                raise(i);
                System.out.println("no exception");
            } catch (NumberFormatException e) {
                System.out.println("number " + e.getMessage());
            } catch (IllegalArgumentException e) {
                System.out.println("argument " + e.getMessage());
            } catch (RuntimeException e) {
                System.out.println("runtime " + e.getMessage());
            } catch (Throwable e) {
                System.out.println("throwable " + e.getMessage());
            }
        }
    }
}
