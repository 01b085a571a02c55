package hiillos.conformance.programs.numbers;

/** Small boxes are shared, equal boxes are equal. */
public final class IntegerCache {
    private IntegerCache() {}

    public static void main(String[] arguments) {
        for (int i = -130; i < 130; i += 1) {
            Integer a = i;
            Integer b = i;
            if ((a == b) != (i >= -128 && i <= 127)) {
                System.out.println("wrong at " + i);
            }
        }
        Long a = 127L;
        Long b = 127L;
        System.out.println((a == b) + " " + a.equals(127) + " " + a.equals(127L));
        Character c = 'x';
        Character d = 'x';
        System.out.println(c == d);
        Boolean t = true;
        System.out.println(t == Boolean.TRUE);
        Byte x = 5;
        Byte y = 5;
        System.out.println(x == y);
        Integer big = 1000;
        Integer other = 1000;
        System.out.println(big.equals(other) + " " + (big <= other && big >= other) + " " + big.hashCode() + " "
                + Long.valueOf(1L << 40).hashCode());
    }
}
