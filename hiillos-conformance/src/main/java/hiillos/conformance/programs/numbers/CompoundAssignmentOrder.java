package hiillos.conformance.programs.numbers;

/** The left side is read before the right side is evaluated. */
public final class CompoundAssignmentOrder {
    private CompoundAssignmentOrder() {}

    static int field = 3;

    static int change(int value) {
        field = 100;
        return value;
    }

    public static void main(String[] arguments) {
        field += change(4);
        System.out.println(field);
        int[] a = {1, 2, 3};
        int i = 0;
        a[i++] += i * 10;
        System.out.println(a[0] + " " + i);
        a[i] = i = 2;
        System.out.println(a[1] + " " + i);
        i = 1;
        i = i++ + ++i;
        System.out.println(i);
        i += i++ * 2 + i;
        System.out.println(i);
        int k = 5;
        k = k-- - --k;
        System.out.println(k);
    }
}
