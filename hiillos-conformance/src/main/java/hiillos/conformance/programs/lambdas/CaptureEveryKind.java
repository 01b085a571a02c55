package hiillos.conformance.programs.lambdas;

import java.util.function.Supplier;

/** Lambdas that capture variables of every type. */
public final class CaptureEveryKind {
    private CaptureEveryKind() {}

    interface Maker {
        String make(int n);
    }

    private final String field = "field";

    Maker instance(boolean z, byte b, char c, short s, int i, long l, float f, double d, String t, int[] a) {
        return n -> z + " " + b + c + s + " " + i + " " + l + " " + f + " " + d + t + a[0]++ + n + field;
    }

    public static void main(String[] arguments) {
        int[] array = {5};
        Maker m = new CaptureEveryKind().instance(true, (byte) -1, 'c', (short) 2, 3, 4L << 40, 1.5f, 2.5, "t", array);
        System.out.println(m.make(1));
        System.out.println(m.make(2) + array[0]);
        long big = 1L << 50;
        Supplier<Supplier<Long>> nested = () -> {
            long twice = big * 2;
            return () -> twice + big;
        };
        System.out.println(nested.get().get());
    }
}
