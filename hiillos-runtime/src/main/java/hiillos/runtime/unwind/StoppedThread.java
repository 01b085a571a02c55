package hiillos.runtime.unwind;

import hiillos.runtime.os.Platform;
import hiillos.runtime.os.RuntimeLock;
import hiillos.runtime.os.ThreadArea;
import hiillos.runtime.os.ThreadRegistry;
import hiillos.runtime.os.World;
import hiillos.word.Memory;
import java.util.Arrays;

/**
 * The calls that are active in another thread, wherever it is: all threads are stopped, as for a collection, while its stack is walked. It
 * may have been stopped at any instruction, so the innermost frame is found by {@code .eh_frame}; the others by frame pointers.
 */
public final class StoppedThread {
    private static final int MAXIMUM_FRAMES = 1024;
    private static final int RETURN_ADDRESS_BELOW_CFA = 8;

    private StoppedThread() {}

    /** The return addresses of a thread's active calls, the innermost first; none when it has ended or does not run yet. */
    public static int[] capture(Thread thread) {
        // Nothing can be allocated while the others are stopped.
        int[] found = new int[MAXIMUM_FRAMES];
        int count = 0;
        RuntimeLock.lock(RuntimeLock.HEAP);
        RuntimeLock.lock(RuntimeLock.REGISTRY);
        RuntimeLock.lock(RuntimeLock.MONITORS);
        RuntimeLock.lock(RuntimeLock.UNWINDER);
        World.stop();
        for (long area = ThreadRegistry.first(); area != 0; area = ThreadRegistry.next(area)) {
            if (Memory.loadLong(area + ThreadArea.THREAD) == Memory.addressOf(thread) && World.capture(area)) {
                count = walk(area, found);
            }
        }
        World.resume();
        RuntimeLock.unlock(RuntimeLock.UNWINDER);
        RuntimeLock.unlock(RuntimeLock.MONITORS);
        RuntimeLock.unlock(RuntimeLock.REGISTRY);
        RuntimeLock.unlock(RuntimeLock.HEAP);
        return Arrays.copyOf(found, count);
    }

    private static int walk(long area, int[] found) {
        long pc = World.programCounter();
        long stack = World.stackPointer();
        long frame = World.framePointer();
        if (!FrameWalk.isCode(pc)) {
            return 0;
        }
        // Readers look for the call before an address; here the instruction itself is meant.
        found[0] = (int) pc + 1;
        long canonical = stack + RETURN_ADDRESS_BELOW_CFA;
        // Functions without a description are assembly that keeps everything as it was when it was called.
        if (Unwinder.rulesAt(pc)) {
            if (Unwinder.saved(Registers.RETURN_ADDRESS) != -RETURN_ADDRESS_BELOW_CFA) {
                return 1;
            }
            canonical = (Unwinder.isRelativeTo(Registers.RBP) ? frame : stack) + Unwinder.offset();
            int saved = Unwinder.saved(Registers.RBP);
            if (saved != FrameRules.NOT_SAVED && isOnStack(area, stack, canonical - RETURN_ADDRESS_BELOW_CFA)) {
                frame = Memory.loadLong(canonical + saved);
            }
        }
        if (!isOnStack(area, stack, canonical - RETURN_ADDRESS_BELOW_CFA)) {
            return 1;
        }
        found[1] = (int) Memory.loadLong(canonical - RETURN_ADDRESS_BELOW_CFA);
        int count = 2;
        while (count < found.length && isOnStack(area, stack, frame)) {
            found[count++] = (int) Memory.loadLong(frame + 8);
            long caller = Memory.loadLong(frame);
            if (caller <= frame) {
                break;
            }
            frame = caller;
        }
        return count;
    }

    /** Whether two words can be read there: on the stack that the thread was on. */
    private static boolean isOnStack(long area, long stack, long address) {
        long faultTop = Memory.loadLong(area + ThreadArea.FAULT_STACK_TOP);
        boolean inFault = stack < faultTop && stack >= faultTop - Platform.FAULT_STACK_BYTES;
        long top = inFault ? faultTop : Memory.loadLong(area + ThreadArea.STACK_TOP);
        return FrameWalk.isPlausible(address) && address >= stack && address <= top - 16;
    }
}
