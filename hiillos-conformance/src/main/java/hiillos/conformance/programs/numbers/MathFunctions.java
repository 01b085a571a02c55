package hiillos.conformance.programs.numbers;

/** Functions that are exact or within the specified error. */
public final class MathFunctions {
    private MathFunctions() {}

    public static void main(String[] arguments) {
        System.out.println(Math.sqrt(2) + " " + Math.cbrt(27) + " " + Math.hypot(3, 4));
        System.out.println(StrictMath.sin(1) + " " + StrictMath.cos(1) + " " + StrictMath.tan(1));
        System.out.println(StrictMath.exp(1) + " " + StrictMath.log(10) + " " + StrictMath.log10(1000) + " " + StrictMath.pow(2,
                0.5));
        System.out.println(StrictMath.atan2(1, -1) + " " + StrictMath.asin(0.5) + " " + StrictMath.acos(0.5) + " "
                + StrictMath.sinh(1));
        System.out.println(Math.fma(2.0, 3.0, 1e-20) + " " + Math.toRadians(180) + " " + Math.floorMod(-7, 3));
    }
}
