package hiillos.conformance.programs.algorithms;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** What is compressed comes back, through streams and in small pieces; damaged input is told. */
public final class ZipStreams {
    private ZipStreams() {}

    public static void main(String[] arguments) throws IOException, DataFormatException {
        Random random = new Random(4);
        byte[] noise = new byte[70000];
        random.nextBytes(noise);
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            numbers.append(i * i % 1009).append(' ');
        }
        for (byte[] data : new byte[][] {{}, {'a'}, "hello hello hello hello".getBytes(), noise, numbers.toString().getBytes(), new byte[70000]}) {
            for (int level : new int[] {0, 1, 6}) {
                boolean raw = level == 1;
                ByteArrayOutputStream file = new ByteArrayOutputStream();
                try (GZIPOutputStream zip = new GZIPOutputStream(file)) {
                    zip.write(data);
                }
                byte[] back = new GZIPInputStream(new ByteArrayInputStream(file.toByteArray())).readAllBytes();
                Deflater deflater = new Deflater(level, raw);
                deflater.setInput(data);
                deflater.finish();
                byte[] packed = new byte[100_000];
                int count = 0;
                while (!deflater.finished()) {
                    count += deflater.deflate(packed, count, 777);
                }
                Inflater inflater = new Inflater(raw);
                byte[] unpacked = new byte[data.length + 10];
                int length = 0;
                int from = 0;
                while (!inflater.finished()) {
                    if (inflater.needsInput()) {
                        int piece = Math.min(13, count - from);
                        inflater.setInput(packed, from, piece);
                        from += piece;
                    }
                    length += inflater.inflate(unpacked, length, Math.min(100, unpacked.length - length));
                }
                System.out.println(data.length + " " + level + " " + Arrays.equals(data, back) + " "
                        + Arrays.equals(data, Arrays.copyOf(unpacked, length)) + " " + inflater.getBytesWritten());
            }
        }
        Inflater inflater = new Inflater();
        for (byte[] bad : new byte[][] {{1, 2, 3}, {0x78, (byte) 0x9c, 7}, {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 2}}) {
            inflater.reset();
            inflater.setInput(bad);
            try {
                System.out.println(inflater.inflate(new byte[100]) + " " + inflater.finished());
            } catch (DataFormatException e) {
                System.out.println(e.getMessage());
            }
        }
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("numbers.txt"));
            zip.write(numbers.toString().getBytes());
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("folder/"));
            zip.closeEntry();
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                System.out.println(entry.getName() + " " + zip.readAllBytes().length);
            }
        }
    }
}
