package hiillos.conformance.programs.numbers;

/** Divisions that a compiler turns into multiplications. */
public final class DivisionByConstants {
    private DivisionByConstants() {}

    static int[] values = {0, 1, -1, 2, 3, -3, 9, 10, 99, -100, 1000003, Integer.MAX_VALUE, Integer.MIN_VALUE};

    public static void main(String[] arguments) {
        for (int v : values) {
            System.out.println(v / 3 + " " + v / 7 + " " + v / 10 + " " + v / -5 + " " + v / 16 + " " + v / -8 + " " + v / 641);
            System.out.println(v % 3 + " " + v % 7 + " " + v % 10 + " " + v % -5 + " " + v % 16 + " " + v % -8 + " " + v % 641);
            long w = v * 4294967311L;
            System.out.println(w / 3 + " " + w / 7 + " " + w / 10 + " " + w / -5 + " " + w / 1024 + " " + w % 1000000007L);
        }
    }
}
