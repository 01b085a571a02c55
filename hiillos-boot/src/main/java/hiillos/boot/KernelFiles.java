package hiillos.boot;

/** The checks that every start makes of what it has read. */
public final class KernelFiles {
    private KernelFiles() {}

    /**
     * Checks the kernel's file; afterwards {@link ElfImage} answers.
     *
     * @return what is wrong with it, or null
     */
    public static String checkKernel(long file, long countBytes, int crc) {
        if (Crc32.of(file, countBytes) != crc) {
            return "The kernel is damaged: its checksum does not match.";
        }
        return ElfImage.examine(file, countBytes);
    }

    /** What is wrong with the initial file system, or null. */
    public static String checkInitfs(long file, long countBytes, int crc) {
        return Crc32.of(file, countBytes) != crc ? "The initial file system is damaged: its checksum does not match." : null;
    }
}
