package hiillos.init;

import hiillos.abi.Sender;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.OpenFlags;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Whole files. */
final class TextFiles {
    private final FileSystem files;
    private final Function<Sender, File> opened;

    /** @param opened makes a client of an open file */
    TextFiles(FileSystem files, Function<Sender, File> opened) {
        this.files = files;
        this.opened = opened;
    }

    String read(String uri) throws StatusException {
        return new String(bytes(uri), StandardCharsets.UTF_8);
    }

    byte[] bytes(String uri) throws StatusException {
        try (Sender sender = files.open(uri, OpenFlags.READ, 0)) {
            File file = opened.apply(sender);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            while (true) {
                byte[] part = file.read(File.MAXIMUM_BYTES);
                if (part.length == 0) {
                    return content.toByteArray();
                }
                content.write(part, 0, part.length);
            }
        }
    }
}
