package hiillos.runtime.unwind;

import hiillos.word.Memory;

/**
 * Finds and reads what {@code .eh_frame} says about the function around an address (Linux Standard Base 5.0, 10.6), into raw
 * memory:
 *
 * <pre>
 *   0 start of the function's code      8 its end               16 first instruction of the FDE    24 end of them
 *  32 first instruction of the CIE     40 end of them           48 code alignment                  56 data alignment
 *  64 LSDA (0: none)                   72 scratch cursor        80 pointer encoding, LSDA encoding (ints)
 * </pre>
 */
final class FrameDescription {
    static final int START = 0;
    static final int END = 8;
    static final int INSTRUCTIONS = 16;
    static final int INSTRUCTIONS_END = 24;
    static final int COMMON_INSTRUCTIONS = 32;
    static final int COMMON_INSTRUCTIONS_END = 40;
    static final int CODE_ALIGNMENT = 48;
    static final int DATA_ALIGNMENT = 56;
    static final int LSDA = 64;
    private static final int CURSOR = 72;
    private static final int POINTER_ENCODING = 80;
    private static final int LSDA_ENCODING = 84;
    static final int BYTES = 88;

    private static final int HEADER_TABLE_ENCODING = 0x3b;
    private static final int OMITTED = 0xff;

    private FrameDescription() {}

    /**
     * Describes the function that holds {@code pc}.
     *
     * @param frameHeader address of {@code .eh_frame_hdr}, whose table must be sorted pairs of 32-bit offsets
     * @param out {@link #BYTES} bytes that receive the description
     * @return whether there is one
     */
    static boolean find(long frameHeader, long pc, long out) {
        long fde = search(frameHeader, pc, out + CURSOR);
        return fde != 0 && read(fde, out) && pc - Memory.loadLong(out + START) >= 0
                && pc - Memory.loadLong(out + END) < 0;
    }

    /** The FDE with the greatest start that is not above {@code pc}; 0 when there is none. */
    private static long search(long frameHeader, long pc, long cursor) {
        if (Memory.loadByte(frameHeader) != 1 || (Memory.loadByte(frameHeader + 3) & 0xff) != HEADER_TABLE_ENCODING) {
            return 0;
        }
        Memory.storeLong(cursor, frameHeader + 4);
        Encoded.pointer(cursor, Memory.loadByte(frameHeader + 1) & 0xff, frameHeader);
        int count = (int) Encoded.pointer(cursor, Memory.loadByte(frameHeader + 2) & 0xff, frameHeader);
        long table = Memory.loadLong(cursor);
        long wanted = pc - frameHeader;
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (Memory.loadInt(table + 8L * middle) <= wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : frameHeader + Memory.loadInt(table + 8L * (low - 1) + 4);
    }

    private static boolean read(long fde, long out) {
        long cursor = out + CURSOR;
        Memory.storeLong(cursor, fde);
        long length = length(cursor);
        long end = Memory.loadLong(cursor) + length;
        long identifierPlace = Memory.loadLong(cursor);
        long common = identifierPlace - (Encoded.signedInt(cursor) & 0xffff_ffffL);
        if (!readCommon(common, out)) {
            return false;
        }
        Memory.storeLong(cursor, identifierPlace + 4);
        int encoding = Memory.loadInt(out + POINTER_ENCODING);
        long start = Encoded.pointer(cursor, encoding, 0);
        Memory.storeLong(out + START, start);
        Memory.storeLong(out + END, start + Encoded.pointer(cursor, encoding & 0x0f, 0));
        long augmentationBytes = Encoded.unsignedLeb(cursor);
        long afterAugmentation = Memory.loadLong(cursor) + augmentationBytes;
        Memory.storeLong(out + LSDA, Encoded.pointer(cursor, Memory.loadInt(out + LSDA_ENCODING), 0));
        Memory.storeLong(out + INSTRUCTIONS, afterAugmentation);
        Memory.storeLong(out + INSTRUCTIONS_END, end);
        return true;
    }

    /** The length of a record, moving behind it; LLVM never writes the 64-bit form for code as small as ours. */
    private static long length(long cursor) {
        return Encoded.signedInt(cursor) & 0xffff_ffffL;
    }

    private static boolean readCommon(long common, long out) {
        long cursor = out + CURSOR;
        Memory.storeLong(cursor, common);
        long length = length(cursor);
        long end = Memory.loadLong(cursor) + length;
        Encoded.signedInt(cursor);
        int version = Encoded.unsignedByte(cursor);
        long augmentation = Memory.loadLong(cursor);
        // Every producer of today writes the size of the augmentation ('z') first.
        if (version != 1 || Memory.loadByte(augmentation) != 'z') {
            return false;
        }
        long at = augmentation;
        while (Memory.loadByte(at) != 0) {
            at++;
        }
        Memory.storeLong(cursor, at + 1);
        Memory.storeLong(out + CODE_ALIGNMENT, Encoded.unsignedLeb(cursor));
        Memory.storeLong(out + DATA_ALIGNMENT, Encoded.signedLeb(cursor));
        Encoded.unsignedByte(cursor);
        long dataBytes = Encoded.unsignedLeb(cursor);
        long afterData = Memory.loadLong(cursor) + dataBytes;
        Memory.storeInt(out + POINTER_ENCODING, 0);
        Memory.storeInt(out + LSDA_ENCODING, OMITTED);
        for (long letter = augmentation + 1; Memory.loadByte(letter) != 0; letter++) {
            switch (Memory.loadByte(letter)) {
                case 'R' -> Memory.storeInt(out + POINTER_ENCODING, Encoded.unsignedByte(cursor));
                case 'L' -> Memory.storeInt(out + LSDA_ENCODING, Encoded.unsignedByte(cursor));
                case 'P' -> Encoded.pointer(cursor, Encoded.unsignedByte(cursor), 0);
                default -> {
                    // 'S' (signal frame) has no data, and other letters do not occur.
                }
            }
        }
        Memory.storeLong(out + COMMON_INSTRUCTIONS, afterData);
        Memory.storeLong(out + COMMON_INSTRUCTIONS_END, end);
        return true;
    }
}
