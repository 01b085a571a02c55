package hiillos.outputd;

import java.util.Arrays;

/**
 * The cells of a console and its cursor. Lines are kept in an array of arrays, so scrolling moves references only.
 *
 * <p>Behind the last column the cursor waits there until the next character begins a new line (as a VT100 does).
 */
public final class TextScreen {
    private static final int TAB = 8;

    private int columns;
    private int rows;
    private int[][] characters;
    private int[][] attributes;
    private boolean[] tabs;
    private int column;
    private int row;
    private boolean waitingAtMargin;
    private int top;
    private int bottom;
    private int style = Attributes.PLAIN;
    private boolean originMode;
    private boolean wraps = true;
    private boolean inserts;
    private boolean cursorShown = true;
    private long changes;
    private Saved saved = Saved.HOME;
    private final ScrolledLines scrolled = new ScrolledLines();
    /** The lines of the other screen while the alternate one is shown. */
    private int[][] mainCharacters;
    private int[][] mainAttributes;

    /** What "save cursor" keeps. */
    private record Saved(int column, int row, int style, boolean originMode) {
        static final Saved HOME = new Saved(0, 0, Attributes.PLAIN, false);
    }

    /** An empty screen. */
    public TextScreen(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        reset();
    }

    /** As it was when it was made. */
    void reset() {
        characters = new int[rows][columns];
        attributes = new int[rows][columns];
        for (int i = 0; i < rows; i++) {
            clear(i, 0, columns, Attributes.PLAIN);
        }
        mainCharacters = null;
        mainAttributes = null;
        resetTabs();
        column = 0;
        row = 0;
        top = 0;
        bottom = rows;
        style = Attributes.PLAIN;
        waitingAtMargin = false;
        originMode = false;
        wraps = true;
        inserts = false;
        cursorShown = true;
        saved = Saved.HOME;
        changes++;
    }

