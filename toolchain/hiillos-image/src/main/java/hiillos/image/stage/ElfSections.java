package hiillos.image.stage;

import hiillos.image.ImageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a section of an ELF file by name (System V ABI, ELF-64, little-endian).
 * The file may be hostile: every offset is checked before use.
 */
final class ElfSections {
    private static final int HEADER_BYTES = 64;
    private static final int SECTION_HEADER_BYTES = 64;
    private static final int X86_64 = 62;

    private ElfSections() {}

    /**
     * The content of a section.
     *
     * @param elf the file
     * @param name the section's name
     * @param owner whose file it is, for the error sentence
     * @return its bytes, or null if the file has no such section
     * @throws ImageException if the file is no x86-64 ELF or is broken
     */
    static byte[] section(byte[] elf, String name, String owner) {
        ByteBuffer file = ByteBuffer.wrap(elf).order(ByteOrder.LITTLE_ENDIAN);
        if (elf.length < HEADER_BYTES || file.getInt(0) != 0x464c457f || elf[4] != 2 || elf[5] != 1) {
            throw new ImageException("The program of " + owner
                    + " is not a 64-bit ELF file; depend on its artifact of type hexe.");
        }
        if (file.getShort(18) != X86_64) {
            throw new ImageException("The program of " + owner + " is built for another processor than x86-64.");
        }
        long table = file.getLong(40);
        int entryBytes = file.getShort(58) & 0xffff;
        int count = file.getShort(60) & 0xffff;
        int namesIndex = file.getShort(62) & 0xffff;
        if (count == 0) {
            return null;
        }
        if (entryBytes != SECTION_HEADER_BYTES || table < 0 || table > elf.length - (long) count * SECTION_HEADER_BYTES
                || namesIndex >= count) {
            throw broken(owner);
        }
        byte[] names = content(file, (int) table + namesIndex * SECTION_HEADER_BYTES, owner);
        for (int index = 0; index < count; index++) {
            int header = (int) table + index * SECTION_HEADER_BYTES;
            if (name.equals(text(names, file.getInt(header)))) {
                return content(file, header, owner);
            }
        }
        return null;
    }

    private static byte[] content(ByteBuffer file, int header, String owner) {
        long offset = file.getLong(header + 24);
        long bytes = file.getLong(header + 32);
        if (offset < 0 || bytes < 0 || offset > file.capacity() || bytes > file.capacity() - offset) {
            throw broken(owner);
        }
        return Arrays.copyOfRange(file.array(), (int) offset, (int) (offset + bytes));
    }

    private static String text(byte[] names, int offset) {
        int end = offset;
        while (end >= 0 && end < names.length && names[end] != 0) {
            end++;
        }
        return offset < 0 || offset >= names.length
                ? "" : new String(names, offset, end - offset, StandardCharsets.UTF_8);
    }

    private static ImageException broken(String owner) {
        return new ImageException("The program of " + owner + " is a damaged ELF file; build it again.");
    }
}
