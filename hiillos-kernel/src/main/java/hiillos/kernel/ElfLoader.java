package hiillos.kernel;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.memory.Frame;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.memory.Vmem;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/** Loads a static ELF64 executable into a fresh process. Root's only: root itself loads all others. */
@RawMemory(reason = "copies segments")
public final class ElfLoader {
    private static final int HEADER_BYTES = 64;
    private static final int SEGMENT_BYTES = 56;
    private static final int MAXIMUM_SEGMENTS = 32;
    private static final int LOAD = 1;
    private static final long PAGE = PhysicalMemory.PAGE_BYTES;

    private ElfLoader() {}

    /**
     * Maps every segment, copied into Frames of the process's job.
     *
     * @param file direct-map address of the file, {@code bytes} long; trusted to be readable, not to be sound
     * @return the entry point; 0 when the file is malformed or memory is out
     */
    public static long load(ProcessObject process, long file, long bytes) {
        // \x7fELF, 64 bits, little-endian; executable for x86-64.
        if (bytes < HEADER_BYTES || Memory.loadInt(file) != 0x464c_457f || Memory.loadShort(file + 4) != 0x0102
                || Memory.loadInt(file + 16) != (62 << 16 | 2)) {
            return 0;
        }
        long entry = Memory.loadLong(file + 24);
        long table = Memory.loadLong(file + 32);
        int count = Memory.loadShort(file + 56) & 0xffff;
        boolean sound = count > 0 && count <= MAXIMUM_SEGMENTS && Memory.loadShort(file + 54) == SEGMENT_BYTES
                && table >= 0 && table <= bytes - (long) count * SEGMENT_BYTES;
        if (!sound) {
            return 0;
        }
        boolean entryMapped = false;
        for (int i = 0; i < count; i++) {
            long segment = file + table + (long) i * SEGMENT_BYTES;
            if (Memory.loadInt(segment) == LOAD && Memory.loadLong(segment + 40) != 0) {
                if (!loadSegment(process, file, bytes, segment)) {
                    return 0;
                }
                long start = Memory.loadLong(segment + 16);
                entryMapped |= entry >= start && entry - start < Memory.loadLong(segment + 40);
            }
        }
        return entryMapped ? entry : 0;
    }

    private static boolean loadSegment(ProcessObject process, long file, long bytes, long segment) {
        int elfFlags = Memory.loadInt(segment + 4);
        long offset = Memory.loadLong(segment + 8);
        long address = Memory.loadLong(segment + 16);
        long fileBytes = Memory.loadLong(segment + 32);
        long memoryBytes = Memory.loadLong(segment + 40);
        if (offset < 0 || fileBytes < 0 || offset > bytes || fileBytes > bytes - offset || memoryBytes < fileBytes
                || memoryBytes > Frame.MAXIMUM_BYTES || address < 0) {
            return false;
        }
        long start = address & -PAGE;
        long span = address - start + memoryBytes + PAGE - 1 & -PAGE;
        if (!Vmem.isMappable(start, span)) {
            return false;
        }
        Job job = process.payer();
        if (Slab.FRAME.reserve(job) != Status.OK) {
            return false;
        }
        Frame frame = new Frame(job, span >>> 12);
        boolean filled = fill(frame, address - start, file + offset, fileBytes);
        int flags = ((elfFlags & 4) != 0 ? MapFlags.READ : 0) | ((elfFlags & 2) != 0 ? MapFlags.WRITE : 0)
                | ((elfFlags & 1) != 0 ? MapFlags.EXECUTE : 0);
        boolean mapped = filled && process.vmem().map(frame, start, 0, span, flags, flags) == start;
        // The mapping keeps its own reference.
        frame.release();
        return mapped;
    }

    private static boolean fill(Frame frame, long offset, long source, long countBytes) {
        long done = 0;
        while (done < countBytes) {
            long at = offset + done;
            if (frame.touch(at >>> 12) != Status.OK) {
                return false;
            }
            long chunk = Math.min(PAGE - (at & PAGE - 1), countBytes - done);
            Memory.copy(PhysicalMemory.direct(frame.page(at >>> 12)) + (at & PAGE - 1), source + done, chunk);
            done += chunk;
        }
        return true;
    }
}
