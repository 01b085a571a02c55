package hiillos.conformance.programs.arrays;

/** Array clones are shallow. */
public final class Cloning {
    private Cloning() {}

    public static void main(String[] arguments) {
        int[] a = {1, 2, 3};
        int[] b = a.clone();
        b[0] = 9;
        System.out.println(a[0] + " " + b[0] + " " + a.equals(b) + " " + b.length);
        int[][] c = {{1}, {2}};
        int[][] d = c.clone();
        d[0][0] = 9;
        d[1] = new int[] {8};
        System.out.println(c[0][0] + " " + c[1][0]);
        String[] e = {"x"};
        Object f = e.clone();
        System.out.println(f.getClass() == String[].class);
        System.out.println(new long[0].clone().length + new boolean[] {true}.clone().length + " "
                + new double[] {1.5}.clone()[0]);
    }
}
