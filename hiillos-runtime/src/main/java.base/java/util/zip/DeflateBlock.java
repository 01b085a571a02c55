package java.util.zip;

import java.util.Arrays;

/**
 * One block of compressed data (RFC 1951, chapter 3.2): what is repeated is found by chains of places with the same three bytes, then the
 * block is written with codes of its own or with the fixed ones, whichever is shorter.
 */
final class DeflateBlock {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 258;
    private static final int FARTHEST = 1 << 15;
    /** Three bytes from farther than this cost more than they save. */
    private static final int FARTHEST_OF_SHORTEST = 1 << 12;
    private static final int HASH_BITS = 15;
    private static final int DISTANCE_BITS = 15;
    private static final int END = 256;
    private static final int COUNT_LITERALS = 286;
    private static final int COUNT_DISTANCES = 30;
    private static final int LONGEST_CODE = 15;
    private static final int LONGEST_CODE_OF_LENGTHS = 7;
    private static final int LOWEST_LAZY_LEVEL = 4;
    /** In which order the lengths of the lengths' codes are written. */
    private static final byte[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int REPEAT = 16;
    private static final int ZEROS = 17;
    private static final int MANY_ZEROS = 18;

    private static final PrefixCode FIXED_LITERALS = PrefixCode.ofLengths(fixedLengths());
    private static final PrefixCode FIXED_DISTANCES = PrefixCode.ofLengths(fives());

    private final byte[] data;
    private final int start;
    private final int end;
    private final int[] head = new int[1 << HASH_BITS];
    private final int[] before;
    private final int tries;
    private final int niceLength;
    /** Matches shorter than this are given up for a longer one that begins a byte later. */
    private final int lazyLength;
    /** A byte, or a match: its length in the bits from {@link #DISTANCE_BITS} on, below it the distance less one. */
    private final int[] tokens;
    private int countTokens;
    private final int[] literals = new int[COUNT_LITERALS];
    private final int[] distances = new int[COUNT_DISTANCES];
    private long extraBits;

    // The lengths of both codes as they are written: symbols, each with its extra bits above the lowest five.
    private final int[] lengthSymbols = new int[COUNT_LITERALS + COUNT_DISTANCES];
    private int countLengthSymbols;

    /** Looks for what is repeated in the data from {@code start} on; what is before it may be referred to. */
    DeflateBlock(byte[] data, int start, int end, int level, boolean isRepeated) {
        this.data = data;
        this.start = start;
        this.end = end;
        this.before = new int[end];
        this.tokens = new int[end - start];
        this.tries = 4 << level;
        this.niceLength = Math.min(LONGEST, 4 << level);
        this.lazyLength = level < LOWEST_LAZY_LEVEL ? 0 : 1 << level - 2;
        literals[END] = 1;
        if (isRepeated) {
            findMatches();
        } else {
            for (int at = start; at < end; at++) {
                addLiteral(at);
            }
        }
    }

    private static int[] fixedLengths() {
        int[] lengths = new int[288];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
        }
        return lengths;
    }

    private static int[] fives() {
        int[] lengths = new int[32];
        Arrays.fill(lengths, 5);
        return lengths;
    }

    // --- Matches ---

    private void findMatches() {
        Arrays.fill(head, -1);
        for (int i = 0; i < start; i++) {
            insert(i);
        }
        int at = start;
        int found = match(at);
        while (at < end) {
            insert(at);
            if (found == 0) {
                addLiteral(at++);
                found = match(at);
                continue;
            }
            int length = found >>> DISTANCE_BITS;
            int next = length < lazyLength ? match(at + 1) : 0;
            if (next >>> DISTANCE_BITS > length) {
                addLiteral(at++);
                found = next;
                continue;
            }
            addMatch(found);
            int stop = at + length;
            for (at++; at < stop; at++) {
                insert(at);
            }
            found = match(at);
        }
    }

    private int hash(int at) {
        int three = data[at] & 0xff | (data[at + 1] & 0xff) << 8 | (data[at + 2] & 0xff) << 16;
        return three * 0x9E3779B1 >>> 32 - HASH_BITS;
    }

    private void insert(int at) {
        if (at + SHORTEST <= end) {
            int hash = hash(at);
            before[at] = head[hash];
            head[hash] = at;
        }
    }

    /** The best match at a place, as in {@link #tokens}; 0 if there is none. */
    private int match(int at) {
        int limit = Math.min(LONGEST, end - at);
        if (limit < SHORTEST) {
            return 0;
        }
        int best = SHORTEST - 1;
        int place = 0;
        int left = tries;
        for (int c = head[hash(at)]; c >= 0 && at - c <= FARTHEST && left-- > 0 && best < limit; c = before[c]) {
            if (data[c + best] != data[at + best]) {
                continue;
            }
            int length = 0;
            while (length < limit && data[c + length] == data[at + length]) {
                length++;
            }
            if (length > best) {
                best = length;
                place = c;
                if (length >= niceLength) {
                    break;
                }
            }
        }
        boolean pays = best > SHORTEST || best == SHORTEST && at - place <= FARTHEST_OF_SHORTEST;
        return pays ? best << DISTANCE_BITS | at - place - 1 : 0;
    }

    private void addLiteral(int at) {
        tokens[countTokens++] = data[at] & 0xff;
        literals[data[at] & 0xff]++;
    }

    private void addMatch(int match) {
        tokens[countTokens++] = match;
        int length = match >>> DISTANCE_BITS;
        int distance = match & (1 << DISTANCE_BITS) - 1;
        literals[lengthSymbol(length)]++;
        distances[distanceSymbol(distance)]++;
        extraBits += lengthExtra(length) + distanceExtra(distance);
    }

