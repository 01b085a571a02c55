package hiillos.conformance.programs.numbers;

/** The type of a conditional expression is the promoted type of both sides. */
public final class TernaryPromotion {
    private TernaryPromotion() {}

    static boolean yes = true;

    public static void main(String[] arguments) {
        Object o = yes ? 1 : 2.0;
        System.out.println(o);
        o = yes ? (Object) 1 : 2.0;
        System.out.println(o);
        char x = 'x';
        int i = 0;
        System.out.println(yes ? x : 0);
        System.out.println(yes ? x : i);
        System.out.println(!yes ? 1 : 'a');
        System.out.println(yes ? (short) 1 : 'a');
        Integer boxed = 7;
        System.out.println(yes ? boxed : 3.5f);
        System.out.println(yes ? null : 0);
        byte b = 1;
        System.out.println((yes ? b : 'c') + 1);
        long l = yes ? i : 5L;
        System.out.println(l);
        Integer absent = null;
        try {
            int n = yes ? absent : 0;
            System.out.println(n);
        } catch (NullPointerException e) {
            System.out.println("unboxed null");
        }
    }
}
