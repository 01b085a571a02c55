package hiillos.boot;

import hiillos.word.Memory;

/** The text screen of a PC: 80 columns, 25 rows, character and attribute alternating from 0xb8000 on. */
public final class TextScreen extends Screen {
    /** The only one. */
    public static final TextScreen SCREEN = new TextScreen();

    private static final long CELLS = 0xb8000;
    private static final int COLUMNS = 80;
    private static final int ROWS = 25;
    private static final byte ATTRIBUTE = 0x07;
    /** The BIOS data area's cursor of page 0: column, row. */
    private static final long CURSOR = 0x450;

    private TextScreen() {}

    @Override
    public void write(int character) {
        int column = Memory.loadByte(CURSOR) & 0xff;
        int row = Memory.loadByte(CURSOR + 1) & 0xff;
        if (character != '\n' && column < COLUMNS && row < ROWS) {
            long cell = CELLS + (row * COLUMNS + column) * 2L;
            Memory.storeByteVolatile(cell, (byte) character);
            Memory.storeByteVolatile(cell + 1, ATTRIBUTE);
            column++;
        }
        if (character == '\n' || column >= COLUMNS) {
            column = 0;
            row++;
        }
        if (row >= ROWS) {
            scroll();
            row = ROWS - 1;
        }
        Memory.storeByte(CURSOR, (byte) column);
        Memory.storeByte(CURSOR + 1, (byte) row);
    }

    private static void scroll() {
        int rowBytes = COLUMNS * 2;
        Memory.copy(CELLS, CELLS + rowBytes, (ROWS - 1) * rowBytes);
        for (int column = 0; column < COLUMNS; column++) {
            Memory.storeShortVolatile(CELLS + (ROWS - 1) * rowBytes + column * 2L, (short) (ATTRIBUTE << 8 | ' '));
        }
    }
}
