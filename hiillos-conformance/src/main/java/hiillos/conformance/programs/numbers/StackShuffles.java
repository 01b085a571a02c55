package hiillos.conformance.programs.numbers;

/** Assignments used as values: dup, dup_x1, dup_x2, dup2, dup2_x1, dup2_x2. */
public final class StackShuffles {
    private StackShuffles() {}

    long field;
    int small;
    static double shared;
    static String text = "";

    public static void main(String[] arguments) {
        StackShuffles o = new StackShuffles();
        long[] longs = new long[3];
        int[] ints = new int[3];
        double[] doubles = new double[2];
        System.out.println(o.field = 5);
        System.out.println(o.field++ + " " + ++o.field + " " + (o.field += 10) + " " + o.field--);
        System.out.println(o.small++ + o.small-- * 3 + (o.small = 9));
        System.out.println(longs[1] = 7);
        System.out.println(longs[1]++ + " " + ++longs[1] + " " + (longs[1] <<= 3) + " " + longs[1]);
        System.out.println(ints[2]++ + " " + --ints[2] + " " + (ints[2] -= 4) + " " + ints[2]);
        System.out.println((shared = doubles[0] = 2.5) + shared++ + doubles[0]--);
        System.out.println(shared + " " + doubles[0]);
        long x;
        longs[0] = longs[2] = x = o.field = 1L << 50;
        System.out.println(longs[0] + longs[2] + x + o.field);
        text += "a" + (text += "b") + (text = "c");
        System.out.println(text);
        String[] strings = {"x"};
        System.out.println((strings[0] += 1) + (strings[0] += 'y'));
    }
}
