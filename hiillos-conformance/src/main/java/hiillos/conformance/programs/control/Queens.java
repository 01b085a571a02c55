package hiillos.conformance.programs.control;

/** The eight queens. */
public final class Queens {
    private Queens() {}

    static int solve(int n, int row, int columns, int left, int right) {
        if (row == n) {
            return 1;
        }
        int count = 0;
        for (int free = ~(columns | left | right) & ((1 << n) - 1); free != 0; free &= free - 1) {
            int bit = free & -free;
            count += solve(n, row + 1, columns | bit, (left | bit) << 1, (right | bit) >>> 1);
        }
        return count;
    }

    public static void main(String[] arguments) {
        for (int n = 1; n <= 8; n++) {
            System.out.println(n + " " + solve(n, 0, 0, 0, 0));
        }
    }
}
