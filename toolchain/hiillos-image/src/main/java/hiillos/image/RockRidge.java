package hiillos.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Rock Ridge fields of a directory record: real names and read-only modes for
 * Unix hosts. Sources: SUSP and RRIP, version 1.12 of both (signature of 1.09).
 */
final class RockRidge {
    private static final int FOLDER_MODE = 0040555;
    private static final int FILE_MODE = 0100444;
    private static final int TIMES_MODIFY_ACCESS_CHANGE = 0x0e;

    private final byte[] time;

    RockRidge(TimeStamp time) {
        this.time = time.isoRecord();
    }

    /** The fields of the root's own record: it announces the extension in a continuation area. */
    byte[] root(int links, long continuationSector) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'S', 'P', 7, 1, (byte) 0xbe, (byte) 0xef, 0});
        out.writeBytes(attributes(true, links));
        byte[] continuation = new byte[28];
        continuation[0] = 'C';
        continuation[1] = 'E';
        continuation[2] = 28;
        continuation[3] = 1;
        IsoVolume.putBoth(continuation, 4, continuationSector);
        IsoVolume.putBoth(continuation, 12, 0);
        IsoVolume.putBoth(continuation, 20, extensionRecord().length);
        out.writeBytes(continuation);
        return out.toByteArray();
    }

    /** The fields of every other record; {@code name} is null for "." and "..". */
    byte[] entry(String name, boolean folder, int links) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(attributes(folder, links));
        if (name != null) {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(new byte[] {'N', 'M', (byte) (5 + text.length), 1, 0});
            out.writeBytes(text);
        }
        return out.toByteArray();
    }

    /** The ER field that names the extension. */
    static byte[] extensionRecord() {
        byte[] identifier = "RRIP_1991A".getBytes(StandardCharsets.US_ASCII);
        byte[] description = "THE ROCK RIDGE INTERCHANGE PROTOCOL PROVIDES SUPPORT FOR POSIX FILE SYSTEM SEMANTICS"
                .getBytes(StandardCharsets.US_ASCII);
        byte[] source = "PLEASE CONTACT DISC PUBLISHER FOR SPECIFICATION SOURCE.".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'E', 'R', (byte) (8 + identifier.length + description.length + source.length), 1,
            (byte) identifier.length, (byte) description.length, (byte) source.length, 1});
        out.writeBytes(identifier);
        out.writeBytes(description);
        out.writeBytes(source);
        return out.toByteArray();
    }

    private byte[] attributes(boolean folder, int links) {
        byte[] posix = new byte[36];
        posix[0] = 'P';
        posix[1] = 'X';
        posix[2] = 36;
        posix[3] = 1;
        IsoVolume.putBoth(posix, 4, folder ? FOLDER_MODE : FILE_MODE);
        IsoVolume.putBoth(posix, 12, links);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(posix);
        out.writeBytes(new byte[] {'T', 'F', 26, 1, TIMES_MODIFY_ACCESS_CHANGE});
        for (int copy = 0; copy < 3; copy++) {
            out.writeBytes(time);
        }
        return out.toByteArray();
    }
}
