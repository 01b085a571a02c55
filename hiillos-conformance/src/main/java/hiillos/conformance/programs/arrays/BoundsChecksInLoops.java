package hiillos.conformance.programs.arrays;

/** Loops that run past an array's end. */
public final class BoundsChecksInLoops {
    private BoundsChecksInLoops() {}

    public static void main(String[] arguments) {
        int[] a = new int[10];
        int done = 0;
        try {
            for (int i = 0; i <= a.length; i++) {
                a[i] = i;
                done++;
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(done + " " + e.getMessage() + " " + a[9]);
        }
        try {
            for (int i = 5; ; i--) {
                a[i]++;
                done++;
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(done + " " + e.getMessage());
        }
        long index = 1L << 32;
        System.out.println(a[(int) index]);
    }
}
