package hiillos.runtime.thread;

import hiillos.runtime.os.Platform;
import hiillos.runtime.os.RuntimeLock;
import hiillos.runtime.os.SystemThreads;
import hiillos.runtime.os.ThreadArea;
import hiillos.runtime.os.ThreadRegistry;
import hiillos.word.Memory;

/**
 * Stacks for threads, each one piece of memory with two holes that catch overflows:
 *
 * <pre>
 * lowest   hole | stack for faults | hole | stack   highest
 * </pre>
 *
 * Stacks of the usual size are used again.
 */
final class ThreadStacks {
    private static final long PAGE = 4096;
    /**
     * Wider than any look ahead for room, as {@link RuntimeLock} and the heap's allocator have one: a page alone is jumped over,
     * into the stack for faults, and the stack ends where locks are held.
     */
    private static final long HOLE_BYTES = 64 << 10;
    private static final long BELOW = PAGE + Platform.FAULT_STACK_BYTES + HOLE_BYTES;
    private static final int MAXIMUM_KEPT = 16;
    /** {@link RuntimeLock} wants a quarter of it. Pages that are not touched cost nothing. */
    private static final long MINIMUM_BYTES = 64 << 10;

    /** Kept stacks, linked through their uppermost word; guarded by the registry's lock. */
    private static long kept;
    private static int countKept;

    private ThreadStacks() {}

    /** Gives the area a stack of at least so many bytes; false if there is no memory. */
    static boolean attach(long area, long stackBytes) {
        long bytes = BELOW + (Math.max(stackBytes, MINIMUM_BYTES) + PAGE - 1 & -PAGE);
        long memory = bytes == keptBytes() ? takeKept() : 0;
        if (memory == 0) {
            memory = Platform.mapMemory(bytes);
            if (memory == 0) {
                return false;
            }
            if (!Platform.guard(memory, PAGE) || !Platform.guard(memory + BELOW - HOLE_BYTES, HOLE_BYTES)) {
                Platform.unmapMemory(memory, bytes);
                return false;
            }
        }
        Memory.storeLong(area + ThreadArea.MEMORY, memory);
        Memory.storeLong(area + ThreadArea.MEMORY_BYTES, bytes);
        Memory.storeLong(area + ThreadArea.STACK_TOP, memory + bytes);
        Memory.storeLong(area + ThreadArea.STACK_BOTTOM, memory + BELOW);
        Memory.storeLong(area + ThreadArea.FAULT_STACK_TOP, memory + BELOW - HOLE_BYTES);
        return true;
    }

    /** Gives the stack of a thread that runs no more back, and its area. */
    private static void detach(long area) {
        long memory = Memory.loadLong(area + ThreadArea.MEMORY);
        long bytes = Memory.loadLong(area + ThreadArea.MEMORY_BYTES);
        if (bytes != keptBytes() || !keep(memory, memory + bytes - Long.BYTES)) {
            unmap(area);
        }
        ThreadRegistry.give(area);
    }

    /** Gives the stack back to the system. */
    static void unmap(long area) {
        Platform.unmapMemory(Memory.loadLong(area + ThreadArea.MEMORY), Memory.loadLong(area + ThreadArea.MEMORY_BYTES));
    }

    /** Gives back what threads have left that ended. */
    static void collectEnded() {
        for (long area = ThreadRegistry.takeEnded(); area != 0; area = ThreadRegistry.takeEnded()) {
            detach(area);
        }
    }

    private static long keptBytes() {
        return BELOW + SystemThreads.defaultStackBytes();
    }

    private static long takeKept() {
        RuntimeLock.lock(RuntimeLock.REGISTRY);
        long memory = kept;
        if (memory != 0) {
            kept = Memory.loadLong(memory + keptBytes() - Long.BYTES);
            countKept--;
        }
        RuntimeLock.unlock(RuntimeLock.REGISTRY);
        return memory;
    }

    private static boolean keep(long memory, long link) {
        RuntimeLock.lock(RuntimeLock.REGISTRY);
        boolean room = countKept < MAXIMUM_KEPT;
        if (room) {
            Memory.storeLong(link, kept);
            kept = memory;
            countKept++;
        }
        RuntimeLock.unlock(RuntimeLock.REGISTRY);
        return room;
    }
}
