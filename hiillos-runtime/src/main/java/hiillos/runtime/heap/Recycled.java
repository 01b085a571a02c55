package hiillos.runtime.heap;

import hiillos.word.Memory;

/**
 * Blocks with small objects and free lines between them, as the last collection left them, and the search for the next run
 * of free lines. The list is linked through {@link Space#head}.
 */
final class Recycled {
    private static long first;
    private static long block;
    private static long line;
    /** The run that {@link #next} found. */
    static long start;
    static long end;

    private Recycled() {}

    /** Forgets all runs, before a collection: their addresses would look like references. */
    static void clear() {
        start = 0;
        end = 0;
        first = 0;
        block = 0;
        line = 0;
    }

    static void add(long freeLines) {
        Space.setHead(freeLines, first);
        first = freeLines;
    }

    /** Finds the next run of at least so many bytes of free lines; false when there is none. Shorter ones are passed over. */
    static boolean next(long countBytes) {
        while (true) {
            if (block == 0) {
                block = first;
                if (block == 0) {
                    return false;
                }
                first = Space.head(block);
                line = 0;
            }
            long marks = Space.lineAddress(block);
            while (line < Space.LINES_IN_BLOCK && Memory.loadByte(marks + line) != 0) {
                line++;
            }
            long from = line;
            while (line < Space.LINES_IN_BLOCK && Memory.loadByte(marks + line) == 0) {
                line++;
            }
            if (from < line && line - from << Space.LINE_SHIFT >= countBytes) {
                start = block + (from << Space.LINE_SHIFT);
                end = block + (line << Space.LINE_SHIFT);
                return true;
            }
            if (line == Space.LINES_IN_BLOCK) {
                block = 0;
            }
        }
    }
}
