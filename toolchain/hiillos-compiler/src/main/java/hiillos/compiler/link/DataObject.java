package hiillos.compiler.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a relocatable ELF64 object whose sections hold given bytes and nothing else.
 *
 * <pre>
 *   0 ELF header
 *  64 sections' bytes, each aligned
 *   n section names (.shstrtab)
 *   m section headers: null, the sections, .shstrtab
 * </pre>
 */
final class DataObject {
    private static final int HEADER_BYTES = 64;
    private static final int SECTION_HEADER_BYTES = 64;
    static final int PROGRAM_BITS = 1;
    static final int NOTE = 7;

    private DataObject() {}

    /** A read-only, loaded section. */
    record Content(String name, int type, int alignment, byte[] bytes) {}

    static byte[] of(List<Content> sections) {
        StringBuilder names = new StringBuilder("\0");
        int[] nameOffsets = new int[sections.size() + 1];
        int[] offsets = new int[sections.size()];
        int position = HEADER_BYTES;
        for (int i = 0; i < sections.size(); i++) {
            Content section = sections.get(i);
            nameOffsets[i] = names.length();
            names.append(section.name()).append('\0');
            position = align(position, section.alignment());
            offsets[i] = position;
            position += section.bytes().length;
        }
        nameOffsets[sections.size()] = names.length();
        names.append(".shstrtab\0");
        byte[] nameBytes = names.toString().getBytes(StandardCharsets.US_ASCII);
        int namesOffset = position;
        int headers = align(position + nameBytes.length, 8);
        int count = sections.size() + 2;
        ByteBuffer out = ByteBuffer.allocate(headers + count * SECTION_HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        // Magic, 64 bits, little-endian, version 1; relocatable (1), x86-64 (62).
        out.putInt(0x464c457f).put((byte) 2).put((byte) 1).put((byte) 1).position(16);
        out.putShort((short) 1).putShort((short) 62).putInt(1).putLong(0).putLong(0).putLong(headers).putInt(0)
                .putShort((short) HEADER_BYTES).putShort((short) 0).putShort((short) 0).putShort((short) SECTION_HEADER_BYTES)
                .putShort((short) count).putShort((short) (count - 1));
        for (int i = 0; i < sections.size(); i++) {
            out.position(offsets[i]).put(sections.get(i).bytes());
        }
        out.position(namesOffset).put(nameBytes);
        out.position(headers + SECTION_HEADER_BYTES);
        for (int i = 0; i < sections.size(); i++) {
            Content section = sections.get(i);
            // SHF_ALLOC | SHF_GNU_RETAIN would need another ABI byte; the scripts say KEEP instead.
            sectionHeader(out, nameOffsets[i], section.type(), 2, offsets[i], section.bytes().length, section.alignment());
        }
        sectionHeader(out, nameOffsets[sections.size()], 3, 0, namesOffset, nameBytes.length, 1);
        return out.array();
    }

    private static void sectionHeader(ByteBuffer out, int name, int type, long flags, int offset, int size, int alignment) {
        out.putInt(name).putInt(type).putLong(flags).putLong(0).putLong(offset).putLong(size).putInt(0).putInt(0)
                .putLong(alignment).putLong(0);
    }

    private static int align(int value, int alignment) {
        return (value + alignment - 1) / alignment * alignment;
    }

    /** The manifest as a section of its own and as an ELF note, for whoever reads program headers only. */
    static List<Content> manifest(byte[] json) {
        byte[] owner = "hiillos\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer note = ByteBuffer.allocate(12 + owner.length + align(json.length, 4)).order(ByteOrder.LITTLE_ENDIAN);
        // Name and description sizes, type 1 (manifest).
        note.putInt(owner.length).putInt(json.length).putInt(1).put(owner).put(json);
        return List.of(new Content(".note.hiillos", NOTE, 4, note.array()),
                new Content(".hiillos.manifest", PROGRAM_BITS, 1, json));
    }
}
