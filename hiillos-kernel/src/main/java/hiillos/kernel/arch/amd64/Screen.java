package hiillos.kernel.arch.amd64;

import hiillos.boot.protocol.BootInformation;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.word.Memory;

/**
 * A text console on the linear framebuffer. What each cell shows is kept in memory, so that scrolling redraws only cells
 * that change and never reads the framebuffer, which is slow.
 *
 * <pre>
 * cell (16 bits)   15..8 colour   7..0 character
 * </pre>
 */
public final class Screen {
    private static final int BACKGROUND = 0x10_1418;

    private static long pixels;
    private static int widthPixels;
    private static int heightPixels;
    private static int rowBytes;
    private static int columns;
    private static int rows;
    private static boolean redFirst;
    private static long cells;
    private static int column;
    private static int row;

    private Screen() {}

    /** Sets the console up; does nothing without a framebuffer or memory for the cells. */
    public static void initialize(long physical, int width, int height, int bytesPerRow, int format) {
        if (physical == 0 || width < 320 || height < 200 || width > 16384 || height > 16384
                || bytesPerRow < 4 * width || format == BootInformation.FORMAT_NONE) {
            return;
        }
        int wantedColumns = width / Font.WIDTH;
        int wantedRows = height / Font.HEIGHT;
        long memory = PhysicalMemory.allocateBytes(2L * wantedColumns * wantedRows);
        if (memory == 0) {
            return;
        }
        rowBytes = bytesPerRow;
        columns = wantedColumns;
        rows = wantedRows;
        redFirst = format == BootInformation.FORMAT_RED_GREEN_BLUE;
        cells = PhysicalMemory.direct(memory);
        pixels = PhysicalMemory.direct(physical);
        widthPixels = width;
        heightPixels = height;
        begin();
    }

    /** Empties the screen, whoever drew on it. */
    public static void begin() {
        if (cells == 0) {
            return;
        }
        column = 0;
        row = 0;
        Memory.fill(cells, (byte) 0, 2L * columns * rows);
        int background = pixel(BACKGROUND);
        for (int y = 0; y < heightPixels; y++) {
            long line = pixels + (long) y * rowBytes;
            for (int x = 0; x < widthPixels; x++) {
                Memory.storeIntVolatile(line + 4L * x, background);
            }
        }
    }

    /** Whether there is a screen. */
    public static boolean isPresent() {
        return cells != 0;
    }

    /** Characters in a line. */
    public static int columns() {
        return columns;
    }

    public static int rows() {
        return rows;
    }

    /** Shows one character; newline and carriage return move the cursor, a tab goes to the next multiple of 8. */
    public static void write(int character, int colour) {
        if (cells == 0) {
            return;
        }
        switch (character) {
            case '\n' -> newLine();
            case '\r' -> column = 0;
            case '\t' -> {
                do {
                    put(' ', colour);
                } while ((column & 7) != 0);
            }
            default -> put(character, colour);
        }
    }

    private static void put(int character, int colour) {
        if (column == columns) {
            newLine();
        }
        setCell(row * columns + column, character & 0xff | colour << 8);
        column++;
    }

    private static void newLine() {
        column = 0;
        if (row + 1 < rows) {
            row++;
            return;
        }
        int last = (rows - 1) * columns;
        for (int i = 0; i < last; i++) {
            setCell(i, cell(i + columns));
        }
        for (int i = last; i < last + columns; i++) {
            setCell(i, 0);
        }
    }

    private static int cell(int index) {
        return Memory.loadShort(cells + 2L * index) & 0xffff;
    }

    private static void setCell(int index, int value) {
        if (cell(index) != value) {
            Memory.storeShort(cells + 2L * index, (short) value);
            draw(index, value);
        }
    }

    private static void draw(int index, int value) {
        long at = pixels + (long) (index / columns) * Font.HEIGHT * rowBytes + (long) (index % columns) * Font.WIDTH * 4;
        int character = (value & 0xff) == 0 ? ' ' : value & 0xff;
        int on = pixel(Colours.rgb(value >>> 8));
        int off = pixel(BACKGROUND);
        for (int y = 0; y < Font.HEIGHT; y++) {
            int bits = Font.row(character, y);
            for (int x = 0; x < Font.WIDTH; x++) {
                Memory.storeIntVolatile(at + 4L * x, (bits & 0x80 >>> x) != 0 ? on : off);
            }
            at += rowBytes;
        }
    }

    private static int pixel(int rgb) {
        return redFirst ? (rgb & 0xff) << 16 | rgb & 0xff00 | rgb >>> 16 : rgb;
    }
}
