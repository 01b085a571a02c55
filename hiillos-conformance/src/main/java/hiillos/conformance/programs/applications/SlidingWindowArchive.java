package hiillos.conformance.programs.applications;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** LZ77 with hash chains in an archive of several files, read back as a stream with checksums. */
public final class SlidingWindowArchive {
    private static final int WINDOW = 4096;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 66;

    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(String what) {
            super(what);
        }
    }

    private SlidingWindowArchive() {}

    /** Pairs of (distance, length) as three bytes after 0xff-escaped literals: each run begins with a count of literals. */
    static byte[] compress(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int[] head = new int[1 << 12];
        int[] before = new int[data.length];
        Arrays.fill(head, -1);
        int literals = 0;
        int at = 0;
        while (at < data.length) {
            int bestLength = 0;
            int bestDistance = 0;
            if (at + SHORTEST <= data.length) {
                int tries = 32;
                for (int c = head[hash(data, at)]; c >= 0 && at - c <= WINDOW && tries-- > 0; c = before[c]) {
                    int length = 0;
                    while (length < LONGEST && at + length < data.length && data[c + length] == data[at + length]) {
                        length++;
                    }
                    if (length > bestLength) {
                        bestLength = length;
                        bestDistance = at - c;
                    }
                }
            }
            int step = bestLength >= SHORTEST ? bestLength : 1;
            if (bestLength >= SHORTEST || literals == 255) {
                flush(out, data, at, literals);
                literals = 0;
            }
            if (bestLength >= SHORTEST) {
                out.write(0);
                out.write(bestLength - SHORTEST << 2 | bestDistance - 1 >>> 10);
                out.write(bestDistance - 1 >>> 2);
                out.write(bestDistance - 1 & 3);
            } else {
                literals++;
            }
            for (int i = 0; i < step && at + SHORTEST <= data.length; i++, at++) {
                before[at] = head[hash(data, at)];
                head[hash(data, at)] = at;
                step--;
                i--;
            }
            at += step;
        }
        flush(out, data, data.length, literals);
        return out.toByteArray();
    }

    private static int hash(byte[] data, int at) {
        return (data[at] & 0xff) * 31 * 31 + (data[at + 1] & 0xff) * 31 + (data[at + 2] & 0xff) & 0xfff;
    }

    private static void flush(OutputStream out, byte[] data, int end, int literals) {
        try {
            if (literals > 0) {
                out.write(literals);
                out.write(data, end - literals, literals);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Decompresses while it is read. */
    static final class Expander extends InputStream {
        private final InputStream in;
        private final byte[] window = new byte[WINDOW];
        private int position;
        private int literals;
        private int copies;
        private int distance;

        Expander(InputStream in) {
            this.in = in;
        }

        private int need() throws IOException {
            int b = in.read();
            if (b < 0) {
                throw new DamagedException("ends within a code");
            }
            return b;
        }

        @Override
        public int read() throws IOException {
            if (literals == 0 && copies == 0) {
                literals = in.read();
                if (literals < 0) {
                    literals = 0;
                    return -1;
                }
                if (literals == 0) {
                    int first = need();
                    copies = (first >>> 2) + SHORTEST;
                    distance = ((first & 3) << 10 | need() << 2 | need()) + 1;
                    if (distance > position) {
                        throw new DamagedException("distance " + distance + " at " + position);
                    }
                }
            }
            byte value;
            if (copies > 0) {
                copies--;
                value = window[position - distance & WINDOW - 1];
            } else {
                literals--;
                value = (byte) need();
            }
            window[position++ & WINDOW - 1] = value;
            return value & 0xff;
        }
    }

    public static void main(String[] arguments) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("rose.txt", "A rose is a rose is a rose is a rose. ".repeat(30).getBytes(StandardCharsets.UTF_8));
        files.put("empty", new byte[0]);
        files.put("zeros", new byte[3000]);
        byte[] noise = new byte[700];
        new Random(8).nextBytes(noise);
        files.put("noise", noise);
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < 900; i++) {
            numbers.append(i * i % 97).append(i % 10 == 9 ? '\n' : ' ');
        }
        files.put("numbers.csv", numbers.toString().getBytes(StandardCharsets.US_ASCII));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] packed = compress(file.getValue());
            CRC32 expected = new CRC32();
            expected.update(file.getValue());
            CheckedInputStream in = new CheckedInputStream(new Expander(new java.io.ByteArrayInputStream(packed)), new CRC32());
            byte[] unpacked = in.readAllBytes();
            System.out.printf("%-12s %5d -> %5d  %08x %b %b%n", file.getKey(), file.getValue().length, packed.length,
                    ByteBuffer.allocate(8).putLong(expected.getValue()).getInt(4), Arrays.equals(unpacked, file.getValue()),
                    in.getChecksum().getValue() == expected.getValue());
        }
        byte[] packed = compress(files.get("rose.txt"));
        for (byte[] bad : new byte[][] {Arrays.copyOf(packed, packed.length - 1), {0, 0, 9, 0}, {5, 1}}) {
            try {
                System.out.println(new Expander(new java.io.ByteArrayInputStream(bad)).readAllBytes().length);
            } catch (DamagedException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
