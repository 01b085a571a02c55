package hiillos.conformance.programs.applications;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;

/** Canonical Huffman codes: a file format with header, bit streams over byte streams, and damaged input. */
public final class HuffmanCoder {
    sealed interface Tree extends Comparable<Tree> {
        int weight();

        int lowest();

        @Override
        default int compareTo(Tree other) {
            int byWeight = Integer.compare(weight(), other.weight());
            return byWeight != 0 ? byWeight : Integer.compare(lowest(), other.lowest());
        }
    }

    record Leaf(int weight, int symbol) implements Tree {
        @Override
        public int lowest() {
            return symbol;
        }
    }

    record Fork(Tree left, Tree right, int weight, int lowest) implements Tree {
        Fork(Tree left, Tree right) {
            this(left, right, left.weight() + right.weight(), Math.min(left.lowest(), right.lowest()));
        }
    }

    static final class BitWriter {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int current;
        private int used;

        void write(int code, int length) {
            for (int i = length - 1; i >= 0; i--) {
                current = current << 1 | code >>> i & 1;
                if (++used == 8) {
                    bytes.write(current);
                    current = 0;
                    used = 0;
                }
            }
        }

        byte[] finish() {
            while (used != 0) {
                write(0, 1);
            }
            return bytes.toByteArray();
        }
    }

    private HuffmanCoder() {}

    static int[] lengths(byte[] data) {
        int[] counts = new int[256];
        for (byte b : data) {
            counts[b & 0xff]++;
        }
        PriorityQueue<Tree> queue = new PriorityQueue<>();
        for (int i = 0; i < 256; i++) {
            if (counts[i] > 0) {
                queue.add(new Leaf(counts[i], i));
            }
        }
        if (queue.size() == 1) {
            queue.add(new Leaf(0, queue.peek().lowest() == 0 ? 1 : 0));
        }
        while (queue.size() > 1) {
            queue.add(new Fork(queue.poll(), queue.poll()));
        }
        int[] lengths = new int[256];
        if (!queue.isEmpty()) {
            measure(queue.poll(), 0, lengths);
        }
        return lengths;
    }

    private static void measure(Tree tree, int depth, int[] lengths) {
        switch (tree) {
            case Leaf(int weight, int symbol) -> lengths[symbol] = depth;
            case Fork(Tree left, Tree right, int weight, int lowest) -> {
                measure(left, depth + 1, lengths);
                measure(right, depth + 1, lengths);
            }
        }
    }

    /** Codes in order of length, then symbol; the key is length and code in one. */
    static TreeMap<Integer, Integer> canonical(int[] lengths) {
        TreeMap<Integer, Integer> codes = new TreeMap<>();
        int code = 0;
        for (int length = 1; length < 32; length++) {
            for (int symbol = 0; symbol < 256; symbol++) {
                if (lengths[symbol] == length) {
                    codes.put(length << 24 | code++, symbol);
                }
            }
            code <<= 1;
        }
        return codes;
    }

    static byte[] encode(byte[] data) throws IOException {
        int[] lengths = lengths(data);
        int[] codes = new int[256];
        for (Map.Entry<Integer, Integer> e : canonical(lengths).entrySet()) {
            codes[e.getValue()] = e.getKey() & 0xffffff;
        }
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(result)) {
            out.writeInt(0x48554646);
            out.writeInt(data.length);
            for (int length : lengths) {
                out.writeByte(length);
            }
            BitWriter bits = new BitWriter();
            for (byte b : data) {
                bits.write(codes[b & 0xff], lengths[b & 0xff]);
            }
            out.write(bits.finish());
        }
        return result.toByteArray();
    }

    static byte[] decode(byte[] file) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        if (in.readInt() != 0x48554646) {
            throw new IOException("no Huffman file");
        }
        byte[] data = new byte[in.readInt()];
        int[] lengths = new int[256];
        for (int i = 0; i < 256; i++) {
            lengths[i] = in.readUnsignedByte();
        }
        TreeMap<Integer, Integer> codes = canonical(lengths);
        int bits = 0;
        int left = 0;
        for (int i = 0; i < data.length; i++) {
            int code = 0;
            Integer symbol = null;
            for (int length = 1; symbol == null; length++) {
                if (left == 0) {
                    bits = in.readUnsignedByte();
                    left = 8;
                }
                code = code << 1 | bits >>> --left & 1;
                symbol = codes.get(length << 24 | code);
            }
            data[i] = symbol.byteValue();
        }
        return data;
    }

    public static void main(String[] arguments) throws IOException {
        byte[] random = new byte[5000];
        new Random(5).nextBytes(random);
        byte[][] inputs = {"abracadabra".getBytes(StandardCharsets.US_ASCII), "aaaaaaaa".getBytes(StandardCharsets.UTF_8), {},
            "the rain in späin stays mäinly in the plain — so they säy ".repeat(40).getBytes(StandardCharsets.UTF_8), random};
        for (byte[] input : inputs) {
            byte[] coded = encode(input);
            System.out.printf("%5d -> %5d bytes, equal %b, hash %08x%n", input.length, coded.length,
                    Arrays.equals(input, decode(coded)), Arrays.hashCode(coded));
        }
        byte[] coded = encode(inputs[0]);
        System.out.println(Base64.getEncoder().encodeToString(Arrays.copyOfRange(coded, 264, coded.length)) + " "
                + Base64.getMimeEncoder(20, new byte[] {'\n'}).encodeToString(coded).lines().distinct().count());
        try {
            decode(Arrays.copyOf(coded, coded.length - 2));
        } catch (EOFException e) {
            System.out.println(e);
        }
        coded[0]++;
        try {
            decode(coded);
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
    }
}
