package hiillos.init;

import hiillos.abi.StatusException;
import hiillos.abi.protocol.BootFiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Whole files. */
final class TextFiles {
    private static final int CHUNK_BYTES = 4096;

    private TextFiles() {}

    static String read(BootFiles files, String uri) throws StatusException {
        return new String(bytes(files, uri), StandardCharsets.UTF_8);
    }

    static byte[] bytes(BootFiles files, String uri) throws StatusException {
        int file = files.open(uri);
        try {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            while (true) {
                byte[] part = files.read(file, CHUNK_BYTES);
                if (part.length == 0) {
                    return content.toByteArray();
                }
                content.write(part, 0, part.length);
            }
        } finally {
            files.close(file);
        }
    }
}
