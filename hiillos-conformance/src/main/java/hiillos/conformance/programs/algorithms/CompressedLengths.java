package hiillos.conformance.programs.algorithms;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** How short data of several kinds becomes: not more than a hundredth longer than what zlib makes of it, whose lengths these are. */
public final class CompressedLengths {
    private static final String WORDS = "the quick brown fox jumps over a lazy dog while seven wizards mix black quartz for them ";

    private CompressedLengths() {}

    private static byte[] text() {
        Random random = new Random(7);
        String[] words = WORDS.split(" ");
        StringBuilder text = new StringBuilder();
        while (text.length() < 120_000) {
            text.append(words[(int) Math.abs(random.nextGaussian() * 4) % words.length]).append(random.nextInt(9) == 0 ? ".\n" : " ");
        }
        return text.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static byte[] numbers(int spread) {
        Random random = new Random(spread);
        byte[] bytes = new byte[100_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(random.nextGaussian() * spread);
        }
        return bytes;
    }

    private static void show(String name, byte[] data, int... zlib) throws DataFormatException {
        int[] levels = {1, 6, 9};
        for (int i = 0; i < levels.length; i++) {
            Deflater deflater = new Deflater(levels[i]);
            deflater.setInput(data);
            deflater.finish();
            byte[] packed = new byte[data.length + 1000];
            int length = 0;
            while (!deflater.finished()) {
                length += deflater.deflate(packed, length, Math.min(1000, packed.length - length));
            }
            deflater.end();
            Inflater inflater = new Inflater();
            inflater.setInput(packed, 0, length);
            byte[] unpacked = new byte[data.length];
            int read = inflater.inflate(unpacked);
            inflater.end();
            System.out.println(name + " level " + levels[i] + ": " + (read == data.length && Arrays.equals(data, unpacked)) + " "
                    + (length <= zlib[i] + zlib[i] / 100 + 20 ? "short" : "too long: " + length));
        }
    }

    public static void main(String[] arguments) throws DataFormatException {
        show("nothing", new byte[0], 8, 8, 8);
        show("text", text(), 26314, 18876, 17461);
        show("few values", numbers(2), 48413, 45477, 45418);
        show("many values", numbers(30), 88342, 87941, 87941);
    }
}
