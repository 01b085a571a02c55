package hiillos.conformance.programs.numbers;

/** And, or, exclusive or, complement. */
public final class BitwiseOperators {
    private BitwiseOperators() {}

    public static void main(String[] arguments) {
        int a = 0xf0f0a5a5;
        int b = 0x0ff05a5a;
        System.out.println((a & b) + " " + (a | b) + " " + (a ^ b) + " " + ~a);
        long c = 0xf0f0a5a5_5a5a0f0fL;
        long d = -1L << 40;
        System.out.println((c & d) + " " + (c | d) + " " + (c ^ d) + " " + ~c);
        boolean t = a != b;
        boolean f = a == b;
        System.out.println((t & f) + " " + (t | f) + " " + (t ^ f) + " " + (t ^ t) + " " + !t);
        t &= f;
        f |= true;
        System.out.println(t + " " + f);
        System.out.println((byte) (a & 0xff) + " " + (char) (0x40 | 1));
    }
}
