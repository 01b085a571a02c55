package hiillos.image;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a bootable medium is made of.
 *
 * @param biosProgram the loader for a BIOS: flat, for 0:7C00. A BIOS loads its first 512 (disk) or 2048 (CD)
 *     bytes, and those load the rest. Its first 440 bytes are the code of the master boot record, too.
 * @param efiApplication the loader for UEFI, PE32+
 * @param kernel the kernel's ELF
 * @param initfs the initfs, see {@link InitfsFile}
 * @param commandLine the kernel's command line
 */
public record BootFiles(byte[] biosProgram, byte[] efiApplication, byte[] kernel, byte[] initfs,
        String commandLine) {
    /** Conventional memory from 0x7C00 up to where a BIOS may keep its data. */
    private static final int MAX_BIOS_PROGRAM_BYTES = 0x90000 - 0x7c00;

    /** Checks what would otherwise fail on the machine, silently. */
    public BootFiles {
        if (biosProgram.length > MAX_BIOS_PROGRAM_BYTES) {
            throw new ImageException("The BIOS boot program has " + biosProgram.length + " bytes; low memory holds "
                    + MAX_BIOS_PROGRAM_BYTES + ".");
        }
        // Padded here, once: the loader is told this length, and a CD has no smaller unit.
        biosProgram = Arrays.copyOf(biosProgram, (int) LittleEndian.roundUp(biosProgram.length, 2048));
        if (efiApplication.length < 64 || efiApplication[0] != 'M' || efiApplication[1] != 'Z') {
            throw new ImageException("The UEFI boot program is not a PE file; build hiillos-boot again.");
        }
        if (kernel.length < 64 || LittleEndian.getInt(kernel, 0) != 0x464c457fL) {
            throw new ImageException("The kernel is not an ELF file; build hiillos-kernel again.");
        }
        if (initfs.length == 0) {
            throw new ImageException("The initfs is empty; build the dist module again.");
        }
        BootConfiguration.checkCommandLine(commandLine);
    }

    /**
     * Reads the files.
     *
     * @param biosProgram file of the BIOS loader
     * @param efiApplication file of the UEFI loader
     * @param kernel file of the kernel
     * @param initfs file of the initfs
     * @param commandLine the kernel's command line
     * @return their contents
     * @throws ImageException naming the one that is missing or wrong
     */
    public static BootFiles read(Path biosProgram, Path efiApplication, Path kernel, Path initfs,
            String commandLine) {
        return new BootFiles(FileTree.read(biosProgram, "BIOS boot program"),
                FileTree.read(efiApplication, "UEFI boot program"), FileTree.read(kernel, "kernel"),
                FileTree.read(initfs, "initfs"), commandLine);
    }

    /** A text that differs when any file does: identifiers on the medium are made from it. */
    String digest() {
        return Long.toHexString(Checksum.crc32(kernel)) + '-' + Long.toHexString(Checksum.crc32(initfs)) + '-'
                + Long.toHexString(Checksum.crc32(efiApplication)) + '-'
                        + Long.toHexString(Checksum.crc32(biosProgram));
    }
}
