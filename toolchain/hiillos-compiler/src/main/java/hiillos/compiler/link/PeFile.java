package hiillos.compiler.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sizes of the sections of a PE32+ file, by Microsoft's "PE Format". */
final class PeFile {
    private static final int SECTION_HEADER_BYTES = 40;
    private static final int EXECUTE = 0x20000000;
    private static final int WRITE = 0x80000000;

    private PeFile() {}

    static ElfFile.Sizes sizes(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int header = bytes.getInt(0x3c);
        int sections = Short.toUnsignedInt(bytes.getShort(header + 6));
        int table = header + 24 + Short.toUnsignedInt(bytes.getShort(header + 20));
        long text = 0;
        long readOnly = 0;
        long data = 0;
        long zero = 0;
        for (int i = 0; i < sections; i++) {
            int at = table + i * SECTION_HEADER_BYTES;
            long inMemory = Integer.toUnsignedLong(bytes.getInt(at + 8));
            long inFile = Math.min(inMemory, Integer.toUnsignedLong(bytes.getInt(at + 16)));
            int flags = bytes.getInt(at + 36);
            if ((flags & EXECUTE) != 0) {
                text += inMemory;
            } else if ((flags & WRITE) != 0) {
                data += inFile;
                zero += inMemory - inFile;
            } else {
                readOnly += inMemory;
            }
        }
        return new ElfFile.Sizes(text, readOnly, data, zero);
    }
}
