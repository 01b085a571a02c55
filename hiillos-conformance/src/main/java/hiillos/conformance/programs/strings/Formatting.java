package hiillos.conformance.programs.strings;

/** String.format of the usual conversions. */
public final class Formatting {
    private Formatting() {}

    public static void main(String[] arguments) {
        System.out.println(String.format("%d %5d|%-5d|%05d %+d %,d %x %X %o", 1, 2, 3, 4, 5, 1234567, 255, 255, 8));
        System.out.println(String.format("%s %10s|%-10s|%.2s %S %c %b %n", "a", "b", "c", "defg", "h", 'i', true).trim());
        System.out.println(String.format("%f %.2f %10.3f|%e %g", 1.5, 2.345, 3.14159, 12345.678, 0.0001));
        System.out.println(String.format("%2$s %1$s %<s %%", "a", "b") + " " + String.format("%h", "hash"));
        System.out.println(String.format("%d %d %d %d", (byte) -1, (short) 2, 3L,
                new java.math.BigInteger("99999999999999999999")));
        try {
            String.format("%d", "text");
        } catch (java.util.IllegalFormatException e) {
            System.out.println(e.getMessage());
        }
        try {
            String.format("%s %s", "one");
        } catch (java.util.MissingFormatArgumentException e) {
            System.out.println(e.getMessage());
        }
        System.out.printf("%s-%03d%n", "x", 7);
    }
}
