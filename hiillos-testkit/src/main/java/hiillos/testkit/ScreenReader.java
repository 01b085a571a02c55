package hiillos.testkit;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads text back from a screenshot of a console with a fixed bitmap font of 8 pixels width.
 *
 * <p>In each cell, the colour of most pixels counts as background and every other as ink; then the shape must be that of
 * a glyph, exactly. Colours therefore do not matter.
 */
public final class ScreenReader {
    private static final int CELL_WIDTH = 8;
    /** What stands for a shape that is in no font. */
    public static final char UNKNOWN = '\ufffd';

    private final Map<List<Byte>, Character> glyphs = new HashMap<>();
    private final int cellHeight;

    /**
     * A reader for one font.
     *
     * @param font glyph after glyph, {@code cellHeight} bytes each, one byte a row, the leftmost pixel in bit 7
     * @param firstCharacter what the first glyph means; the others follow it
     * @throws IllegalArgumentException if the font is no whole number of glyphs
     */
    public ScreenReader(byte[] font, int cellHeight, char firstCharacter) {
        this(font, cellHeight, following(firstCharacter, cellHeight <= 0 ? 0 : font.length / cellHeight));
    }

    private static char[] following(char first, int count) {
        char[] characters = new char[count];
        for (int index = 0; index < count; index++) {
            characters[index] = (char) (first + index);
        }
        return characters;
    }

    /**
     * A reader for one font.
     *
     * @param font as above
     * @param characters what the glyphs mean, one after the other; of those that look the same, the first counts
     * @throws IllegalArgumentException if the font does not have as many glyphs
     */
    public ScreenReader(byte[] font, int cellHeight, char[] characters) {
        if (cellHeight <= 0 || font.length != characters.length * cellHeight) {
            throw new IllegalArgumentException("a font of " + font.length + " bytes has no rows of " + cellHeight);
        }
        this.cellHeight = cellHeight;
        for (int index = 0; index < characters.length; index++) {
            byte[] rows = Arrays.copyOfRange(font, index * cellHeight, (index + 1) * cellHeight);
            glyphs.putIfAbsent(shape(rows), characters[index]);
            // Shapes are compared with ink in the minority, so a glyph that fills most of its cell is kept inverted too.
            byte[] inverted = new byte[cellHeight];
            for (int row = 0; row < cellHeight; row++) {
                inverted[row] = (byte) ~rows[row];
            }
            glyphs.putIfAbsent(shape(inverted), characters[index]);
        }
        glyphs.put(shape(new byte[cellHeight]), ' ');
    }

    private static List<Byte> shape(byte[] rows) {
        List<Byte> shape = new ArrayList<>(rows.length);
        for (byte row : rows) {
            shape.add(row);
        }
        return shape;
    }

    /**
     * Reads all lines, trailing blanks removed.
     *
     * @param left pixels left of the first column
     * @param top pixels above the first line
     */
    public List<String> read(BufferedImage image, int left, int top) {
        List<String> lines = new ArrayList<>();
        for (int y = top; y + cellHeight <= image.getHeight(); y += cellHeight) {
            StringBuilder line = new StringBuilder();
            for (int x = left; x + CELL_WIDTH <= image.getWidth(); x += CELL_WIDTH) {
                line.append(glyphs.getOrDefault(cell(image, x, y), UNKNOWN));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private List<Byte> cell(BufferedImage image, int left, int top) {
        int background = background(image, left, top);
        byte[] rows = new byte[cellHeight];
        for (int y = 0; y < cellHeight; y++) {
            int row = 0;
            for (int x = 0; x < CELL_WIDTH; x++) {
                row = row << 1 | (image.getRGB(left + x, top + y) == background ? 0 : 1);
            }
            rows[y] = (byte) row;
        }
        return shape(rows);
    }

    private int background(BufferedImage image, int left, int top) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < cellHeight; y++) {
            for (int x = 0; x < CELL_WIDTH; x++) {
                counts.merge(image.getRGB(left + x, top + y), 1, Integer::sum);
            }
        }
        int best = image.getRGB(left, top);
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > counts.get(best)) {
                best = entry.getKey();
            }
        }
        return best;
    }
}
