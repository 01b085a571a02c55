package hiillos.launch;

import hiillos.abi.kernel.MapFlags;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A static ELF64 program for x86-64, checked when it is made: whatever a method returns can be relied on. */
public final class ElfProgram {
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
    private static final int MAXIMUM_SECTION_BYTES = 64 << 10;

    private final ByteSource file;
    private final String name;
    private final long entry;
    private final long sectionTable;
    private final int sectionBytes;
    private final int countSections;
    private final int nameSection;
    private final List<Segment> segments = new ArrayList<>();

    /**
     * What is loaded; the pages of two segments never overlap.
     *
     * @param address where its first byte goes
     * @param fileOffset where its bytes are in the file
     * @param fileBytes how many there are; the rest of the memory is zero
     * @param memoryBytes how many it takes in memory
     * @param flags of {@link MapFlags}
     * @param endsInZeros whether the file has zeros behind its bytes, up to the end of their last page
     */
    public record Segment(long address, long fileOffset, long fileBytes, long memoryBytes, int flags, boolean endsInZeros) {
        /** Address of the first page it touches. */
        public long firstPage() {
            return address & -PAGE_BYTES;
        }

        /** Address behind the last page it touches. */
        public long endPage() {
            return address + memoryBytes + PAGE_BYTES - 1 & -PAGE_BYTES;
        }
    }

    /**
     * Reads and checks a program's headers; its content stays where it is.
     *
     * @param name for error sentences
     * @throws LaunchException a sentence that says what is wrong
     */
    public ElfProgram(ByteSource file, String name) {
        this.file = file;
        this.name = name;
        byte[] header = bytes(0, Math.min(HEADER_BYTES, file.countBytes()));
        if (header.length < HEADER_BYTES || LittleEndian.i32(header, 0) != 0x464c_457f || header[4] != 2 || header[5] != 1
                || LittleEndian.u16(header, 16) != EXECUTABLE || LittleEndian.u16(header, 18) != X86_64) {
            throw bad("is not an ELF64 executable for x86-64");
        }
        entry = LittleEndian.i64(header, 24);
        int count = LittleEndian.u16(header, 56);
        long table = LittleEndian.i64(header, 32);
        sectionTable = LittleEndian.i64(header, 40);
        sectionBytes = LittleEndian.u16(header, 58);
        countSections = LittleEndian.u16(header, 60);
        nameSection = LittleEndian.u16(header, 62);
        if (LittleEndian.u16(header, 54) != PROGRAM_HEADER_BYTES || count > MAXIMUM_HEADERS
                || !isInFile(table, (long) count * PROGRAM_HEADER_BYTES)) {
            throw bad("has malformed program headers");
        }
        byte[] headers = bytes(table, (long) count * PROGRAM_HEADER_BYTES);
        for (int i = 0; i < count; i++) {
            int at = i * PROGRAM_HEADER_BYTES;
            if (LittleEndian.i32(headers, at) == LOAD && LittleEndian.i64(headers, at + 40) != 0) {
                addSegment(headers, at);
            }
        }
        if (!isInCode(entry)) {
            throw bad("begins outside its code");
        }
    }

    private void addSegment(byte[] headers, int at) {
        int elfFlags = LittleEndian.i32(headers, at + 4);
        long offset = LittleEndian.i64(headers, at + 8);
        long address = LittleEndian.i64(headers, at + 16);
        long fileBytes = LittleEndian.i64(headers, at + 32);
        long memoryBytes = LittleEndian.i64(headers, at + 40);
        if (!isInFile(offset, fileBytes) || memoryBytes < fileBytes || memoryBytes > MAXIMUM_SEGMENT_BYTES
                || address < LOWEST_ADDRESS || address > HIGHEST_ADDRESS - memoryBytes) {
            throw bad("has a segment outside the file or outside user memory");
        }
        int flags = MapFlags.READ | ((elfFlags & 2) != 0 ? MapFlags.WRITE : 0) | ((elfFlags & 1) != 0 ? MapFlags.EXECUTE : 0);
        if ((flags & MapFlags.WRITE) != 0 && (flags & MapFlags.EXECUTE) != 0) {
            throw bad("has a segment that is both writable and executable");
        }
        Segment segment = new Segment(address, offset, fileBytes, memoryBytes, flags, isZero(offset + fileBytes));
        for (Segment other : segments) {
            if (segment.firstPage() < other.endPage() && other.firstPage() < segment.endPage()) {
                throw bad("has two segments in one page");
            }
        }
        segments.add(segment);
    }

    /** Whether the file has nothing but zeros from an offset to the end of its page. */
    private boolean isZero(long offset) {
        long count = -offset & PAGE_BYTES - 1;
        if (!isInFile(offset, count)) {
            return false;
        }
        for (byte each : bytes(offset, count)) {
            if (each != 0) {
                return false;
            }
        }
        return true;
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
        return offset >= 0 && countBytes >= 0 && offset <= file.countBytes() && countBytes <= file.countBytes() - offset;
    }

    /** Address of the first instruction. */
    public long entry() {
        return entry;
    }

    /** What is loaded, in the order of the file. */
    public List<Segment> segments() {
        return segments;
    }

    private byte[] bytes(long offset, long count) {
        byte[] bytes = new byte[(int) count];
        file.read(offset, bytes, 0, bytes.length);
        return bytes;
    }

    /** The content of a section of at most 64 KiB; null when there is none of this name. */
    public byte[] section(String wanted) {
        if (countSections == 0) {
            return null;
        }
        if (sectionBytes != SECTION_HEADER_BYTES || countSections > MAXIMUM_HEADERS || nameSection >= countSections
                || !isInFile(sectionTable, (long) countSections * SECTION_HEADER_BYTES)) {
            throw bad("has malformed section headers");
        }
        byte[] headers = bytes(sectionTable, (long) countSections * SECTION_HEADER_BYTES);
        byte[] nameTable = content(headers, nameSection * SECTION_HEADER_BYTES);
        for (int at = 0; at < headers.length; at += SECTION_HEADER_BYTES) {
            if (nameAt(nameTable, LittleEndian.u32(headers, at)).equals(wanted)) {
                return content(headers, at);
            }
        }
        return null;
    }

    private byte[] content(byte[] headers, int header) {
        long offset = LittleEndian.i64(headers, header + 24);
        long countBytes = LittleEndian.i64(headers, header + 32);
        if (LittleEndian.i32(headers, header + 4) == NO_BITS) {
            return new byte[0];
        }
        if (!isInFile(offset, countBytes) || countBytes > MAXIMUM_SECTION_BYTES) {
            throw bad("has a section outside the file or one that is too long");
        }
        return bytes(offset, countBytes);
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

    private LaunchException bad(String what) {
        return new LaunchException(name + " " + what);
    }
}
