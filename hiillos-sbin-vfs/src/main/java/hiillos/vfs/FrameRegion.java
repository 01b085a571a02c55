package hiillos.vfs;

import hiillos.abi.ForeignMemory;
import hiillos.abi.Frame;
import hiillos.abi.StatusException;
import hiillos.abi.Vmem;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.SystemCalls;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/** A mapped Frame. */
@RawMemory(reason = "copies between mapped Frames and arrays")
final class FrameRegion implements Region {
    /** Contract of the object layout: elements begin 16 bytes after the header's start. */
    private static final int ELEMENTS = 16;
    private static final int PAGE_BYTES = 4096;

    private final Vmem vmem;
    private final Frame frame;
    private final long address;
    private final long countBytes;
    private final boolean isForeign;
    private final byte[] scratch = new byte[8];

    /** Memory that is this process's alone. @param flags of {@link MapFlags} */
    FrameRegion(Vmem vmem, Frame frame, long countBytes, int flags) throws StatusException {
        this(vmem, frame, countBytes, flags, false);
    }

    private FrameRegion(Vmem vmem, Frame frame, long countBytes, int flags, boolean isForeign) throws StatusException {
        this.vmem = vmem;
        this.frame = frame;
        this.countBytes = countBytes;
        this.isForeign = isForeign;
        address = vmem.map(frame, 0, 0, countBytes + PAGE_BYTES - 1 & -PAGE_BYTES, flags);
    }

    /** A client's memory. It can make it shorter, or have no pages for it: copies may end in {@link AbsentMemoryException}. */
    static FrameRegion ofClient(Vmem vmem, Frame frame, long countBytes) throws StatusException {
        return new FrameRegion(vmem, frame, countBytes, MapFlags.READ | MapFlags.WRITE, true);
    }

    @Override
    public long countBytes() {
        return countBytes;
    }

    @Override
    public long word(long at) {
        return Memory.loadLong(address + at);
    }

    @Override
    public void word(long at, long value) {
        // In the order of the program: a process can be ended between any two instructions.
        Memory.storeLongVolatile(address + at, value);
    }

    @Override
    public void copyOut(long at, byte[] target, int index, int length) {
        copy(Memory.addressOf(target) + ELEMENTS + index, address + at, length, isForeign);
    }

    @Override
    public void copyIn(long at, byte[] source, int index, int length) {
        copy(address + at, Memory.addressOf(source) + ELEMENTS + index, length, isForeign);
    }

    @Override
    public void copyTo(long at, Region target, long targetAt, long length) {
        FrameRegion other = (FrameRegion) target;
        copy(other.address + targetAt, address + at, length, isForeign || other.isForeign);
    }

    private static void copy(long target, long source, long length, boolean foreign) {
        if (!foreign) {
            Memory.copy(target, source, length);
        } else if (!ForeignMemory.copy(target, source, length)) {
            throw AbsentMemoryException.INSTANCE;
        }
    }

    @Override
    public boolean reserve(long at, long length) {
        for (long page = at & -PAGE_BYTES; page < at + length; page += PAGE_BYTES) {
            // The kernel brings the page, or says that it cannot; a touch would end this process then. What is there stays.
            long word = Memory.addressOf(scratch) + ELEMENTS;
            if (SystemCalls.frameRead(frame.number(), page, word, scratch.length) < 0
                    || SystemCalls.frameWrite(frame.number(), page, word, scratch.length) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void discard(long at, long length) {
        SystemCalls.frameDiscard(frame.number(), at, length);
    }

    @Override
    public void close() {
        try {
            vmem.unmap(address, countBytes + PAGE_BYTES - 1 & -PAGE_BYTES);
        } catch (StatusException noMemory) {
            // Taking a mapping out may need memory itself. What stays mapped is no reason to end for all clients.
        }
        frame.close();
    }
}
