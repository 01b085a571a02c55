package hiillos.image;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The boot bundle: kernel, initfs and command line in one file, for a start
 * with {@code qemu -kernel pvh.elf -initrd bundle} where the firmware hands over
 * a single module. Little-endian:
 *
 * <pre>
 *  0 "HIILBNDL"
 *  8 u32 version (1)
 * 12 u32 number of entries
 * 16 entries of 64 bytes:
 *      0 u64 offset from the start of the bundle, a multiple of 4096
 *      8 u64 bytes
 *     16 u32 CRC-32
 *     20 u32 0
 *     24 name, UTF-8, zero padded to 40 bytes
 * </pre>
 */
public final class BootBundle {
    private static final int PAGE_BYTES = 4096;
    private static final int ENTRY_BYTES = 64;

    private record Entry(String name, byte[] content) {}

    private BootBundle() {}

    /**
     * Makes a bundle.
     *
     * @param kernel the kernel's ELF
     * @param initfs the initfs, see {@link InitfsFile}
     * @param commandLine the kernel's command line
     * @return the bundle
     */
    public static byte[] of(byte[] kernel, byte[] initfs, String commandLine) {
        BootConfiguration.checkCommandLine(commandLine);
        List<Entry> entries = List.of(new Entry("kernel.elf", kernel), new Entry("initfs.tar.zst", initfs),
                new Entry("cmdline", commandLine.getBytes(StandardCharsets.UTF_8)));
        long length = PAGE_BYTES;
        for (Entry entry : entries) {
            length += LittleEndian.roundUp(entry.content.length, PAGE_BYTES);
        }
        byte[] bundle = new byte[Math.toIntExact(length)];
        LittleEndian.putText(bundle, 0, "HIILBNDL");
        LittleEndian.putInt(bundle, 8, 1);
        LittleEndian.putInt(bundle, 12, entries.size());
        int offset = PAGE_BYTES;
        for (int index = 0; index < entries.size(); index++) {
            byte[] content = entries.get(index).content;
            int entry = 16 + index * ENTRY_BYTES;
            LittleEndian.putLong(bundle, entry, offset);
            LittleEndian.putLong(bundle, entry + 8, content.length);
            LittleEndian.putInt(bundle, entry + 16, Checksum.crc32(content));
            LittleEndian.putText(bundle, entry + 24, entries.get(index).name);
            System.arraycopy(content, 0, bundle, offset, content.length);
            offset += (int) LittleEndian.roundUp(content.length, PAGE_BYTES);
        }
        return bundle;
    }
}
