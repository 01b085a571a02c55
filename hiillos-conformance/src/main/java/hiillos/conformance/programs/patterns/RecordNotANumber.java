package hiillos.conformance.programs.patterns;

/** Records compare floating-point components by their bits. */
public final class RecordNotANumber {
    private RecordNotANumber() {}

    record D(double d) {}

    record F(float f) {}

    public static void main(String[] arguments) {
        System.out.println(new D(Double.NaN).equals(new D(Double.NaN)) + " " + new D(0.0).equals(new D(-0.0)) + " "
                + new D(Double.NaN));
        System.out.println(new F(Float.NaN).equals(new F(Float.NaN)) + " " + new F(0f).equals(new F(-0f)) + " "
                + new F(Float.NaN).hashCode());
    }
}
