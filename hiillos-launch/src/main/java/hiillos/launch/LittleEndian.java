package hiillos.launch;

/** Little-endian numbers in byte arrays; an index outside is an {@code IndexOutOfBoundsException}. */
public final class LittleEndian {
    private LittleEndian() {}

    public static int u16(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    public static int i32(byte[] bytes, int at) {
        return u16(bytes, at) | u16(bytes, at + 2) << 16;
    }

    public static long u32(byte[] bytes, int at) {
        return i32(bytes, at) & 0xffff_ffffL;
    }

    public static long i64(byte[] bytes, int at) {
        return u32(bytes, at) | (long) i32(bytes, at + 4) << 32;
    }
}
