package hiillos.word;

/** A physical address: an unsigned 64-bit number of bytes. Never mixed up with a {@link VirtualAddress}. */
@ValueRecord
public record PhysicalAddress(long value) {
    /** This address, {@code bytes} further. */
    public PhysicalAddress plus(long bytes) {
        return new PhysicalAddress(value + bytes);
    }

    /** Whether the address is a multiple of {@code alignment}, a power of two. */
    public boolean isAligned(long alignment) {
        return (value & (alignment - 1)) == 0;
    }
}
