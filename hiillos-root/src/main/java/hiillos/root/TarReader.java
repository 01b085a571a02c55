package hiillos.root;

import hiillos.abi.protocol.FileSystem;
import hiillos.launch.LaunchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads a tar archive (POSIX.1-2001: ustar headers, pax extended headers for long names and sizes) into a
 * {@link ImageBuilder}. Links and devices are refused: an initfs has none.
 */
final class TarReader {
    private static final int BLOCK_BYTES = 512;
    private static final long MAXIMUM_FILE_BYTES = 1L << 32;
    private static final int MAXIMUM_PATH = FileSystem.MAXIMUM_PATH;
    private static final int MAXIMUM_PAX_BYTES = 64 << 10;
    private static final int BUFFER_BYTES = 64 << 10;
    private static final int NAME = 0;
    private static final int NAME_BYTES = 100;
    private static final int MODE = 100;
    private static final int MODE_BYTES = 8;
    private static final int SIZE = 124;
    private static final int MODIFIED = 136;
    private static final int CHECKSUM = 148;
    private static final int NUMBER_BYTES = 12;
    private static final int CHECKSUM_BYTES = 8;
    private static final int TYPE = 156;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;
    private static final int PREFIX_BYTES = 155;

    private final InputStream in;
    private final ImageBuilder image;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final byte[] header = new byte[BLOCK_BYTES];
    private String paxPath;
    private long paxSize = -1;

    TarReader(InputStream in, ImageBuilder image) {
        this.in = in;
        this.image = image;
    }

    void readAll() throws IOException {
        while (true) {
            readFully(header, BLOCK_BYTES);
            if (isZero()) {
                return;
            }
            checkHeader();
            entry();
        }
    }

    private void entry() throws IOException {
        char type = (char) (header[TYPE] & 0xff);
        long size = number(SIZE, NUMBER_BYTES);
        switch (type) {
            case 'x' -> pax(content(size, MAXIMUM_PAX_BYTES));
            // A global header holds comments and defaults that this reader has no use for.
            case 'g' -> content(size, MAXIMUM_PAX_BYTES);
            case '0', '\0' -> {
                String path = normal(path());
                file(path, paxSize >= 0 ? paxSize : size);
                forgetPax();
            }
            case '5' -> {
                image.directory(normal(path()), mode(), number(MODIFIED, NUMBER_BYTES));
                content(size, 0);
                forgetPax();
            }
            default -> throw new LaunchException("the initfs has " + path() + " of tar type " + (int) type
                    + "; only files and directories can be in it");
        }
    }

    private int mode() {
        return (int) number(MODE, MODE_BYTES);
    }

    /** The content goes to the image by the buffer, the zeros that fill the last block nowhere. */
    private void file(String path, long size) throws IOException {
        if (size < 0 || size > MAXIMUM_FILE_BYTES) {
            throw new LaunchException("the initfs has " + path() + " with an impossible size: " + size);
        }
        image.beginFile(path, size, mode(), number(MODIFIED, NUMBER_BYTES));
        for (long at = 0; at < size;) {
            int length = (int) Math.min(buffer.length, size - at);
            readFully(buffer, length);
            image.write(buffer, length);
            at += length;
        }
        readFully(buffer, (int) (-size & BLOCK_BYTES - 1));
    }

    private void forgetPax() {
        paxPath = null;
        paxSize = -1;
    }

