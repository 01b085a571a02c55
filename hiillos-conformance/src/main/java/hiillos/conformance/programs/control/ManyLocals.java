package hiillos.conformance.programs.control;

/** More locals than registers, alive across calls. */
public final class ManyLocals {
    private ManyLocals() {}

    static int next(int x) {
        return x * 3 + 1;
    }

    public static void main(String[] arguments) {
        int a = next(1), b = next(a), c = next(b), d = next(c), e = next(d), f = next(e), g = next(f), h = next(g), i = next(h),
                j = next(i);
        int k = next(j), l = next(k), m = next(l), n = next(m), o = next(n), q = next(o), r = next(q), s = next(r), t = next(s),
                u = next(t);
        double x = a * 1.5, y = b * 2.5, z = c / 3.0;
        for (int w = 0; w < 3; w++) {
            int old = a;
            a = b ^ next(u);
            b = c + d;
            c = d - next(e);
            u = old + t;
            x += y * z;
            y = x / (w + 1);
        }
        System.out.println(a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + q + r + s + t + u);
        System.out.println(x + " " + y + " " + z);
    }
}
