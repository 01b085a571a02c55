package hiillos.conformance.programs.exceptions;

/** A constructor that throws leaves no object behind. */
public final class ThrowInConstructor {
    static ThrowInConstructor last;
    static int created;
    private final int value;

    private ThrowInConstructor(int value) {
        last = this;
        created++;
        if (value < 0) {
            throw new IllegalArgumentException("negative " + value);
        }
        this.value = value;
    }

    public static void main(String[] arguments) {
        for (int i = 1; i > -2; i--) {
            try {
                System.out.println(new ThrowInConstructor(i).value);
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage() + " " + last.value);
            }
        }
        System.out.println(created);
    }
}
