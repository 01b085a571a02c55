package hiillos.image.stage;

import java.util.Collection;

/** "Did you mean": the known name that is nearest to a mistyped one. */
public final class Suggestion {
    private Suggestion() {}

    /**
     * The end of an error sentence.
     *
     * @param wrong the name that is not known
     * @param known the names that are
     * @return {@code "; did you mean NAME?"}, or a full stop if none is near
     */
    public static String sentence(String wrong, Collection<String> known) {
        String nearest = nearest(wrong, known);
        return nearest == null ? "." : "; did you mean \"" + nearest + "\"?";
    }

    /**
     * The nearest name, at most a third of the letters away.
     *
     * @param wrong the name that is not known
     * @param known the names that are
     * @return one of them, or null
     */
    static String nearest(String wrong, Collection<String> known) {
        String best = null;
        int bestDistance = Math.max(1, wrong.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(wrong, candidate);
            if (distance < bestDistance || distance == bestDistance && best != null && candidate.compareTo(best) < 0) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** Levenshtein distance: insertions, deletions and replacements. */
    private static int distance(String first, String second) {
        int[] row = new int[second.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= first.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int replaced = diagonal + (first.charAt(line - 1) == second.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[second.length()];
    }
}
