package hiillos.image;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Writes {@code hiillos.cfg}: what the boot loader loads, where it lies, how
 * long it is and its CRC-32. UTF-8 lines {@code key=value}, ended by LF.
 *
 * <pre>
 * version=1
 * kernel.path=\HIILLOS\KERNEL.ELF
 * kernel.sector=1234
 * kernel.bytes=345678
 * kernel.crc32=0123abcd
 * initfs.path=…
 * cmdline=…
 * </pre>
 */
final class BootConfiguration {
    static final String KERNEL_PATH = "HIILLOS/KERNEL.ELF";
    static final String INITFS_PATH = "HIILLOS/INITFS.ZST";
    static final String CONFIGURATION_PATH = "HIILLOS/HIILLOS.CFG";

    private final StringBuilder text = new StringBuilder("version=1\n");

    BootConfiguration file(String key, String path, long sector, byte[] content) {
        text.append(key).append(".path=\\").append(path.replace('/', '\\')).append('\n');
        text.append(key).append(".sector=").append(sector).append('\n');
        text.append(key).append(".bytes=").append(content.length).append('\n');
        text.append(key).append(".crc32=").append(String.format(Locale.ROOT, "%08x", Checksum.crc32(content)))
                .append('\n');
        return this;
    }

    byte[] commandLine(String commandLine) {
        checkCommandLine(commandLine);
        return (text + "cmdline=" + commandLine + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static void checkCommandLine(String commandLine) {
        if (commandLine.chars().anyMatch(unit -> unit < 0x20 || unit == 0x7f)) {
            throw new ImageException("The kernel command line holds a control character; it must be one line of text.");
        }
        if (commandLine.getBytes(StandardCharsets.UTF_8).length > 1024) {
            throw new ImageException("The kernel command line has " + commandLine.length()
                    + " characters; 1024 bytes are the limit.");
        }
    }
}
