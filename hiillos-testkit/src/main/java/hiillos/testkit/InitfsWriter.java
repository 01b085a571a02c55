package hiillos.testkit;

import hiillos.image.InitfsFile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;

/** The initfs of a simulated machine: a tar archive as zstd without compression, which would only cost time here. */
final class InitfsWriter {
    private static final int BLOCK = 512;
    private static final int ZSTD_FRAME = 0xfd2f_b528;
    /** One segment, its size in four bytes. */
    private static final byte ZSTD_DESCRIPTOR = (byte) 0xa0;
    private static final int ZSTD_BLOCK = 128 << 10;
    private static final int FILE = '0';
    private static final int DIRECTORY = '5';

    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

    private InitfsWriter() {}

    /** What a loader brings. @param files content by path */
    static byte[] write(byte[] root, Map<String, byte[]> files) {
        InitfsWriter writer = new InitfsWriter();
        TreeSet<String> folders = new TreeSet<>();
        for (String path : files.keySet()) {
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                folders.add(path.substring(0, slash));
            }
        }
        folders.forEach(folder -> writer.entry(folder + "/", DIRECTORY, 0755, new byte[0]));
        files.forEach((path, content) -> writer.entry(path, FILE, 0755, content));
        writer.tar.writeBytes(new byte[2 * BLOCK]);
        return InitfsFile.join(root, zstd(writer.tar.toByteArray()));
    }

    private void entry(String path, int type, int mode, byte[] content) {
        ByteBuffer header = ByteBuffer.allocate(BLOCK);
        header.put(path.getBytes(StandardCharsets.UTF_8));
        header.position(100).put(octal(mode, 7)).position(108).put(octal(0, 7)).position(116).put(octal(0, 7));
        header.position(124).put(octal(content.length, 11)).position(136).put(octal(0, 11));
        header.position(148).put("        ".getBytes(StandardCharsets.US_ASCII)).put((byte) type);
        header.position(257).put("ustar\0".getBytes(StandardCharsets.US_ASCII)).put((byte) '0').put((byte) '0');
        int sum = 0;
        for (byte each : header.array()) {
            sum += each & 0xff;
        }
        header.position(148).put(octal(sum, 6)).put((byte) 0);
        tar.writeBytes(header.array());
        tar.writeBytes(content);
        tar.writeBytes(new byte[-content.length & BLOCK - 1]);
    }

    private static byte[] octal(int value, int digits) {
        return String.format("%0" + digits + "o", value).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] zstd(byte[] content) {
        int blocks = Math.max(1, (content.length + ZSTD_BLOCK - 1) / ZSTD_BLOCK);
        ByteBuffer frame = ByteBuffer.allocate(9 + 3 * blocks + content.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(ZSTD_FRAME).put(ZSTD_DESCRIPTOR).putInt(content.length);
        for (int i = 0; i < blocks; i++) {
            int length = Math.min(ZSTD_BLOCK, content.length - i * ZSTD_BLOCK);
            int header = length << 3 | (i == blocks - 1 ? 1 : 0);
            frame.put((byte) header).put((byte) (header >>> 8)).put((byte) (header >>> 16));
            frame.put(content, i * ZSTD_BLOCK, length);
        }
        return frame.array();
    }
}
