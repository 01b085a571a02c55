package hiillos.abi;

import hiillos.abi.kernel.MapFlags;
import hiillos.word.Memory;
import hiillos.word.RawMemory;
import java.util.Objects;

/** A Frame mapped into this process, as bytes; closing it removes the mapping. */
@RawMemory(reason = "copies between arrays and mapped Frames")
public final class Mapping implements AutoCloseable {
    private static final long PAGE_MASK = 4095;

    private final Vmem vmem;
    private final long address;
    private final long countBytes;

    private Mapping(Vmem vmem, long address, long countBytes) {
        this.vmem = vmem;
        this.address = address;
        this.countBytes = countBytes;
    }

    /** Maps the first bytes of a Frame for reading. */
    public static Mapping readable(Vmem vmem, Frame frame, long countBytes) throws StatusException {
        return of(vmem, frame, countBytes, MapFlags.READ);
    }

    /** Maps the first bytes of a Frame for reading and writing. */
    public static Mapping writable(Vmem vmem, Frame frame, long countBytes) throws StatusException {
        return of(vmem, frame, countBytes, MapFlags.READ | MapFlags.WRITE);
    }

    private static Mapping of(Vmem vmem, Frame frame, long countBytes, int flags) throws StatusException {
        long whole = countBytes + PAGE_MASK & ~PAGE_MASK;
        return new Mapping(vmem, vmem.map(frame, 0, 0, whole, flags), countBytes);
    }

    public long address() {
        return address;
    }

    public long countBytes() {
        return countBytes;
    }

    /** Copies bytes out. */
    public void read(long offset, byte[] target, int index, int length) {
        Objects.checkFromIndexSize(offset, length, countBytes);
        Objects.checkFromIndexSize(index, length, target.length);
        // SAFETY: both ranges were checked; the mapping exists until close.
        Memory.copy(RawBytes.address(target, index), address + offset, length);
    }

    /** Copies bytes in. */
    public void write(long offset, byte[] source, int index, int length) {
        Objects.checkFromIndexSize(offset, length, countBytes);
        Objects.checkFromIndexSize(index, length, source.length);
        // SAFETY: both ranges were checked; the mapping exists until close.
        Memory.copy(address + offset, RawBytes.address(source, index), length);
    }

    @Override
    public void close() throws StatusException {
        vmem.unmap(address, countBytes + PAGE_MASK & ~PAGE_MASK);
    }
}
