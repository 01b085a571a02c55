package hiillos.root;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes tar archives for tests, by the layout in POSIX.1-2001, pax. */
final class TarWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    TarWriter file(String path, byte[] content) {
        return entry('0', path, content);
    }

    TarWriter directory(String path) {
        return entry('5', path, new byte[0]);
    }

    /** An extended header for the next entry. */
    TarWriter pax(String key, String value) {
        String rest = " " + key + "=" + value + "\n";
        int bytes = rest.getBytes(StandardCharsets.UTF_8).length;
        int length = bytes + Integer.toString(bytes).length();
        length = bytes + Integer.toString(length).length();
        return entry('x', "pax", (length + rest).getBytes(StandardCharsets.UTF_8));
    }

    TarWriter entry(char type, String path, byte[] content) {
        byte[] header = header(type, path, content.length);
        out.writeBytes(header);
        out.writeBytes(content);
        out.writeBytes(new byte[-content.length & 511]);
        return this;
    }

    static byte[] header(char type, String path, int size) {
        byte[] header = new byte[512];
        text(header, 0, path);
        text(header, 100, "0000644\0");
        text(header, 124, "%011o".formatted(size));
        text(header, 136, "00000000000");
        header[156] = (byte) type;
        text(header, 257, "ustar\00000");
        seal(header);
        return header;
    }

    static void seal(byte[] header) {
        text(header, 148, "        ");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        text(header, 148, "%06o\0 ".formatted(sum));
    }

    static void text(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    TarWriter raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] end() {
        out.writeBytes(new byte[1024]);
        return out.toByteArray();
    }

    byte[] unfinished() {
        return out.toByteArray();
    }
}
