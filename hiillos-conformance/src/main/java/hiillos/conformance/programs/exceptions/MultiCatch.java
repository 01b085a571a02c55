package hiillos.conformance.programs.exceptions;

/** One handler for several types. */
public final class MultiCatch {
    private MultiCatch() {}

    static void run(int n) {
        try {
            switch (n) {
                case 0 -> throw new IllegalStateException("s");
                case 1 -> throw new ArrayIndexOutOfBoundsException(5);
                case 2 -> throw new java.io.IOException("io");
                default -> throw new CloneNotSupportedException();
            }
        } catch (IllegalStateException | ArrayIndexOutOfBoundsException e) {
            System.out.println("unchecked " + e.getMessage());
        } catch (java.io.IOException | CloneNotSupportedException e) {
            System.out.println("checked " + e);
        }
    }

    public static void main(String[] arguments) {
        for (int i = 0; i < 4; i++) {
            run(i);
        }
    }
}
