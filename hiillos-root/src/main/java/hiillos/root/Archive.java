package hiillos.root;

import hiillos.launch.ByteSource;
import hiillos.launch.LaunchException;
import hiillos.launch.LittleEndian;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The initfs file as the loader brings it: optionally a frame that zstd skips and that holds root's own program, then the
 * tar archive, compressed with zstd.
 *
 * <pre>
 * 0 u32 0x184d2a50   4 u32 content bytes   8 content   8 + content bytes: the archive
 * </pre>
 */
final class Archive {
    private static final int SKIPPABLE_FRAME = 0x184d2a50;
    private static final int HEADER_BYTES = 8;
    private static final int BUFFER_BYTES = 64 << 10;

    private Archive() {}

    /** Where the compressed archive begins. */
    static long offset(ByteSource file) {
        byte[] header = new byte[HEADER_BYTES];
        if (file.countBytes() < HEADER_BYTES) {
            throw new LaunchException("the initfs is too short");
        }
        file.read(0, header, 0, HEADER_BYTES);
        if (LittleEndian.i32(header, 0) != SKIPPABLE_FRAME) {
            return 0;
        }
        long offset = HEADER_BYTES + LittleEndian.u32(header, 4);
        if (offset >= file.countBytes()) {
            throw new LaunchException("the initfs ends before its archive begins");
        }
        return offset;
    }

    /** Unpacks all. */
    static void unpack(ByteSource file, ImageBuilder image) {
        try (InputStream tar = new BufferedInputStream(new ZstdInputStream(new ByteSourceStream(file, offset(file))),
                BUFFER_BYTES)) {
            new TarReader(tar, image).readAll();
        } catch (IOException failure) {
            throw new LaunchException("the initfs cannot be read: " + failure.getMessage());
        } catch (LaunchException refusal) {
            throw refusal;
        } catch (RuntimeException malformed) {
            // What the decoder throws is not limited to its MalformedInputException: damaged lengths end in others.
            throw new LaunchException("the initfs is not sound zstd: " + malformed.getMessage());
        }
    }
}
