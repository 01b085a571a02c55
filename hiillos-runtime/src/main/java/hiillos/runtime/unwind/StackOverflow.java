package hiillos.runtime.unwind;

import hiillos.runtime.os.ThreadArea;
import hiillos.word.Memory;

/**
 * Turns a fault below the end of the stack into {@link StackOverflowError}, thrown where the instruction faulted. The handler
 * of the fault runs on a stack of its own; it hands over the registers of the program and goes on with what it gets back.
 */
public final class StackOverflow {
    /** How far from the stack pointer an access can be, below it (a call) or above (in a frame that has just been made). */
    private static final long MAXIMUM_DISTANCE = 256 << 10;
    private static final int REGISTER_BYTES = 8;

    private StackOverflow() {}

    /** Whether an access to {@code address} that faulted was one to the stack. */
    public static boolean isOne(long address, long stackPointer) {
        return Math.abs(address - stackPointer) <= MAXIMUM_DISTANCE;
    }

    /** Sets a register by its DWARF number; 16 is the program counter. */
    public static void set(int register, long value) {
        Memory.storeLong(ThreadArea.faultRegisters() + (long) register * REGISTER_BYTES, value);
    }

    public static long get(int register) {
        return Memory.loadLong(ThreadArea.faultRegisters() + (long) register * REGISTER_BYTES);
    }

    /** Throws: changes the registers to those with which the program goes on. */
    public static void raise() {
        // The unwinder looks at the byte before a return address; here it must see the instruction itself.
        set(Registers.RETURN_ADDRESS, get(Registers.RETURN_ADDRESS) + 1);
        Unwinder.findHandler(Memory.addressOf(new StackOverflowError()), ThreadArea.faultRegisters());
    }
}
