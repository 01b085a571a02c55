package hiillos.kernel.memory;

import hiillos.abi.kernel.MapFlags;

/** What is done to all mappings of a Frame, in whatever address spaces they are. The Frame's lock is held. */
final class FrameMappings {
    private FrameMappings() {}

    /** Makes sure that no address space shows the pages with indices from {@code start} to {@code end} any more. */
    static void drop(Frame frame, long start, long end) {
        for (Mapping m = frame.firstMapping; m != null; m = m.nextInFrame) {
            long from = addressOf(m, start);
            long to = addressOf(m, end);
            if (from < to) {
                UserTables.clear(m.vmem, from, to);
            }
        }
    }

    /** As {@link #drop(Frame, long, long)}, but removes about so many entries at most; tells whether that was all. */
    static boolean drop(Frame frame, long start, long end, int limit) {
        for (Mapping m = frame.firstMapping; m != null; m = m.nextInFrame) {
            long from = addressOf(m, start);
            long to = addressOf(m, end);
            if (from < to && UserTables.clear(m.vmem, from, to, limit) < to) {
                return false;
            }
        }
        return true;
    }

    /** Makes sure that nobody writes to the pages without a fault. */
    static void makeReadOnly(Frame frame, long start, long end) {
        for (Mapping m = frame.firstMapping; m != null; m = m.nextInFrame) {
            // Where nobody may write, no entry allows it, but for those that a protection has not come to yet.
            boolean writes = (m.flags & MapFlags.WRITE) != 0 || m.staleFrom != 0;
            long from = writes ? addressOf(m, start) : 0;
            long to = writes ? addressOf(m, end) : 0;
            if (from < to) {
                UserTables.makeReadOnly(m.vmem, from, to);
            }
        }
    }

    /** Where a mapping shows an index, cut to the mapping's range. */
    private static long addressOf(Mapping m, long index) {
        long first = m.offset >>> 12;
        if (index <= first) {
            return m.start;
        }
        long pages = m.end - m.start >>> 12;
        return index - first >= pages ? m.end : m.start + (index - first << 12);
    }
}