    private String path() {
        if (paxPath != null) {
            return paxPath;
        }
        String prefix = text(PREFIX, PREFIX_BYTES);
        String name = text(NAME, NAME_BYTES);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** The content and the zeros that fill its last block. */
    private byte[] content(long size, long most) throws IOException {
        if (size < 0 || size > most) {
            throw new LaunchException("the initfs has " + path() + " with an impossible size: " + size);
        }
        byte[] bytes = new byte[(int) size];
        readFully(bytes, bytes.length);
        int rest = (int) (-size & BLOCK_BYTES - 1);
        readFully(new byte[rest], rest);
        return bytes;
    }

    /** Records {@code LENGTH KEY=VALUE\n}, the length in decimal counting all of the record. */
    private void pax(byte[] content) {
        int at = 0;
        while (at < content.length) {
            int space = at;
            int length = 0;
            while (space < content.length && content[space] >= '0' && content[space] <= '9' && length < MAXIMUM_PAX_BYTES) {
                length = length * 10 + content[space] - '0';
                space++;
            }
            if (space == at || space >= content.length || content[space] != ' ' || length > content.length - at
                    || length <= space - at + 1 || content[at + length - 1] != '\n') {
                throw new LaunchException("the initfs has a malformed pax header");
            }
            String record = new String(content, space + 1, at + length - 1 - (space + 1), StandardCharsets.UTF_8);
            int equals = record.indexOf('=');
            if (equals < 0) {
                throw new LaunchException("the initfs has a malformed pax header");
            }
            paxRecord(record.substring(0, equals), record.substring(equals + 1));
            at += length;
        }
    }

    private void paxRecord(String key, String value) {
        if (key.equals("path")) {
            paxPath = value;
        } else if (key.equals("size")) {
            paxSize = 0;
            for (int i = 0; i < value.length(); i++) {
                char digit = value.charAt(i);
                if (digit < '0' || digit > '9' || paxSize > Integer.MAX_VALUE) {
                    throw new LaunchException("the initfs has a malformed pax header");
                }
                paxSize = paxSize * 10 + digit - '0';
            }
        }
    }

    /** Without {@code .} and empty parts; {@code ..} is refused, and what no call could name. */
    static String normal(String path) {
        if (path.length() > MAXIMUM_PATH) {
            throw new LaunchException("the initfs has a path of " + path.length() + " characters; " + MAXIMUM_PATH + " are the most: "
                    + path.substring(0, 40));
        }
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at <= path.length()) {
            int slash = path.indexOf('/', at);
            int end = slash < 0 ? path.length() : slash;
            String part = path.substring(at, end);
            if (part.equals("..")) {
                throw new LaunchException("the initfs has a path with .. in it: " + path);
            }
            if (!part.isEmpty() && !part.equals(".")) {
                result.append(result.length() == 0 ? "" : "/").append(part);
            }
            at = end + 1;
        }
        return result.toString();
    }

    private boolean isZero() {
        for (byte each : header) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    private void checkHeader() {
        if (!text(MAGIC, 5).equals("ustar")) {
            throw new LaunchException("the initfs is not a tar archive of the ustar or pax format");
        }
        long sum = 0;
        for (int i = 0; i < BLOCK_BYTES; i++) {
            // The checksum's own field counts as spaces.
            sum += i >= CHECKSUM && i < CHECKSUM + CHECKSUM_BYTES ? ' ' : header[i] & 0xff;
        }
        if (sum != number(CHECKSUM, CHECKSUM_BYTES)) {
            throw new LaunchException("the initfs has a tar header with a wrong checksum");
        }
    }

    /** Octal digits, spaces or zeros around them. */
    private long number(int at, int length) {
        long value = 0;
        int digits = 0;
        for (int i = at; i < at + length; i++) {
            int c = header[i] & 0xff;
            if (c >= '0' && c <= '7') {
                value = value * 8 + c - '0';
                digits++;
            } else if (c != ' ' && c != 0) {
                throw new LaunchException("the initfs has a tar header with a malformed number");
            } else if (digits > 0) {
                break;
            }
        }
        return value;
    }

    private String text(int at, int most) {
        int length = 0;
        while (length < most && header[at + length] != 0) {
            length++;
        }
        return new String(header, at, length, StandardCharsets.UTF_8);
    }

    private void readFully(byte[] target, int length) throws IOException {
        int at = 0;
        while (at < length) {
            int count = in.read(target, at, length - at);
            if (count < 0) {
                throw new LaunchException("the initfs ends within a tar entry");
            }
            at += count;
        }
    }
}
