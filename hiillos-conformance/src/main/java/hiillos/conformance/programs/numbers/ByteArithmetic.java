package hiillos.conformance.programs.numbers;

/** Bytes and shorts are computed as integers and narrowed by assignment. */
public final class ByteArithmetic {
    private ByteArithmetic() {}

    public static void main(String[] arguments) {
        byte b = 127;
        b++;
        System.out.println(b);
        b -= 1;
        System.out.println(b);
        b *= 2;
        System.out.println(b);
        b = (byte) 200;
        b /= 3;
        System.out.println(b);
        b += 1.7;
        System.out.println(b);
        short s = Short.MAX_VALUE;
        s += 1;
        System.out.println(s);
        s ^= 0x55;
        System.out.println(s);
        final byte constant = 10;
        byte sum = constant + 20;
        System.out.println(sum + b);
    }
}
