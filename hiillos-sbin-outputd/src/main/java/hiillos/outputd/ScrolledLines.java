package hiillos.outputd;

import java.util.Arrays;

/** Lines that have left the screen at its top, the last ones, and how far a person has gone back to them. */
final class ScrolledLines {
    /** At most so many are kept. */
    static final int MOST = 500;
    /** And so much memory: 500 lines of plain text of 80 columns, fewer of coloured or wider text. All consoles are one server's. */
    static final int MOST_BYTES = 192 << 10;
    private static final int LINE_BYTES = 32;

    private final int[][] characters = new int[MOST][];
    private final int[][] attributes = new int[MOST][];
    private int next;
    private int count;
    private int bytes;
    private int back;

    /** Keeps copies of a line's cells; blanks at its end need no room. Who looks back goes on seeing the same. */
    void add(int[] lineCharacters, int[] lineAttributes) {
        int plain = lineAttributes.length;
        while (plain > 0 && lineAttributes[plain - 1] == Attributes.PLAIN) {
            plain--;
        }
        int end = lineCharacters.length;
        while (end > 0 && lineCharacters[end - 1] == ' ') {
            end--;
        }
        if (count == MOST) {
            forgetOldest();
        }
        characters[next] = Arrays.copyOf(lineCharacters, end);
        attributes[next] = Arrays.copyOf(lineAttributes, plain);
        bytes += bytes(next);
        next = (next + 1) % MOST;
        count++;
        while (bytes > MOST_BYTES) {
            forgetOldest();
        }
        if (back > 0) {
            back = Math.min(count, back + 1);
        }
    }

    private int bytes(int index) {
        return LINE_BYTES + Integer.BYTES * (characters[index].length + attributes[index].length);
    }

    private void forgetOldest() {
        int oldest = (next - count + MOST) % MOST;
        bytes -= bytes(oldest);
        characters[oldest] = null;
        attributes[oldest] = null;
        count--;
    }

    /** How many lines are kept. */
    int count() {
        return count;
    }

    /** How many of these lines are shown, above the screen's own. */
    int back() {
        return back;
    }

    /** Goes back by lines, or forth with a negative number. Tells whether there was something to go to. */
    boolean move(int lines) {
        int before = back;
        back = Math.clamp((long) back + lines, 0, count);
        return back != before;
    }

    /** A shown line's cell. @param row below {@link #back}, from the first one that is shown */
    int character(int row, int column) {
        int[] line = characters[index(row)];
        return column < line.length ? line[column] : ' ';
    }

    /** As {@link #character}. */
    int attributes(int row, int column) {
        int[] line = attributes[index(row)];
        return column < line.length ? line[column] : Attributes.PLAIN;
    }

    private int index(int row) {
        return (next - back + row + MOST) % MOST;
    }
}
