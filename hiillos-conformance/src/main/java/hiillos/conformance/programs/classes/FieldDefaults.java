package hiillos.conformance.programs.classes;

/** Fields of every type start with zero. */
public final class FieldDefaults {
    private FieldDefaults() {}

    boolean z;
    byte b;
    char c;
    short s;
    int i;
    long l;
    float f;
    double d;
    String o;
    static long staticLong;
    static double staticDouble;
    static Object staticObject;

    public static void main(String[] arguments) {
        FieldDefaults x = new FieldDefaults();
        System.out.println(x.z + " " + x.b + " " + (int) x.c + " " + x.s + " " + x.i + " " + x.l + " " + x.f + " " + x.d + " "
                + x.o);
        System.out.println(staticLong + " " + staticDouble + " " + staticObject);
        x.z = true;
        x.b = (byte) 200;
        x.c = (char) -1;
        x.s = (short) 40000;
        x.i = -5;
        x.l = 1L << 60;
        x.f = 1.1f;
        x.d = 2.2;
        x.o = "o";
        System.out.println(x.z + " " + x.b + " " + (int) x.c + " " + x.s + " " + x.i + " " + x.l + " " + x.f + " " + x.d + " "
                + x.o);
    }
}
