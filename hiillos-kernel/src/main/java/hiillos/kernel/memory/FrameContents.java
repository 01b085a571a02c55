package hiillos.kernel.memory;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.ThreadObject;
import hiillos.word.Memory;

/** Copies between a Frame and the memory of the thread that asks. */
public final class FrameContents {
    private static final long PAGE = PhysicalMemory.PAGE_BYTES;
    /** Pieces, at most a page each, that are copied in one stay in the kernel. */
    private static final int PIECES = 16;

    private FrameContents() {}

    /**
     * Copies a range of user memory from or to a Frame.
     *
     * @param access to the user's memory: WRITE reads the Frame, READ writes to it
     * @return the bytes copied, or a negated status, which may be {@link Restart#STATUS}
     */
    public static long copy(ThreadObject thread, Frame frame, long offset, UserRange range, int access) {
        long done = thread.takeProgress();
        for (int i = 0; done < range.countBytes(); i++) {
            if (i == PIECES) {
                return -Restart.again(thread, done);
            }
            long at = offset + done;
            long address = range.address() + done;
            long piece = Math.min(Math.min(PAGE - (at & PAGE - 1), PAGE - (address & PAGE - 1)), range.countBytes() - done);
            int status = copyPiece(thread.process.vmem(), frame, at, address, piece, access);
            if (status == Restart.STATUS) {
                return -Restart.again(thread, done);
            } else if (status == Restart.BLOCKED) {
                // It starts from the beginning when the page has come: the pieces are the same.
                return -Restart.STATUS;
            } else if (status != Status.OK) {
                return -status;
            }
            done += piece;
        }
        return done;
    }

    private static int copyPiece(Vmem vmem, Frame frame, long offset, long address, long countBytes, int access) {
        while (true) {
            frame.lock.lock();
            int status = access == MapFlags.READ ? frame.obtain(offset >>> 12, true) : frame.look(offset >>> 12);
            if (status == Restart.ABSENT) {
                status = Pager.await(frame, offset >>> 12, access == MapFlags.READ ? MapFlags.WRITE : MapFlags.READ);
            }
            boolean copied = status == Status.OK && copyLocked(vmem, frame, offset, address, countBytes, access);
            frame.lock.unlock();
            if (status != Status.OK || copied) {
                return status;
            }
            status = PageFaults.isDevice(vmem, address) ? Status.BAD_ADDRESS : PageFaults.resolve(vmem, address, access);
            if (status != Status.OK) {
                return status;
            }
        }
    }

    /** False when the user's page is not there. The Frame's lock keeps its page, the TABLES lock the user's. */
    private static boolean copyLocked(Vmem vmem, Frame frame, long offset, long address, long countBytes, int access) {
        vmem.tablesLock.lock();
        long user = UserTables.reach(vmem, address, access);
        if (user != 0) {
            long page = frame.page(offset >>> 12);
            long place = page == 0 ? 0 : PhysicalMemory.direct(page) + (offset & PAGE - 1);
            if (access == MapFlags.READ) {
                Memory.copy(place, user, countBytes);
            } else if (place == 0) {
                Memory.fill(user, (byte) 0, countBytes);
            } else {
                Memory.copy(user, place, countBytes);
            }
        }
        vmem.tablesLock.unlock();
        return user != 0;
    }
}
