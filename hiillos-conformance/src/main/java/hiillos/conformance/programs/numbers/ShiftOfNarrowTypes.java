package hiillos.conformance.programs.numbers;

/** Operands are promoted before they are shifted. */
public final class ShiftOfNarrowTypes {
    private ShiftOfNarrowTypes() {}

    public static void main(String[] arguments) {
        byte b = (byte) 0x80;
        short s = -2;
        char c = 0xffff;
        System.out.println((b >>> 1) + " " + (b >> 1) + " " + (b << 1));
        System.out.println((s >>> 28) + " " + (s >> 1));
        System.out.println((c >> 4) + " " + (c << 16));
        b >>>= 1;
        System.out.println(b);
        s >>>= 10;
        System.out.println(s);
        c <<= 1;
        System.out.println((int) c);
        b = -1;
        b >>>= 24;
        System.out.println(b);
    }
}
