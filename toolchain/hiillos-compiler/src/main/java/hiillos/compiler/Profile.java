package hiillos.compiler;

/** What an image is for; decides which Java is allowed and what the runtime provides. */
public enum Profile {
    /** The kernel: no exceptions, no collector, no floating point, everything initialised at build time. */
    KERNEL,
    /** Boot loaders: as the kernel, but linked as PE32+, flat binary or low ELF. */
    BOOT,
    /** Full Java over a dozen Linux system calls: for tests at native speed on the host. */
    LINUX,
    /** Full Java on hiillos. */
    USER;

    /** Whether this is {@link #KERNEL} or {@link #BOOT}. */
    public boolean isBare() {
        return this == KERNEL || this == BOOT;
    }
}
