package hiillos.conformance.programs.arrays;

/** Loops over arrays evaluate the array once. */
public final class ForEach {
    private ForEach() {}

    static int calls;

    static int[] array() {
        calls++;
        return new int[] {3, 4, 5};
    }

    public static void main(String[] arguments) {
        int sum = 0;
        for (int x : array()) {
            sum = sum * 10 + x;
            x = 0;
        }
        System.out.println(sum + " " + calls);
        int[] a = {1, 2, 3};
        for (int x : a) {
            a = new int[] {9, 9, 9, 9};
            sum += x;
        }
        System.out.println(sum);
        for (long x : new byte[] {1, -1}) {
            System.out.println(x);
        }
        for (char c : "xy".toCharArray()) {
            System.out.println(c);
        }
    }
}
