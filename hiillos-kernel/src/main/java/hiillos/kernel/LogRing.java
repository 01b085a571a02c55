package hiillos.kernel;

import hiillos.kernel.memory.PhysicalMemory;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * The last bytes of the log. A position counts all bytes ever written; what is older than the ring is long is gone.
 *
 * <p>Written under the log's lock; read without: a byte's slot is overwritten before {@link #end} says so, so a reader looks
 * at {@link #oldest} after it has copied.
 */
@RawMemory(reason = "its bytes are raw pages, once there are pages")
public final class LogRing {
    /** Until there is an allocator. */
    private static final byte[] EARLY = new byte[4096];
    /** 64 KiB. */
    private static final int ORDER = 4;
    private static final int BYTES = PhysicalMemory.PAGE_BYTES << ORDER;

    private static long pages;
    private static long end;

    private LogRing() {}

    /** Takes pages, which there are now, and copies what was written so far. Returns false without memory. */
    public static boolean extend() {
        long block = PhysicalMemory.allocate(ORDER);
        if (block == 0) {
            return false;
        }
        long target = PhysicalMemory.direct(block);
        for (long position = oldest(); position < end; position++) {
            Memory.storeByte(target + (position & BYTES - 1), (byte) byteAt(position));
        }
        pages = target;
        return true;
    }

    /** Goes back to the small ring, with all of it unread, when a simulated machine's memory goes. */
    public static void forgetPages() {
        pages = 0;
    }

    static void add(int value) {
        if (pages != 0) {
            Memory.storeByteVolatile(pages + (end & BYTES - 1), (byte) value);
        } else {
            EARLY[(int) end & EARLY.length - 1] = (byte) value;
        }
        end++;
    }

    static int byteAt(long position) {
        return pages != 0 ? Memory.loadByte(pages + (position & BYTES - 1)) & 0xff
                : EARLY[(int) position & EARLY.length - 1] & 0xff;
    }

    /** The position of the next byte. */
    public static long end() {
        return end;
    }

    /** The first position whose byte is there, and not being overwritten right now. */
    public static long oldest() {
        return Math.max(0, end - (pages != 0 ? BYTES : EARLY.length) + 1);
    }

    /** Address of the byte at a position; 0 while there are no pages. */
    public static long address(long position) {
        return pages == 0 ? 0 : pages + (position & BYTES - 1);
    }

    /** How many bytes from a position on lie together in memory and are there, at most {@code wanted}. */
    public static long together(long position, long wanted) {
        return Math.min(wanted, Math.min(end - position, BYTES - (position & BYTES - 1)));
    }
}
