package hiillos.conformance.programs.patterns;

/** Records with components of every type. */
public final class RecordBasics {
    private RecordBasics() {}

    record All(boolean z, byte b, char c, short s, int i, long l, float f, double d, String t, int[] a, Object o) {}

    public static void main(String[] arguments) {
        int[] array = {1};
        All x = new All(true, (byte) -1, 'c', (short) 3, 4, 5L << 40, 1.5f, -0.0, "text", array, null);
        All y = new All(true, (byte) -1, 'c', (short) 3, 4, 5L << 40, 1.5f, -0.0, "text", array, null);
        System.out.println(x.toString().startsWith("All[z=true, b=-1, c=c, s=3, i=4, l=5497558138880, f=1.5, d=-0.0, t=text, a=[I@"));
        System.out.println(x.equals(y) + " " + (x.hashCode() == y.hashCode()) + " " + x.equals(null) + " "
                + x.equals(new Object()));
        System.out.println(x.z() + " " + x.b() + x.c() + x.s() + x.i() + x.l() + x.f() + x.d() + x.t() + x.a()[0] + x.o());
        System.out.println(x.equals(new All(true, (byte) -1, 'c', (short) 3, 4, 5L << 40, 1.5f, 0.0, "text", array, null)));
    }
}
