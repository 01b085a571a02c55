package hiillos.conformance.programs.numbers;

/** Boxes in arithmetic and in compound assignments. */
public final class BoxingArithmetic {
    private BoxingArithmetic() {}

    public static void main(String[] arguments) {
        Integer i = 5;
        i++;
        i += 10;
        i = -i;
        System.out.println(i);
        Double d = 1.5;
        d *= i;
        System.out.println(d);
        Character c = 'a';
        c++;
        System.out.println(c);
        Long l = 10L;
        l <<= 3;
        System.out.println(l + i);
        Boolean b = true;
        b &= i < 0;
        System.out.println(b);
        Object o = i * 2L;
        System.out.println(o.getClass().getSimpleName() + " " + o);
        Number n = i;
        System.out.println(n.doubleValue() + " " + n.byteValue() + " " + n.longValue());
        System.out.println(Integer.compare(3, 5) + " " + i.compareTo(7) + " " + Integer.sum(2, 3) + " " + Integer.max(2, 3));
    }
}
