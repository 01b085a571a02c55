package hiillos.runtime.unwind;

import hiillos.word.ExternalSymbol;
import hiillos.word.Memory;
import hiillos.word.SymbolAddress;

/**
 * Walks the stack by frame pointers, which all compiled code keeps: at {@code rbp} the caller's {@code rbp}, above it the return
 * address. The outermost frame has 0 there.
 */
public final class FrameWalk {
    /** Frames that a trace has at most, as HotSpot's default. */
    private static final int MAXIMUM_FRAMES = 1024;

    private FrameWalk() {}

    /** The {@code rbp} of the function that calls this. */
    @ExternalSymbol("hiillos_frame_pointer")
    private static native long framePointer();

    @SymbolAddress("__hiillos_lines_start")
    public static native long lineTable();

    @SymbolAddress("__hiillos_text_start")
    private static native long textStart();

    @SymbolAddress("__hiillos_text_end")
    private static native long textEnd();

    /** Whether the address is in the program's code. */
    public static boolean isCode(long address) {
        return address >= textStart() && address < textEnd();
    }

    /** Whether a frame can be at that address: good enough not to fault on a chain that something has overwritten. */
    static boolean isPlausible(long frame) {
        return (frame & 7) == 0 && frame > 0x10000;
    }

    /** The return addresses of the active calls, the innermost first; they fit into 32 bits. */
    public static int[] capture() {
        long innermost = framePointer();
        int count = 0;
        for (long frame = innermost; frame != 0 && count < MAXIMUM_FRAMES; frame = Memory.loadLong(frame)) {
            count++;
        }
        int[] result = new int[count];
        long frame = innermost;
        for (int i = 0; i < count; i++) {
            result[i] = (int) Memory.loadLong(frame + 8);
            frame = Memory.loadLong(frame);
        }
        return result;
    }
}
