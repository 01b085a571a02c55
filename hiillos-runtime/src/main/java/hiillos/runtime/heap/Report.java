package hiillos.runtime.heap;

import hiillos.runtime.os.Platform;
import hiillos.word.Memory;

/** Lines about collections on error output, made without allocating. */
final class Report {
    private static long buffer;
    private static long at;

    private Report() {}

    static void collection(long number, long blocksBefore, long nanos) {
        begin();
        text("collection ");
        number(number);
        text(": ");
        number(blocksBefore << Space.BLOCK_SHIFT - 10);
        text(" KiB -> ");
        number(Space.usedBlocks << Space.BLOCK_SHIFT - 10);
        text(" KiB, alive ");
        number(Marker.markedBytes >>> 10);
        text(" KiB in ");
        number(Marker.markedObjects);
        text(" objects, ");
        number(nanos / 1000);
        text(" us\n");
        Platform.write(2, buffer, at - buffer);
    }

    /** What all collections cost, at the program's end. */
    static void summary(long collections, long longestNanos, long allNanos, long markedBytes) {
        begin();
        text("collections ");
        number(collections);
        text(", longest ");
        number(longestNanos / 1000);
        text(" us, all ");
        number(allNanos / 1000);
        text(" us, marked ");
        number(markedBytes >>> 10);
        text(" KiB\n");
        Platform.write(2, buffer, at - buffer);
    }

    private static void begin() {
        if (buffer == 0) {
            buffer = Platform.mapMemory(4096);
        }
        at = buffer;
    }

    private static void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            Memory.storeByte(at++, (byte) text.charAt(i));
        }
    }

    private static void number(long value) {
        if (value >= 10) {
            number(value / 10);
        }
        Memory.storeByte(at++, (byte) ('0' + value % 10));
    }
}
