package hiillos.outputd;

import java.nio.charset.StandardCharsets;

/**
 * The line that is being typed in canonical mode: its characters, the cursor among them, and how they are shown. The line may
 * be longer than the screen is wide.
 */
final class LineEditor {
    /** As other systems have it. */
    static final int MAXIMUM_CHARACTERS = 4096;

    /** Where the line is shown. */
    interface Display {
        /** Writes text with escape sequences. */
        void show(String text);

        int columns();

        /** The column of the cursor; {@link #columns} when it waits behind the last one. */
        int column();
    }

    private final Display display;
    private int[] characters = new int[64];
    private int count;
    private int cursor;
    /** The character at which the cursor is shown. */
    private int shownCursor;
    /** The row, from the line's first, in which the cursor is shown. */
    private int row;
    /** The column where the line begins. */
    private int begin;
    private boolean shown;

    LineEditor(Display display) {
        this.display = display;
    }

    int count() {
        return count;
    }

    /** Whether what is typed is shown. */
    void setShown(boolean echo) {
        shown = echo;
    }

    /** Inserts a character at the cursor; false when the line is full. */
    boolean insert(int character) {
        if (count == MAXIMUM_CHARACTERS) {
            return false;
        }
        if (count == 0) {
            start();
        }
        if (count == characters.length) {
            characters = java.util.Arrays.copyOf(characters, 2 * count);
        }
        System.arraycopy(characters, cursor, characters, cursor + 1, count - cursor);
        characters[cursor] = character;
        count++;
        cursor++;
        redrawFrom(cursor - 1);
        return true;
    }

    /** Moves the cursor by characters; further than the line goes it stays at its end. */
    void move(int by) {
        cursor = Math.clamp((long) cursor + by, 0, count);
        if (shown && cursor != shownCursor) {
            StringBuilder text = new StringBuilder();
            goTo(text, place(cursor), display.columns());
            display.show(text.toString());
            shownCursor = cursor;
        }
    }

    void moveToBegin() {
        move(-count);
    }

    void moveToEnd() {
        move(count);
    }

    /** Deletes the character before the cursor. */
    void erase() {
        if (cursor > 0) {
            remove(cursor - 1, cursor);
        }
    }

    /** Deletes the character at the cursor. */
    void delete() {
        if (cursor < count) {
            remove(cursor, cursor + 1);
        }
    }

    /** Deletes the word before the cursor and the blanks behind it. */
    void eraseWord() {
        int from = cursor;
        while (from > 0 && characters[from - 1] == ' ') {
            from--;
        }
        while (from > 0 && characters[from - 1] != ' ') {
            from--;
        }
        remove(from, cursor);
    }

    /** Deletes all before the cursor. */
    void eraseToBegin() {
        remove(0, cursor);
    }

    /** Deletes all from the cursor on. */
    void eraseToEnd() {
        remove(cursor, count);
    }

    private void remove(int from, int to) {
        if (from == to) {
            return;
        }
        System.arraycopy(characters, to, characters, from, count - to);
        count -= to - from;
        cursor = from;
        redrawFrom(from);
    }

    /** Shows the line anew, where the cursor stands now: other text came between. */
    void showAgain() {
        start();
        redrawFrom(0);
    }

    private void start() {
        begin = display.column() % display.columns();
        shownCursor = 0;
        row = 0;
    }

    /** The line as UTF-8. */
    byte[] text() {
        return new String(characters, 0, count).getBytes(StandardCharsets.UTF_8);
    }

    /** Takes the line as UTF-8 and begins an empty one. */
    byte[] take() {
        byte[] bytes = text();
        clear();
        return bytes;
    }

    /** Begins an empty line; what is shown stays. */
    void clear() {
        count = 0;
        cursor = 0;
        shownCursor = 0;
        row = 0;
    }

    /** The width of a character as it is shown: control characters are ^X. */
    private static int width(int character) {
        return character < ' ' || character == 0x7f ? 2 : 1;
    }

    /** Columns from the left end of the first row to a character, as if there were one row. */
    private int place(int index) {
        int place = begin;
        for (int i = 0; i < index; i++) {
            place += width(characters[i]);
        }
        return place;
    }

    /** Draws from a character on, clears what is behind the end, and goes to the cursor. */
    private void redrawFrom(int from) {
        if (!shown) {
            return;
        }
        StringBuilder text = new StringBuilder();
        int columns = display.columns();
        int end = place(count);
        boolean appended = cursor == count && from == count - 1 && from == shownCursor;
        if (!appended) {
            goTo(text, place(from), columns);
        }
        for (int i = from; i < count; i++) {
            if (width(characters[i]) == 2) {
                text.append('^').append((char) (characters[i] ^ 0x40));
            } else {
                text.appendCodePoint(characters[i]);
            }
        }
        if (count > from && end % columns == 0) {
            // Terminals wait behind the last column: this makes the next line begin.
            text.append(" \r");
        }
        if (!appended) {
            text.append("\u001b[J");
        }
        row = end / columns;
        if (cursor < count) {
            goTo(text, place(cursor), columns);
        }
        shownCursor = cursor;
        display.show(text.toString());
    }

    /** Moves what is shown as the cursor to a place. */
    private void goTo(StringBuilder text, int place, int columns) {
        int down = place / columns - row;
        if (down != 0) {
            text.append("\u001b[").append(Math.abs(down)).append(down < 0 ? 'A' : 'B');
        }
        text.append("\u001b[").append(place % columns + 1).append('G');
        row = place / columns;
    }
}
