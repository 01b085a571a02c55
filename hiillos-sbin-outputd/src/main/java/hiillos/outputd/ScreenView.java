package hiillos.outputd;

import java.util.Arrays;

/**
 * Draws a {@link TextScreen} on a framebuffer of 32 bits a pixel. It remembers what each cell shows and draws only those that
 * change, so scrolling costs what is different, and the slow framebuffer is never read.
 */
final class ScreenView {
    /** Where pixels go. */
    interface Canvas {
        /** Draws eight pixels: the colour {@code on} where a bit of {@code bits} is set, the leftmost in bit 7. */
        void row(long offsetBytes, int bits, int on, int off);

        /** Makes pixels one colour. */
        void fill(long offsetBytes, int countPixels, int colour);
    }

    private static final int BYTES_PER_PIXEL = 4;
    private static final int UNDERLINE_ROW = 13;

    private final Canvas canvas;
    private final int rowBytes;
    private final boolean redFirst;
    private final int columns;
    private final int rows;
    private final int[] shownCharacters;
    private final int[] shownAttributes;
    private TextScreen shown;
    private long shownChanges;

    /**
     * A view, whose whole framebuffer is emptied.
     *
     * @param redFirst whether red is in a pixel's lowest byte instead of blue
     */
    ScreenView(Canvas canvas, int widthPixels, int heightPixels, int rowBytes, boolean redFirst) {
        this.canvas = canvas;
        this.rowBytes = rowBytes;
        this.redFirst = redFirst;
        columns = widthPixels / ConsoleFont.WIDTH;
        rows = heightPixels / ConsoleFont.HEIGHT;
        shownCharacters = new int[columns * rows];
        shownAttributes = new int[columns * rows];
        Arrays.fill(shownCharacters, ' ');
        Arrays.fill(shownAttributes, Attributes.PLAIN);
        int background = pixel(Attributes.background(Attributes.PLAIN));
        for (int y = 0; y < heightPixels; y++) {
            canvas.fill((long) y * rowBytes, widthPixels, background);
        }
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** Shows what has changed; true when something had. */
    boolean show(TextScreen screen) {
        if (screen == shown && screen.changes() == shownChanges) {
            return false;
        }
        shown = screen;
        shownChanges = screen.changes();
        int cursorRow = screen.isCursorShown() ? screen.shownRow() : -1;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int attributes = screen.attributes(row, column);
                if (row == cursorRow && column == screen.column()) {
                    attributes ^= Attributes.REVERSED;
                }
                int character = screen.character(row, column);
                int index = row * columns + column;
                if (shownCharacters[index] != character || shownAttributes[index] != attributes) {
                    shownCharacters[index] = character;
                    shownAttributes[index] = attributes;
                    draw(row, column, character, attributes);
                }
            }
        }
        return true;
    }

    private void draw(int row, int column, int character, int attributes) {
        int on = pixel(Attributes.foreground(attributes));
        int off = pixel(Attributes.background(attributes));
        int glyph = ConsoleFont.glyph(character);
        boolean underlined = (attributes & Attributes.UNDERLINED) != 0;
        long offset = (long) row * ConsoleFont.HEIGHT * rowBytes + (long) column * ConsoleFont.WIDTH * BYTES_PER_PIXEL;
        for (int y = 0; y < ConsoleFont.HEIGHT; y++) {
            int bits = underlined && y == UNDERLINE_ROW ? 0xff : ConsoleFont.row(glyph, y);
            canvas.row(offset, bits, on, off);
            offset += rowBytes;
        }
    }

    private int pixel(int rgb) {
        return redFirst ? (rgb & 0xff) << 16 | rgb & 0xff00 | rgb >>> 16 : rgb;
    }
}
