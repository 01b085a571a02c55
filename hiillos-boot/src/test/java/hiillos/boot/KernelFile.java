package hiillos.boot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Writes small ELF files as a kernel's linker would. */
final class KernelFile {
    static final int READ = 4;

    private record Segment(int flags, long virtual, long memoryBytes, byte[] content) {}

    private final List<Segment> segments = new ArrayList<>();
    private long entry;

    /** Code at 0xffffffff80200000, constants a page above, data with zeros behind it above these. */
    static byte[] typical() {
        return new KernelFile().entry(0xffff_ffff_8020_0010L)
                .segment(READ | ElfImage.EXECUTABLE, 0xffff_ffff_8020_0000L, 3000, bytes(3000, 1))
                .segment(READ, 0xffff_ffff_8020_1000L, 5000, bytes(5000, 2))
                .segment(READ | ElfImage.WRITABLE, 0xffff_ffff_8020_4100L, 9000, bytes(100, 3))
                .write();
    }

    static byte[] bytes(int count, int value) {
        byte[] bytes = new byte[count];
        java.util.Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    KernelFile entry(long address) {
        entry = address;
        return this;
    }

    KernelFile segment(int flags, long virtual, long memoryBytes, byte[] content) {
        segments.add(new Segment(flags, virtual, memoryBytes, content));
        return this;
    }

    byte[] write() {
        ByteBuffer header = ByteBuffer.allocate(64 + 56 * segments.size()).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0x464c457f).put((byte) 2).put((byte) 1).put((byte) 1);
        header.position(16);
        header.putShort((short) 2).putShort((short) 62).putInt(1).putLong(entry).putLong(64).putLong(0);
        header.putInt(0).putShort((short) 64).putShort((short) 56).putShort((short) segments.size());
        header.position(64);
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        for (Segment segment : segments) {
            header.putInt(1).putInt(segment.flags).putLong(header.capacity() + contents.size());
            header.putLong(segment.virtual).putLong(segment.virtual).putLong(segment.content.length);
            header.putLong(segment.memoryBytes).putLong(4096);
            contents.writeBytes(segment.content);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header.array());
        file.writeBytes(contents.toByteArray());
        return file.toByteArray();
    }
}
