package hiillos.conformance.programs.numbers;

/** A compound assignment casts to the type of its left side. */
public final class CompoundAssignmentConverts {
    private CompoundAssignmentConverts() {}

    public static void main(String[] arguments) {
        int i = 10;
        i *= 1.5;
        System.out.println(i);
        i += 3.99;
        System.out.println(i);
        i -= 1e20;
        System.out.println(i);
        i = 5;
        i += Long.MAX_VALUE;
        System.out.println(i);
        long l = 1;
        l += 0.5f;
        System.out.println(l);
        l <<= 40.0 > 3 ? 33 : 1;
        System.out.println(l);
        float f = 1;
        f += 1e-9;
        System.out.println(f);
        short s = 10;
        s += 70000;
        System.out.println(s);
        char c = 'a';
        c *= 1.1;
        System.out.println((int) c);
        double d = 10;
        d %= 3;
        System.out.println(d);
        d /= 0;
        System.out.println(d);
    }
}
