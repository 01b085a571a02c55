package hiillos.outputd;

/**
 * Bytes that were typed and not yet read. In canonical mode they are lines, and a reader gets no more than one at once; an end
 * of file is a line of no bytes.
 */
final class InputQueue {
    static final int MAXIMUM_BYTES = 16 << 10;
    private static final int LINES = 1024;

    private final byte[] bytes = new byte[MAXIMUM_BYTES];
    private int first;
    private int count;
    /** How many bytes each complete line has; the rest is loose bytes, which came after them. */
    private final int[] lines = new int[LINES];
    private int firstLine;
    private int countLines;
    private int lineBytes;

    /** Adds a line, or an end of file when it is empty; false when there is no room. */
    boolean addLine(byte[] line, int length) {
        if (loose() > 0) {
            return add(line, 0, length);
        }
        if (length > bytes.length - count || countLines == LINES) {
            return false;
        }
        append(line, 0, length);
        lines[firstLine + countLines & LINES - 1] = length;
        countLines++;
        lineBytes += length;
        return true;
    }

    /** Adds bytes that are no line; false, and none added, when there is no room. */
    boolean add(byte[] more, int from, int length) {
        if (length > bytes.length - count) {
            return false;
        }
        append(more, from, length);
        return true;
    }

    private void append(byte[] more, int from, int length) {
        for (int i = 0; i < length; i++) {
            bytes[first + count + i & MAXIMUM_BYTES - 1] = more[from + i];
        }
        count += length;
    }

    private int loose() {
        return count - lineBytes;
    }

    /** What a reader would get now: 0: nothing, −1: an end of file. */
    int readable() {
        return countLines > 0 ? lines[firstLine] == 0 ? -1 : lines[firstLine] : loose();
    }

    /** What is readable, at most so many bytes; empty for an end of file. It stays. */
    byte[] peek(int most) {
        byte[] seen = new byte[Math.min(most, Math.max(0, readable()))];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = bytes[first + i & MAXIMUM_BYTES - 1];
        }
        return seen;
    }

    /** Takes what {@link #peek} showed: so many bytes, 0 for an end of file. */
    void remove(int taken) {
        if (countLines > 0) {
            lines[firstLine] -= taken;
            lineBytes -= taken;
            if (lines[firstLine] == 0) {
                firstLine = firstLine + 1 & LINES - 1;
                countLines--;
            }
        }
        first = first + taken & MAXIMUM_BYTES - 1;
        count -= taken;
    }

    /** The bytes of each complete line. */
    int[] lines() {
        int[] result = new int[countLines];
        for (int i = 0; i < countLines; i++) {
            result[i] = lines[firstLine + i & LINES - 1];
        }
        return result;
    }

    /** All bytes. */
    byte[] all() {
        byte[] result = new byte[count];
        for (int i = 0; i < count; i++) {
            result[i] = bytes[first + i & MAXIMUM_BYTES - 1];
        }
        return result;
    }

    /** Has what {@link #lines} and {@link #all} said of another queue; what does not fit together is loose bytes. */
    void restore(int[] ofLines, byte[] all) {
        clear();
        add(all, 0, Math.min(all.length, MAXIMUM_BYTES));
        int sum = 0;
        boolean sound = ofLines.length <= LINES;
        for (int i = 0; sound && i < ofLines.length; i++) {
            sound = ofLines[i] >= 0 && ofLines[i] <= count - sum;
            sum += ofLines[i];
            lines[i] = ofLines[i];
        }
        if (sound) {
            countLines = ofLines.length;
            lineBytes = sum;
        }
    }

    void clear() {
        first = 0;
        count = 0;
        firstLine = 0;
        countLines = 0;
        lineBytes = 0;
    }

    /** Takes the bytes that are no lines. */
    byte[] takeLoose() {
        byte[] taken = new byte[loose()];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = bytes[first + lineBytes + i & MAXIMUM_BYTES - 1];
        }
        count = lineBytes;
        return taken;
    }

    /** Lines are no longer lines: all is loose bytes. Ends of file are forgotten. */
    void loosen() {
        firstLine = 0;
        countLines = 0;
        lineBytes = 0;
    }
}
