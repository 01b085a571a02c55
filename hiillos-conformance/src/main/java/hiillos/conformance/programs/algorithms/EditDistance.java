package hiillos.conformance.programs.algorithms;

/** Levenshtein's distance of words. */
public final class EditDistance {
    private EditDistance() {}

    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 ? j : j == 0 ? i : Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1]
                        + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
            }
        }
        return d[a.length()][b.length()];
    }

    public static void main(String[] arguments) {
        String[] words = {"kitten", "sitting", "", "saturday", "sunday"};
        for (String a : words) {
            for (String b : words) {
                System.out.print(distance(a, b) + " ");
            }
        }
        System.out.println();
    }
}
