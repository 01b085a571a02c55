package hiillos.word;

/** A virtual address: an unsigned 64-bit number of bytes. Never mixed up with a {@link PhysicalAddress}. */
@ValueRecord
public record VirtualAddress(long value) {
    /** This address, {@code bytes} further. */
    public VirtualAddress plus(long bytes) {
        return new VirtualAddress(value + bytes);
    }

    /** Whether the address is a multiple of {@code alignment}, a power of two. */
    public boolean isAligned(long alignment) {
        return (value & (alignment - 1)) == 0;
    }
}
