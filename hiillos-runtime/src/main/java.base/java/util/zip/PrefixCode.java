package java.util.zip;

import java.util.Arrays;

/** A canonical Huffman code for writing: short codes for frequent symbols, none longer than a limit (RFC 1951, chapter 3.2.2). */
final class PrefixCode {
    /** Of each symbol; 0 for those that do not occur. */
    final int[] lengths;
    /** Of each symbol, the first bit lowest. */
    private final int[] codes;

    private PrefixCode(int[] lengths) {
        this.lengths = lengths;
        this.codes = new int[lengths.length];
        int code = 0;
        for (int length = 1; length <= 15; length++) {
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    codes[symbol] = Integer.reverse(code++) >>> 32 - length;
                }
            }
            code <<= 1;
        }
    }

    /** The code with these lengths. */
    static PrefixCode ofLengths(int... lengths) {
        return new PrefixCode(lengths);
    }

    /**
     * The code in which a text with these frequencies of symbols is shortest, or almost where the limit matters. It has at least two
     * symbols, as some decoders want; those that are added do not occur.
     */
    static PrefixCode ofFrequencies(int[] frequencies, int limit) {
        long[] leaves = new long[frequencies.length];
        int count = 0;
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            if (frequencies[symbol] != 0) {
                leaves[count++] = (long) frequencies[symbol] << 32 | symbol;
            }
        }
        for (int symbol = 0; count < 2; symbol++) {
            if (frequencies[symbol] == 0) {
                leaves[count++] = symbol;
            }
        }
        Arrays.sort(leaves, 0, count);
        int[] countOfLength = limited(depths(leaves, count), limit);
        int[] lengths = new int[frequencies.length];
        int next = 0;
        for (int length = limit; length > 0; length--) {
            for (int i = 0; i < countOfLength[length]; i++) {
                lengths[(int) leaves[next++]] = length;
            }
        }
        return new PrefixCode(lengths);
    }

    /** How deep each leaf is in Huffman's tree: the two lightest nodes become one until one is left. Made nodes come in order of weight. */
    private static int[] depths(long[] leaves, int count) {
        long[] weights = new long[2 * count - 1];
        int[] parents = new int[2 * count - 1];
        for (int i = 0; i < count; i++) {
            weights[i] = leaves[i] >>> 32;
        }
        int leaf = 0;
        int inner = count;
        for (int made = count; made < weights.length; made++) {
            for (int i = 0; i < 2; i++) {
                int lightest = leaf < count && (inner == made || weights[leaf] <= weights[inner]) ? leaf++ : inner++;
                parents[lightest] = made;
                weights[made] += weights[lightest];
            }
        }
        int[] depths = new int[2 * count - 1];
        for (int node = weights.length - 2; node >= 0; node--) {
            depths[node] = depths[parents[node]] + 1;
        }
        return Arrays.copyOf(depths, count);
    }

    /**
     * How many codes of each length there are when none may be longer than the limit: what is longer becomes as long as that, and for
     * each code too many a shorter one is made longer by a bit, which gives room for two.
     */
    private static int[] limited(int[] depths, int limit) {
        int[] counts = new int[limit + 1];
        int room = 1 << limit;
        for (int depth : depths) {
            int length = Math.min(depth, limit);
            counts[length]++;
            room -= 1 << limit - length;
        }
        for (; room < 0; room++) {
            int length = limit - 1;
            while (counts[length] == 0) {
                length--;
            }
            counts[length]--;
            counts[length + 1] += 2;
            counts[limit]--;
        }
        return counts;
    }

    void write(Deflater to, int symbol) {
        to.put(codes[symbol], lengths[symbol]);
    }

    /** Bits of a text with these frequencies. */
    long bits(int[] frequencies) {
        long bits = 0;
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            bits += (long) frequencies[symbol] * lengths[symbol];
        }
        return bits;
    }
}