    private void resetTabs() {
        tabs = new boolean[columns];
        for (int i = 0; i < columns; i += TAB) {
            tabs[i] = true;
        }
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public int column() {
        return column;
    }

    public int row() {
        return row;
    }

    /** Counts whatever changes what is seen. */
    public long changes() {
        return changes;
    }

    public boolean isCursorShown() {
        return cursorShown;
    }

    /** Where the next character is put begins the next line. */
    boolean isWaitingAtMargin() {
        return waitingAtMargin;
    }

    /** What is shown in a row of the window: the screen's lines, or above them lines that have left it. */
    int character(int atRow, int atColumn) {
        int back = scrolled.back();
        return atRow < back ? scrolled.character(atRow, atColumn) : characters[atRow - back][atColumn];
    }

    /** As {@link #character}. */
    int attributes(int atRow, int atColumn) {
        int back = scrolled.back();
        return atRow < back ? scrolled.attributes(atRow, atColumn) : attributes[atRow - back][atColumn];
    }

    /** Which row of the window the cursor is in; one below the last when it is out of sight. */
    int shownRow() {
        return Math.min(rows, row + scrolled.back());
    }

    /** Looks at earlier lines, or with a negative number at later ones. The alternate screen has none. */
    void lookBack(int lines) {
        if (mainCharacters == null && scrolled.move(lines)) {
            changes++;
        }
    }

    /** Shows the screen itself again. */
    void lookAhead() {
        lookBack(-ScrolledLines.MOST);
    }

    /** A line's text without blanks at its end. */
    public String text(int atRow) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < columns; i++) {
            text.appendCodePoint(characters[atRow][i]);
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    void put(int character) {
        if (waitingAtMargin && wraps) {
            column = 0;
            lineFeed();
        }
        waitingAtMargin = false;
        if (inserts) {
            insertCharacters(1);
        }
        characters[row][column] = character;
        attributes[row][column] = style;
        changes++;
        if (column + 1 < columns) {
            column++;
        } else {
            waitingAtMargin = true;
        }
    }

    void lineFeed() {
        waitingAtMargin = false;
        changes++;
        if (row + 1 == bottom) {
            scrollUp(top, 1);
        } else if (row + 1 < rows) {
            row++;
        }
    }

    void reverseLineFeed() {
        waitingAtMargin = false;
        changes++;
        if (row == top) {
            scrollDown(top, 1);
        } else if (row > 0) {
            row--;
        }
    }

    void carriageReturn() {
        setColumn(0);
    }

    void backspace() {
        setColumn(column - 1);
    }

    /** Goes to a tab stop, to the right for positive counts. */
    void tab(int count) {
        int to = column;
        int direction = count < 0 ? -1 : 1;
        for (int i = 0; i < Math.abs(count); i++) {
            do {
                to += direction;
            } while (to > 0 && to < columns - 1 && !tabs[to]);
        }
        setColumn(to);
    }

    void setTab() {
        tabs[column] = true;
    }

    /** Removes the stop here, or all. */
    void clearTabs(boolean all) {
        if (all) {
            Arrays.fill(tabs, false);
        } else {
            tabs[column] = false;
        }
    }

    void setColumn(int to) {
        column = Math.clamp(to, 0, columns - 1);
        waitingAtMargin = false;
        changes++;
    }

    /** Moves up or down, not out of the scroll region when it begins inside. */
    void moveRows(int count) {
        int first = row >= top ? top : 0;
        int last = row < bottom ? bottom - 1 : rows - 1;
        row = Math.clamp((long) row + count, first, last);
        waitingAtMargin = false;
        changes++;
    }

    void moveColumns(int count) {
        setColumn(Math.clamp((long) column + count, 0, columns - 1));
    }

    /** Rows count from the scroll region's first in origin mode. */
    void moveTo(int toRow, int toColumn) {
        int first = originMode ? top : 0;
        int last = originMode ? bottom - 1 : rows - 1;
        row = Math.clamp((long) toRow + first, first, last);
        setColumn(toColumn);
    }

    void saveCursor() {
        saved = new Saved(column, row, style, originMode);
    }

    void restoreCursor() {
        originMode = saved.originMode;
        style = saved.style;
        row = Math.min(saved.row, rows - 1);
        setColumn(saved.column);
    }

    int style() {
        return style;
    }

    void setStyle(int newStyle) {
        style = newStyle;
    }

    void setOriginMode(boolean on) {
        originMode = on;
        moveTo(0, 0);
    }

    void setWraps(boolean on) {
        wraps = on;
    }

    void setInserts(boolean on) {
        inserts = on;
    }

    void setCursorShown(boolean shown) {
        cursorShown = shown;
        changes++;
    }

    /** Sets the scroll region, last row included; a region of less than two rows is ignored. */
    void setRegion(int first, int last) {
        int end = Math.min(last + 1, rows);
        if (first >= 0 && end - first >= 2) {
            top = first;
            bottom = end;
            moveTo(0, 0);
        }
    }

    private void clear(int atRow, int from, int to, int look) {
        Arrays.fill(characters[atRow], from, to, ' ');
        Arrays.fill(attributes[atRow], from, to, look);
        changes++;
    }

    private void erase(int atRow, int from, int to) {
        clear(atRow, from, to, Attributes.paperOf(style));
    }

    /** @param part 0: from the cursor on, 1: up to the cursor, 2: all */
    void eraseInLine(int part) {
        erase(row, part == 0 ? column : 0, part == 1 ? column + 1 : columns);
    }

    /** @param part as of {@link #eraseInLine} */
    void eraseInScreen(int part) {
        int first = part == 0 ? row + 1 : 0;
        int end = part == 1 ? row : rows;
        for (int i = first; i < end; i++) {
            erase(i, 0, columns);
        }
        if (part < 2) {
            eraseInLine(part);
        }
    }

    void eraseCharacters(int count) {
        erase(row, column, (int) Math.min(columns, (long) column + count));
    }

    void insertCharacters(int count) {
        int moved = Math.max(0, columns - column - count);
        System.arraycopy(characters[row], column, characters[row], columns - moved, moved);
        System.arraycopy(attributes[row], column, attributes[row], columns - moved, moved);
        erase(row, column, columns - moved);
    }

    void deleteCharacters(int count) {
        int moved = Math.max(0, columns - column - count);
        System.arraycopy(characters[row], columns - moved, characters[row], column, moved);
        System.arraycopy(attributes[row], columns - moved, attributes[row], column, moved);
        erase(row, column + moved, columns);
    }

    void insertLines(int count) {
        if (row >= top && row < bottom) {
            scrollDown(row, count);
            setColumn(0);
        }
    }

    void deleteLines(int count) {
        if (row >= top && row < bottom) {
            scrollUp(row, count);
            setColumn(0);
        }
    }

    /** Scrolls the region. */
    void scroll(int count) {
        if (count >= 0) {
            scrollUp(top, count);
        } else {
            scrollDown(top, -count);
        }
    }

    private void scrollUp(int first, int count) {
        for (int n = Math.min(count, bottom - first); n > 0; n--) {
            int[] freeCharacters = characters[first];
            int[] freeAttributes = attributes[first];
            if (first == 0 && mainCharacters == null) {
                scrolled.add(freeCharacters, freeAttributes);
            }
            System.arraycopy(characters, first + 1, characters, first, bottom - first - 1);
            System.arraycopy(attributes, first + 1, attributes, first, bottom - first - 1);
            characters[bottom - 1] = freeCharacters;
            attributes[bottom - 1] = freeAttributes;
            erase(bottom - 1, 0, columns);
        }
    }

    private void scrollDown(int first, int count) {
        for (int n = Math.min(count, bottom - first); n > 0; n--) {
            int[] freeCharacters = characters[bottom - 1];
            int[] freeAttributes = attributes[bottom - 1];
            System.arraycopy(characters, first, characters, first + 1, bottom - first - 1);
            System.arraycopy(attributes, first, attributes, first + 1, bottom - first - 1);
            characters[first] = freeCharacters;
            attributes[first] = freeAttributes;
            erase(first, 0, columns);
        }
    }

    /** Shows another, empty screen, or goes back to the first with all that was on it. */
    void setAlternate(boolean alternate) {
        if (alternate == (mainCharacters != null)) {
            return;
        }
        if (alternate) {
            lookAhead();
            mainCharacters = characters;
            mainAttributes = attributes;
            characters = new int[rows][columns];
            attributes = new int[rows][columns];
            eraseInScreen(2);
        } else {
            characters = mainCharacters;
            attributes = mainAttributes;
            mainCharacters = null;
            mainAttributes = null;
            changes++;
        }
    }
}
