package hiillos.testkit;

import hiillos.image.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A program in root's place. The kernel finds it where it finds root: at the start of the initfs, whose archive is empty here.
 *
 * @param kernel the kernel's ELF file
 * @param program the program's ELF file
 * @param attachment a file that follows on the initfs's next whole page but one, for the program to find; null for none
 */
public record FirstProgram(Path kernel, Path program, Path attachment) {
    private static final int PAGE_BYTES = 4096;
    /** An empty zstd frame: nobody unpacks it. */
    private static final byte[] EMPTY_ARCHIVE = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x20, 0, 1, 0, 0};

    /** 2026-01-01, in seconds since 1970: FAT knows no date before 1980. */
    private static final String TIME_STAMP = "1767225600";

    /** A program alone. */
    public FirstProgram(Path kernel, Path program) {
        this(kernel, program, null);
    }

    /** Writes the file that {@link MachineOptions#kernel} takes as its bundle; returns it. */
    public Path bundle(Path folder) {
        Path bundle = folder.resolve("first-program.bundle");
        Main.run("bundle", "--kernel", kernel.toString(), "--initfs", initfs(folder).toString(), "--output",
                bundle.toString());
        return bundle;
    }

    /** Writes a disc that starts with these loaders; returns it. */
    public Path iso(Path biosLoader, Path uefiLoader, String commandLine, Path folder) {
        Path iso = folder.resolve("first-program.iso");
        Main.run("iso", "--bios", biosLoader.toString(), "--efi", uefiLoader.toString(), "--kernel", kernel.toString(),
                "--initfs", initfs(folder).toString(), "--cmdline", commandLine, "--time", TIME_STAMP, "--output",
                iso.toString());
        return iso;
    }

    private Path initfs(Path folder) {
        try {
            Path archive = Files.write(folder.resolve("empty.tar.zst"), attachment == null ? EMPTY_ARCHIVE
                    : Arrays.copyOf(EMPTY_ARCHIVE, PAGE_BYTES));
            if (attachment != null) {
                Files.write(archive, Files.readAllBytes(attachment), StandardOpenOption.APPEND);
            }
            Path initfs = folder.resolve("first-program.initfs");
            Main.run("initfs", "--root", program.toString(), "--archive", archive.toString(), "--output", initfs.toString());
            return initfs;
        } catch (IOException exception) {
            throw new MachineException("cannot write to " + folder + ": " + exception.getMessage(), exception);
        }
    }
}
