package hiillos.root;

import hiillos.abi.kernel.MapFlags;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A static ELF64 program for x86-64, checked when it is made: whatever a method returns can be relied on. */
final class ElfProgram {
    private static final int HEADER_BYTES = 64;
    private static final int PROGRAM_HEADER_BYTES = 56;
    private static final int SECTION_HEADER_BYTES = 64;
    private static final int MAXIMUM_HEADERS = 256;
    private static final int EXECUTABLE = 2;
    private static final int X86_64 = 62;
    private static final int LOAD = 1;
    private static final int NO_BITS = 8;
    private static final long LOWEST_ADDRESS = 0x1_0000;
    /** Stack and start block lie above. */
    private static final long HIGHEST_ADDRESS = 0x7e00_0000_0000L;
    private static final long MAXIMUM_SEGMENT_BYTES = 1L << 30;
    private static final long PAGE_BYTES = 4096;

    private final byte[] file;
    private final String name;
    private final long entry;
    private final List<Segment> segments = new ArrayList<>();

    /**
     * What is loaded; the pages of two segments never overlap.
     *
     * @param address where its first byte goes
     * @param fileOffset where its bytes are in the file
     * @param fileBytes how many there are; the rest of the memory is zero
     * @param memoryBytes how many it takes in memory
     * @param flags of {@link MapFlags}
     */
    record Segment(long address, int fileOffset, int fileBytes, long memoryBytes, int flags) {
        long firstPage() {
            return address & -PAGE_BYTES;
        }

        long endPage() {
            return address + memoryBytes + PAGE_BYTES - 1 & -PAGE_BYTES;
        }
    }

    /**
     * Reads and checks a program.
     *
     * @param name for error sentences
     * @throws RootException a sentence that says what is wrong
     */
    ElfProgram(byte[] file, String name) {
        this.file = file;
        this.name = name;
        if (file.length < HEADER_BYTES || LittleEndian.i32(file, 0) != 0x464c_457f || file[4] != 2 || file[5] != 1
                || LittleEndian.u16(file, 16) != EXECUTABLE || LittleEndian.u16(file, 18) != X86_64) {
            throw bad("is not an ELF64 executable for x86-64");
        }
        entry = LittleEndian.i64(file, 24);
        int count = LittleEndian.u16(file, 56);
        long table = LittleEndian.i64(file, 32);
        if (LittleEndian.u16(file, 54) != PROGRAM_HEADER_BYTES || count > MAXIMUM_HEADERS
                || !isInFile(table, (long) count * PROGRAM_HEADER_BYTES)) {
            throw bad("has malformed program headers");
        }
        for (int i = 0; i < count; i++) {
            int at = (int) table + i * PROGRAM_HEADER_BYTES;
            if (LittleEndian.i32(file, at) == LOAD && LittleEndian.i64(file, at + 40) != 0) {
                addSegment(at);
            }
        }
        if (!isInCode(entry)) {
            throw bad("begins outside its code");
        }
    }

    private void addSegment(int at) {
        int elfFlags = LittleEndian.i32(file, at + 4);
        long offset = LittleEndian.i64(file, at + 8);
        long address = LittleEndian.i64(file, at + 16);
        long fileBytes = LittleEndian.i64(file, at + 32);
        long memoryBytes = LittleEndian.i64(file, at + 40);
        if (!isInFile(offset, fileBytes) || memoryBytes < fileBytes || memoryBytes > MAXIMUM_SEGMENT_BYTES
                || address < LOWEST_ADDRESS || address > HIGHEST_ADDRESS - memoryBytes) {
            throw bad("has a segment outside the file or outside user memory");
        }
        int flags = MapFlags.READ | ((elfFlags & 2) != 0 ? MapFlags.WRITE : 0) | ((elfFlags & 1) != 0 ? MapFlags.EXECUTE : 0);
        if ((flags & MapFlags.WRITE) != 0 && (flags & MapFlags.EXECUTE) != 0) {
            throw bad("has a segment that is both writable and executable");
        }
        Segment segment = new Segment(address, (int) offset, (int) fileBytes, memoryBytes, flags);
        for (Segment other : segments) {
            if (segment.firstPage() < other.endPage() && other.firstPage() < segment.endPage()) {
                throw bad("has two segments in one page");
            }
        }
        segments.add(segment);
    }

    private boolean isInCode(long address) {
        for (Segment segment : segments) {
            if ((segment.flags() & MapFlags.EXECUTE) != 0 && address >= segment.address()
                    && address < segment.address() + segment.fileBytes()) {
                return true;
            }
        }
        return false;
    }

    private boolean isInFile(long offset, long countBytes) {
        return offset >= 0 && countBytes >= 0 && offset <= file.length && countBytes <= file.length - offset;
    }

    /** Address of the first instruction. */
    long entry() {
        return entry;
    }

    List<Segment> segments() {
        return segments;
    }

    byte[] file() {
        return file;
    }

    /** The content of a section; null when there is none of this name. */
    byte[] section(String wanted) {
        long table = LittleEndian.i64(file, 40);
        int count = LittleEndian.u16(file, 60);
        int names = LittleEndian.u16(file, 62);
        if (count == 0) {
            return null;
        }
        if (LittleEndian.u16(file, 58) != SECTION_HEADER_BYTES || count > MAXIMUM_HEADERS || names >= count
                || !isInFile(table, (long) count * SECTION_HEADER_BYTES)) {
            throw bad("has malformed section headers");
        }
        byte[] nameTable = content((int) table + names * SECTION_HEADER_BYTES);
        for (int i = 0; i < count; i++) {
            int at = (int) table + i * SECTION_HEADER_BYTES;
            if (nameAt(nameTable, LittleEndian.u32(file, at)).equals(wanted)) {
                return content(at);
            }
        }
        return null;
    }

    private byte[] content(int header) {
        long offset = LittleEndian.i64(file, header + 24);
        long countBytes = LittleEndian.i64(file, header + 32);
        if (LittleEndian.i32(file, header + 4) == NO_BITS) {
            return new byte[0];
        }
        if (!isInFile(offset, countBytes)) {
            throw bad("has a section outside the file");
        }
        byte[] content = new byte[(int) countBytes];
        System.arraycopy(file, (int) offset, content, 0, content.length);
        return content;
    }

    private String nameAt(byte[] table, long offset) {
        int end = (int) Math.min(offset, table.length);
        while (end < table.length && table[end] != 0) {
            end++;
        }
        if (end >= table.length) {
            throw bad("has a section with a malformed name");
        }
        return new String(table, (int) offset, end - (int) offset, StandardCharsets.UTF_8);
    }

    private RootException bad(String what) {
        return new RootException(name + " " + what);
    }
}
