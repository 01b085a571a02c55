package hiillos.launch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes small ELF64 programs for tests: code at 0x400000, data at 0x402000, a manifest section. */
final class ElfWriter {
    static final long CODE = 0x40_0000;
    static final long DATA = 0x40_2000;
    /** Offsets of the program headers' fields in {@link #program}, for tests that break them. */
    static final int FIRST_SEGMENT = 64;
    static final int SECOND_SEGMENT = 120;

    private ElfWriter() {}

    static byte[] program(String manifest) {
        byte[] names = "\0.shstrtab\0.hiillos.manifest\0".getBytes(StandardCharsets.UTF_8);
        byte[] json = manifest.getBytes(StandardCharsets.UTF_8);
        int namesAt = 0x300;
        int jsonAt = 0x340;
        int sectionsAt = jsonAt + json.length + 7 & -8;
        ByteBuffer file = ByteBuffer.allocate(sectionsAt + 3 * 64).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0x464c457f).put((byte) 2).put((byte) 1).put((byte) 1).position(16);
        file.putShort((short) 2).putShort((short) 62).putInt(1).putLong(CODE + 0x10).putLong(64).putLong(sectionsAt).putInt(0);
        file.putShort((short) 64).putShort((short) 56).putShort((short) 2).putShort((short) 64).putShort((short) 3).putShort((short) 1);
        segment(file, FIRST_SEGMENT, 5, 0, CODE, 0x200, 0x200);
        segment(file, SECOND_SEGMENT, 6, 0x200, DATA + 0x200, 0x100, 0x3000);
        file.position(namesAt).put(names).position(jsonAt).put(json);
        section(file, sectionsAt + 64, 1, 3, namesAt, names.length);
        section(file, sectionsAt + 128, 11, 1, jsonAt, json.length);
        return file.array();
    }

    private static void segment(ByteBuffer file, int at, int flags, long offset, long address, long fileBytes, long memoryBytes) {
        file.position(at).putInt(1).putInt(flags).putLong(offset).putLong(address).putLong(address).putLong(fileBytes)
                .putLong(memoryBytes).putLong(4096);
    }

    private static void section(ByteBuffer file, int at, int name, int type, long offset, long countBytes) {
        file.position(at).putInt(name).putInt(type).putLong(0).putLong(0).putLong(offset).putLong(countBytes);
    }

    /** A program with one 64-bit field changed. */
    static byte[] with(byte[] program, int at, long value) {
        byte[] changed = program.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putLong(at, value);
        return changed;
    }

}
