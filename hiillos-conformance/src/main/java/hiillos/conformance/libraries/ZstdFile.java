package hiillos.conformance.libraries;

import io.airlift.compress.zstd.ZstdDecompressor;
import io.airlift.compress.zstd.ZstdInputStream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Decompresses the zstd file on standard input, at once and as a stream, with io.airlift:aircompressor. */
public final class ZstdFile {
    private ZstdFile() {}

    public static void main(String[] arguments) throws IOException {
        byte[] file = System.in.readAllBytes();
        ZstdDecompressor decompressor = new ZstdDecompressor();
        long size = ZstdDecompressor.getDecompressedSize(file, 0, file.length);
        byte[] content = new byte[(int) size];
        int written = decompressor.decompress(file, 0, file.length, content, 0, content.length);
        CRC32 checksum = new CRC32();
        checksum.update(content, 0, written);
        System.out.println(file.length + " -> " + written + " bytes, " + Long.toHexString(checksum.getValue()));
        try (InputStream stream = new ZstdInputStream(new ByteArrayInputStream(file))) {
            System.out.println(Arrays.equals(content, stream.readAllBytes()));
        }
        file[file.length / 2] ^= 0x10;
        try {
            decompressor.decompress(file, 0, file.length, content, 0, content.length);
            System.out.println("damage not noticed");
        } catch (RuntimeException e) {
            System.out.println(e.getClass().getName());
        }
    }
}
