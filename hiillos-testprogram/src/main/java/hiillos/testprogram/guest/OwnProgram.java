package hiillos.testprogram.guest;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.word.Memory;

/**
 * This program's ELF file, which lies at the start of the initfs, to make further processes of. What nobody can write is
 * shared by all of them, so that a process costs little more than its data.
 */
final class OwnProgram {
    private static final long PAGE_MASK = 4095;
    private static final int LOAD = 1;
    private static final int FILE_OFFSET = 16;
    private static final int HIGHEST_SEGMENTS = 16;

    private static long file;
    private static final int[] SHARED = new int[HIGHEST_SEGMENTS];

    private OwnProgram() {}

    /** Address of the first instruction. */
    static long entry() {
        return Memory.loadLong(file() + 24);
    }

    /** Maps every segment into an address space; returns a negative status if that fails. */
    static long load(int vmem) {
        long header = file() + Memory.loadLong(file() + 32);
        int count = Memory.loadShort(file() + 56);
        for (int i = 0; i < count; i++, header += 56) {
            if (Memory.loadInt(header) == LOAD && Memory.loadLong(header + 40) != 0) {
                long status = load(vmem, header, i);
                if (status < 0) {
                    return status;
                }
            }
        }
        return 0;
    }

    private static long load(int vmem, long header, int index) {
        int elfFlags = Memory.loadInt(header + 4);
        long address = Memory.loadLong(header + 16);
        long start = address & ~PAGE_MASK;
        long countBytes = (address + Memory.loadLong(header + 40) + PAGE_MASK & ~PAGE_MASK) - start;
        boolean isWritable = (elfFlags & 2) != 0;
        int flags = MapFlags.READ | (isWritable ? MapFlags.WRITE : 0) | ((elfFlags & 1) != 0 ? MapFlags.EXECUTE : 0);
        long frame = isWritable ? 0 : SHARED[index];
        if (frame == 0) {
            frame = Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), countBytes, 0);
            if (frame < 0) {
                return frame;
            }
            long own = Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), frame, 0, 0, countBytes,
                    MapFlags.READ | MapFlags.WRITE);
            if (own < 0) {
                return own;
            }
            Memory.copy(own + (address - start), file() + Memory.loadLong(header + 8), Memory.loadLong(header + 32));
            Call.of(SystemCallNumber.VMEM_UNMAP, Given.vmem(), own, countBytes);
        }
        long mapped = Call.of(SystemCallNumber.VMEM_MAP, vmem, frame, start, 0, countBytes, flags);
        if (isWritable) {
            Call.of(SystemCallNumber.HANDLE_CLOSE, frame);
        } else {
            SHARED[index] = (int) frame;
        }
        return mapped;
    }

    private static long file() {
        if (file == 0) {
            int frame = Given.handle("initfs");
            long countBytes = Given.value("initfs", 0) + PAGE_MASK & ~PAGE_MASK;
            long initfs = Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), frame, 0, 0, countBytes, MapFlags.READ);
            if (initfs < 0) {
                throw new IllegalStateException("the initfs cannot be mapped: " + initfs);
            }
            file = initfs + Memory.loadLong(initfs + FILE_OFFSET);
        }
        return file;
    }

    /** What a process needs to load further ones. */
    static int rights() {
        return Rights.READ | Rights.DUPLICATE | Rights.TRANSFER;
    }
}
