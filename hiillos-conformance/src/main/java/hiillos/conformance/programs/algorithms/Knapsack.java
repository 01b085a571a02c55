package hiillos.conformance.programs.algorithms;

/** Dynamic programming over long. */
public final class Knapsack {
    private Knapsack() {}

    public static void main(String[] arguments) {
        int[] weights = {12, 7, 11, 8, 9, 6, 5, 14};
        long[] values = {24, 13, 23, 15, 16, 11, 9, 28};
        long[] best = new long[61];
        for (int i = 0; i < weights.length; i++) {
            for (int w = 60; w >= weights[i]; w--) {
                best[w] = Math.max(best[w], best[w - weights[i]] + values[i]);
            }
        }
        for (int w = 0; w <= 60; w += 10) {
            System.out.println(w + " " + best[w]);
        }
    }
}
