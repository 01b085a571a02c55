package java.util.zip;

/** A canonical Huffman code, decoded by counting codes of each length (RFC 1951, chapter 3.2.2). */
final class HuffmanCode {
    static final int NO_CODE = -2;
    private static final int MISSING = -1;
    private static final int LONGEST = 15;
    static final HuffmanCode FIXED_LITERALS;
    static final HuffmanCode FIXED_DISTANCES;

    static {
        int[] lengths = new int[288];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
        }
        int[] fives = new int[30];
        java.util.Arrays.fill(fives, 5);
        try {
            FIXED_LITERALS = new HuffmanCode(lengths, 0, lengths.length, "");
            FIXED_DISTANCES = new HuffmanCode(fives, 0, fives.length, "");
        } catch (DataFormatException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int[] counts = new int[LONGEST + 1];
    private final int[] symbols;

    /**
     * The code with these lengths of symbols; 0 for those that do not occur.
     *
     * @param message what is wrong when the lengths need more codes than there are
     */
    HuffmanCode(int[] lengths, int from, int count, String message) throws DataFormatException {
        for (int i = 0; i < count; i++) {
            counts[lengths[from + i]]++;
        }
        counts[0] = 0;
        int left = 1;
        int[] offsets = new int[LONGEST + 2];
        for (int length = 1; length <= LONGEST; length++) {
            left = (left << 1) - counts[length];
            if (left < 0) {
                throw new DataFormatException(message);
            }
            offsets[length + 1] = offsets[length] + counts[length];
        }
        symbols = new int[count];
        for (int i = 0; i < count; i++) {
            if (lengths[from + i] != 0) {
                symbols[offsets[lengths[from + i]]++] = i;
            }
        }
    }

    /** The code at the low end of the bits: its length &lt;&lt; 16 | symbol; negative when bits are missing or no code is like it. */
    int decode(long bits, int bitCount) {
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            if (length > bitCount) {
                return MISSING;
            }
            code |= (int) (bits >>> length - 1) & 1;
            int count = counts[length];
            if (code - count < first) {
                return length << 16 | symbols[index + code - first];
            }
            index += count;
            first = first + count << 1;
            code <<= 1;
        }
        return NO_CODE;
    }
}
