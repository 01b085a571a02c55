package hiillos.conformance.programs.numbers;

/** Every comparison with not-a-number is false but unequal. */
public final class NotANumberComparisons {
    private NotANumberComparisons() {}

    static double nan = Double.NaN;
    static float floatNan = Float.NaN;

    public static void main(String[] arguments) {
        System.out.println((nan < 1) + " " + (nan > 1) + " " + (nan <= 1) + " " + (nan >= 1) + " " + (nan == nan) + " "
                + (nan != nan));
        System.out.println((1 < nan) + " " + !(1 > nan) + " " + !(1 <= nan) + " " + !(1 >= nan));
        System.out.println((floatNan < 1) + " " + !(floatNan > 1) + " " + !(floatNan >= floatNan) + " " + (floatNan != floatNan));
        System.out.println(Double.compare(nan, 1) + " " + Double.compare(0.0, -0.0) + " " + Double.valueOf(nan).equals(nan));
        System.out.println(Double.valueOf(0.0).equals(-0.0) + " " + (0.0 == -0.0));
        System.out.println(Math.max(nan, 1) + " " + Math.min(-0.0, 0.0) + " " + Math.max(-0.0f, 0.0f));
        int n = 0;
        while (!(n > nan) && n < 3) {
            n++;
        }
        System.out.println(n);
        if (nan > 0) {
            System.out.println("greater");
        } else if (nan <= 0) {
            System.out.println("not greater");
        } else {
            System.out.println("neither");
        }
    }
}
