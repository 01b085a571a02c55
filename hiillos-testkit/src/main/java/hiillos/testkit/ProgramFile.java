package hiillos.testkit;

import hiillos.kernel.host.HostedKernel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** ELF files of programs for a simulated machine: a page of code that names the main class, and the manifest. */
final class ProgramFile {
    private static final long CODE = 0x40_0000;
    private static final int CODE_AT = 4096;
    private static final int SECTION_BYTES = 64;
    private static final byte[] NAMES = "\0.shstrtab\0.hiillos.manifest\0".getBytes(StandardCharsets.US_ASCII);
    private static final int NAMES_AT = 256;
    private static final int READ_AND_EXECUTE = 5;

    private ProgramFile() {}

    /** The file of a program. @param manifest JSON; empty for none */
    static byte[] of(String mainClass, String manifest) {
        byte[] name = mainClass.getBytes(StandardCharsets.UTF_8);
        byte[] json = manifest.getBytes(StandardCharsets.UTF_8);
        int manifestAt = 2 * CODE_AT;
        int sectionsAt = manifestAt + json.length + 7 & -8;
        int countSections = json.length == 0 ? 2 : 3;
        ByteBuffer file = ByteBuffer.allocate(sectionsAt + countSections * SECTION_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0x464c_457f).put((byte) 2).put((byte) 1).put((byte) 1).position(16);
        file.putShort((short) 2).putShort((short) 62).putInt(1).putLong(CODE).putLong(SECTION_BYTES).putLong(sectionsAt).putInt(0);
        file.putShort((short) 64).putShort((short) 56).putShort((short) 1).putShort((short) SECTION_BYTES)
                .putShort((short) countSections).putShort((short) 1);
        int codeBytes = Long.BYTES + Integer.BYTES + name.length;
        file.position(SECTION_BYTES).putInt(1).putInt(READ_AND_EXECUTE).putLong(CODE_AT).putLong(CODE).putLong(CODE)
                .putLong(codeBytes).putLong(codeBytes).putLong(CODE_AT);
        file.position(NAMES_AT).put(NAMES);
        file.position(CODE_AT).putLong(HostedKernel.CODE).putInt(name.length).put(name);
        file.position(manifestAt).put(json);
        section(file, sectionsAt + SECTION_BYTES, 1, 3, NAMES_AT, NAMES.length);
        if (json.length > 0) {
            section(file, sectionsAt + 2 * SECTION_BYTES, 11, 1, manifestAt, json.length);
        }
        return file.array();
    }

    private static void section(ByteBuffer file, int at, int name, int type, long offset, long countBytes) {
        file.position(at).putInt(name).putInt(type).putLong(0).putLong(0).putLong(offset).putLong(countBytes);
    }
}
