package hiillos.image.stage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Makes the smallest ELF files that have a named section. */
final class ElfSamples {
    private ElfSamples() {}

    static byte[] withManifest(String manifest) {
        return withSection(".hiillos.manifest", manifest);
    }

    static byte[] withSection(String name, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        byte[] names = ("\0" + name + "\0.shstrtab\0").getBytes(StandardCharsets.UTF_8);
        int contentAt = 64;
        int namesAt = contentAt + content.length;
        int tableAt = namesAt + names.length;
        ByteBuffer elf = ByteBuffer.allocate(tableAt + 3 * 64).order(ByteOrder.LITTLE_ENDIAN);
        elf.putInt(0, 0x464c457f).put(4, (byte) 2).put(5, (byte) 1).put(6, (byte) 1);
        elf.putShort(16, (short) 2).putShort(18, (short) 62).putInt(20, 1).putLong(40, tableAt);
        elf.putShort(52, (short) 64).putShort(58, (short) 64).putShort(60, (short) 3).putShort(62, (short) 2);
        elf.position(contentAt);
        elf.put(content).put(names);
        section(elf, tableAt + 64, 1, contentAt, content.length);
        section(elf, tableAt + 128, 1 + name.length() + 1, namesAt, names.length);
        return elf.array();
    }

    private static void section(ByteBuffer elf, int header, int name, int offset, int bytes) {
        elf.putInt(header, name).putInt(header + 4, 1).putLong(header + 24, offset).putLong(header + 32, bytes);
    }
}