    // RFC 1951, 3.2.5: above the first ones, four symbols (two for distances) share each number of extra bits.

    private static int lengthExtra(int length) {
        int value = length - SHORTEST;
        return value < 8 || length == LONGEST ? 0 : 29 - Integer.numberOfLeadingZeros(value);
    }

    private static int lengthSymbol(int length) {
        int extra = lengthExtra(length);
        return length == LONGEST ? COUNT_LITERALS - 1 : END + 1 + (extra << 2) + (length - SHORTEST >>> extra);
    }

    /** Of a distance less one. */
    private static int distanceExtra(int distance) {
        return distance < 4 ? 0 : 30 - Integer.numberOfLeadingZeros(distance);
    }

    private static int distanceSymbol(int distance) {
        int extra = distanceExtra(distance);
        return (extra << 1) + (distance >>> extra);
    }

    // --- Writing ---

    /**
     * Writes the block.
     *
     * @return false, and nothing is written, when it is not shorter than the data
     */
    boolean write(Deflater to, boolean last) {
        PrefixCode literalCode = PrefixCode.ofFrequencies(literals, LONGEST_CODE);
        PrefixCode distanceCode = PrefixCode.ofFrequencies(distances, LONGEST_CODE);
        int countLiterals = used(literalCode.lengths, END + 1);
        int countDistances = used(distanceCode.lengths, 1);
        describeLengths(literalCode.lengths, countLiterals, distanceCode.lengths, countDistances);
        int[] lengthFrequencies = new int[ORDER.length];
        long headerBits = 5 + 5 + 4;
        for (int i = 0; i < countLengthSymbols; i++) {
            lengthFrequencies[lengthSymbols[i] & 31]++;
            headerBits += repeatBits(lengthSymbols[i] & 31);
        }
        PrefixCode lengthCode = PrefixCode.ofFrequencies(lengthFrequencies, LONGEST_CODE_OF_LENGTHS);
        int countLengths = ORDER.length;
        while (countLengths > 4 && lengthCode.lengths[ORDER[countLengths - 1]] == 0) {
            countLengths--;
        }
        headerBits += 3L * countLengths + lengthCode.bits(lengthFrequencies);
        long own = headerBits + literalCode.bits(literals) + distanceCode.bits(distances) + extraBits;
        long fixed = FIXED_LITERALS.bits(literals) + FIXED_DISTANCES.bits(distances) + extraBits;
        if (Math.min(own, fixed) > 8L * (end - start) + 40) {
            return false;
        }
        if (fixed <= own) {
            to.put(last ? 3 : 2, 3);
            writeTokens(to, FIXED_LITERALS, FIXED_DISTANCES);
            return true;
        }
        to.put(last ? 5 : 4, 3);
        to.put(countLiterals - END - 1, 5);
        to.put(countDistances - 1, 5);
        to.put(countLengths - 4, 4);
        for (int i = 0; i < countLengths; i++) {
            to.put(lengthCode.lengths[ORDER[i]], 3);
        }
        for (int i = 0; i < countLengthSymbols; i++) {
            int symbol = lengthSymbols[i] & 31;
            lengthCode.write(to, symbol);
            to.put(lengthSymbols[i] >>> 5, repeatBits(symbol));
        }
        writeTokens(to, literalCode, distanceCode);
        return true;
    }

    private static int used(int[] lengths, int atLeast) {
        int count = lengths.length;
        while (count > atLeast && lengths[count - 1] == 0) {
            count--;
        }
        return count;
    }

    private static int repeatBits(int symbol) {
        return symbol == REPEAT ? 2 : symbol == ZEROS ? 3 : symbol == MANY_ZEROS ? 7 : 0;
    }

    /** Both codes' lengths in a row, with symbols for what is repeated (RFC 1951, 3.2.7). */
    private void describeLengths(int[] first, int countFirst, int[] second, int countSecond) {
        int[] all = Arrays.copyOf(first, countFirst + countSecond);
        System.arraycopy(second, 0, all, countFirst, countSecond);
        int at = 0;
        while (at < all.length) {
            int length = all[at];
            int run = 1;
            while (at + run < all.length && all[at + run] == length) {
                run++;
            }
            at += run;
            if (length != 0) {
                lengthSymbols[countLengthSymbols++] = length;
                run--;
            }
            while (run >= 3) {
                int most = length != 0 ? 6 : run > 10 ? 138 : 10;
                int symbol = length != 0 ? REPEAT : run > 10 ? MANY_ZEROS : ZEROS;
                int taken = Math.min(run, most);
                lengthSymbols[countLengthSymbols++] = symbol | taken - (symbol == MANY_ZEROS ? 11 : 3) << 5;
                run -= taken;
            }
            for (; run > 0; run--) {
                lengthSymbols[countLengthSymbols++] = length;
            }
        }
    }

    private void writeTokens(Deflater to, PrefixCode literalCode, PrefixCode distanceCode) {
        for (int i = 0; i < countTokens; i++) {
            int token = tokens[i];
            int length = token >>> DISTANCE_BITS;
            if (length == 0) {
                literalCode.write(to, token);
                continue;
            }
            int distance = token & (1 << DISTANCE_BITS) - 1;
            literalCode.write(to, lengthSymbol(length));
            to.put(length - SHORTEST & (1 << lengthExtra(length)) - 1, lengthExtra(length));
            distanceCode.write(to, distanceSymbol(distance));
            to.put(distance & (1 << distanceExtra(distance)) - 1, distanceExtra(distance));
        }
        literalCode.write(to, END);
    }
}
