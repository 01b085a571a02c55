package hiillos.outputd;

import hiillos.word.Memory;
import hiillos.word.RawMemory;

/** A framebuffer in this process's memory. */
@RawMemory(reason = "stores pixels in mapped memory")
final class MappedCanvas implements ScreenView.Canvas {
    private final long address;
    private final long countBytes;

    MappedCanvas(long address, long countBytes) {
        this.address = address;
        this.countBytes = countBytes;
    }

    @Override
    public void row(long offsetBytes, int bits, int on, int off) {
        if (offsetBytes < 0 || offsetBytes > countBytes - 32) {
            throw new IndexOutOfBoundsException();
        }
        long at = address + offsetBytes;
        // SAFETY: the 32 bytes lie within the mapping, which stays as long as the process.
        for (int shift = 6; shift >= 0; shift -= 2) {
            int two = bits >>> shift;
            long pair = ((two & 1) != 0 ? on : off) & 0xffff_ffffL;
            Memory.storeLong(at, pair << 32 | ((two & 2) != 0 ? on : off) & 0xffff_ffffL);
            at += 8;
        }
    }

    @Override
    public void fill(long offsetBytes, int countPixels, int colour) {
        if (offsetBytes < 0 || countPixels < 0 || offsetBytes > countBytes - 4L * countPixels) {
            throw new IndexOutOfBoundsException();
        }
        // SAFETY: as above.
        for (int i = 0; i < countPixels; i++) {
            Memory.storeInt(address + offsetBytes + 4L * i, colour);
        }
    }
}
