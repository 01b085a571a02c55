package hiillos.runtime.heap;

import hiillos.runtime.os.Platform;
import hiillos.runtime.os.ThreadArea;
import hiillos.runtime.os.ThreadRegistry;
import hiillos.runtime.os.World;
import hiillos.runtime.unwind.StackOverflow;
import hiillos.word.Memory;
import hiillos.word.SymbolAddress;

/** Where marking begins: the image's data, and what the threads have on their stacks and in registers. */
final class Roots {
    /** What a shell shows for a program that was aborted: 128 + SIGABRT. */
    static final int ABORTED = 134;
    /** What a function may use below the stack pointer. */
    private static final int RED_ZONE_BYTES = 128;

    private Roots() {}

    @SymbolAddress("__hiillos_data_start")
    private static native long dataStart();

    @SymbolAddress("__hiillos_data_end")
    private static native long dataEnd();

    @SymbolAddress("__hiillos_bss_start")
    private static native long zeroStart();

    @SymbolAddress("__hiillos_bss_end")
    private static native long zeroEnd();

    /** The image's heap, where all classes are. */
    static long imageStart() {
        return dataStart();
    }

    static long imageEnd() {
        return dataEnd();
    }

    /** The current thread's registers lie at and above {@code stackPointer}; the others are stopped. */
    static void scan(long stackPointer) {
        Marker.scan(dataStart(), dataEnd());
        Marker.scan(zeroStart(), zeroEnd());
        long self = ThreadArea.self();
        for (long area = ThreadRegistry.first(); area != 0; area = ThreadRegistry.next(area)) {
            // Not the cursor of its buffer and where that began: these are addresses, but no references.
            Marker.scan(area + ThreadArea.THREAD, area + ThreadArea.NEXT);
            Marker.scan(area + ThreadArea.LOCK_OWNER, area + ThreadArea.ROOT_BYTES);
            if (area == self) {
                scanStack(area, stackPointer);
                scanInterrupted(area);
            } else if (World.capture(area)) {
                Marker.scan(World.registers(), World.registersEnd());
                scanStack(area, World.stackPointer() - RED_ZONE_BYTES);
                long outer = World.interruptedStackPointer();
                if (outer != 0 && StackOverflow.interruptedStack(area) == 0) {
                    scanStack(area, outer - RED_ZONE_BYTES);
                }
                scanInterrupted(area);
                Marker.keep(Memory.loadLong(area + ThreadArea.BUFFER_START), Memory.loadLong(area + ThreadArea.HEAP_LIMIT));
            }
        }
    }

    /** What the thread had on its stack when it ran out of that, while it makes the exception on the stack for faults. */
    private static void scanInterrupted(long area) {
        long interrupted = StackOverflow.interruptedStack(area);
        if (interrupted != 0) {
            Marker.scan(interrupted, Memory.loadLong(area + ThreadArea.STACK_TOP));
            Marker.scan(StackOverflow.interruptedRegisters(area), StackOverflow.interruptedRegistersEnd(area));
        }
    }

    /** The stack that the pointer points into, from there on: the thread's own one or that for faults. */
    private static void scanStack(long area, long stackPointer) {
        long faultTop = Memory.loadLong(area + ThreadArea.FAULT_STACK_TOP);
        if (stackPointer < faultTop && stackPointer >= faultTop - Platform.FAULT_STACK_BYTES) {
            Marker.scan(stackPointer, faultTop);
        } else {
            Marker.scan(Math.max(stackPointer, Memory.loadLong(area + ThreadArea.STACK_BOTTOM)), Memory.loadLong(area + ThreadArea.STACK_TOP));
        }
    }
}
