package hiillos.compiler.link;

import hiillos.compiler.CompileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sections of a little-endian ELF64 file, by the System V ABI, chapter 4. */
public final class ElfFile {
    private static final int HEADER_BYTES = 64;
    private static final int SECTION_HEADER_BYTES = 64;
    private static final int NO_BITS = 8;
    private static final long FLAG_WRITE = 1;
    private static final long FLAG_ALLOCATE = 2;
    private static final long FLAG_EXECUTE = 4;

    private final ByteBuffer bytes;
    private final List<Section> sections;

    /** A section: where it is in memory and in the file. */
    public record Section(String name, int type, long flags, long address, long offset, long size) {
        public boolean allocated() {
            return (flags & FLAG_ALLOCATE) != 0;
        }

        public boolean executable() {
            return (flags & FLAG_EXECUTE) != 0;
        }

        public boolean writable() {
            return (flags & FLAG_WRITE) != 0;
        }

        /** Whether it occupies no bytes of the file. */
        public boolean zero() {
            return type == NO_BITS;
        }
    }

    /** Sizes of the loaded parts, in bytes. */
    public record Sizes(long text, long readOnly, long data, long zero) {}

    private ElfFile(ByteBuffer bytes, List<Section> sections) {
        this.bytes = bytes;
        this.sections = List.copyOf(sections);
    }

    /** @throws CompileException when it is no ELF64 file or truncated */
    public static ElfFile read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.capacity() < HEADER_BYTES || bytes.getInt(0) != 0x464c457f || bytes.get(4) != 2) {
            throw new CompileException(file + " is no ELF64 file");
        }
        try {
            long headers = bytes.getLong(40);
            int count = Short.toUnsignedInt(bytes.getShort(60));
            long names = sectionOffset(bytes, headers, Short.toUnsignedInt(bytes.getShort(62)));
            List<Section> sections = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int at = Math.toIntExact(headers + (long) i * SECTION_HEADER_BYTES);
                sections.add(new Section(string(bytes, names + Integer.toUnsignedLong(bytes.getInt(at))), bytes.getInt(at + 4),
                        bytes.getLong(at + 8), bytes.getLong(at + 16), bytes.getLong(at + 24), bytes.getLong(at + 32)));
            }
            return new ElfFile(bytes, sections);
        } catch (IndexOutOfBoundsException | ArithmeticException error) {
            throw new CompileException(file + " is a truncated ELF file");
        }
    }

    private static long sectionOffset(ByteBuffer bytes, long headers, int index) {
        return bytes.getLong(Math.toIntExact(headers + (long) index * SECTION_HEADER_BYTES + 24));
    }

    private static String string(ByteBuffer bytes, long offset) {
        int start = Math.toIntExact(offset);
        int end = start;
        while (bytes.get(end) != 0) {
            end++;
        }
        return new String(bytes.array(), start, end - start, StandardCharsets.UTF_8);
    }

    public List<Section> sections() {
        return sections;
    }

    public Optional<Section> section(String name) {
        return sections.stream().filter(section -> section.name().equals(name)).findFirst();
    }

    /** A section's bytes, little-endian; empty when there is no such section. */
    public ByteBuffer content(String name) {
        return section(name).map(this::content)
                .orElseGet(() -> ByteBuffer.allocate(0)).order(ByteOrder.LITTLE_ENDIAN);
    }

    public ByteBuffer content(Section section) {
        if (section.zero()) {
            return ByteBuffer.allocate(0);
        }
        return bytes.slice(Math.toIntExact(section.offset()), Math.toIntExact(section.size())).order(ByteOrder.LITTLE_ENDIAN);
    }

    public List<Section> executableSections() {
        return sections.stream().filter(section -> section.allocated() && section.executable() && section.size() > 0).toList();
    }

    public Sizes sizes() {
        long text = 0;
        long readOnly = 0;
        long data = 0;
        long zero = 0;
        for (Section section : sections) {
            if (!section.allocated()) {
                continue;
            }
            if (section.executable()) {
                text += section.size();
            } else if (section.zero()) {
                zero += section.size();
            } else if (section.writable()) {
                data += section.size();
            } else {
                readOnly += section.size();
            }
        }
        return new Sizes(text, readOnly, data, zero);
    }
}
