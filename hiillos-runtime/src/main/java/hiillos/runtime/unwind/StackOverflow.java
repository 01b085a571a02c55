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

    private static final int STACK_POINTER = 7;
    private static final int REGISTERS = 17;
    private static final long PAGE_MASK = 4095;
    private static final int RED_ZONE_BYTES = 128;

    private StackOverflow() {}

    /** Whether an access to {@code address} that faulted was one to the stack. */
    public static boolean isOne(long address, long stackPointer) {
        Memory.storeLong(ThreadArea.self() + ThreadArea.FAULT_ADDRESS, address);
        return Math.abs(address - stackPointer) <= MAXIMUM_DISTANCE;
    }

    /** Sets a register by its DWARF number; 16 is the program counter. */
    public static void set(int register, long value) {
        Memory.storeLong(ThreadArea.faultRegisters() + (long) register * REGISTER_BYTES, value);
    }

    public static long get(int register) {
        return Memory.loadLong(ThreadArea.faultRegisters() + (long) register * REGISTER_BYTES);
    }

    /** From here to {@link #end} the collector looks at the stack that has overflowed and at the registers that were set. */
    public static void begin() {
        Memory.storeInt(ThreadArea.self() + ThreadArea.RAISING, 1);
    }

    public static void end() {
        Memory.storeInt(ThreadArea.self() + ThreadArea.RAISING, 0);
    }

    /** Throws: changes the registers to those with which the program goes on. */
    public static void raise() {
        // The unwinder looks at the byte before a return address; here it must see the instruction itself.
        set(Registers.RETURN_ADDRESS, get(Registers.RETURN_ADDRESS) + 1);
        Unwinder.findHandler(Memory.addressOf(new StackOverflowError()), ThreadArea.faultRegisters());
    }

    /**
     * Where a thread's stack begins that a collection now must look at: 0 normally; while an error is made, what the program had
     * when it faulted, because the code that makes the error has a stack of its own.
     */
    public static long interruptedStack(long area) {
        if (Memory.loadInt(area + ThreadArea.RAISING) == 0) {
            return 0;
        }
        // The page that was touched is not there, and neither is any below the stack.
        long lowest = Math.max((Memory.loadLong(area + ThreadArea.FAULT_ADDRESS) | PAGE_MASK) + 1,
                Memory.loadLong(area + ThreadArea.STACK_BOTTOM));
        return Math.max(Memory.loadLong(interruptedRegisters(area) + (long) STACK_POINTER * REGISTER_BYTES) - RED_ZONE_BYTES, lowest);
    }

    /** The registers of the program while {@link #interruptedStack} is not 0. */
    public static long interruptedRegisters(long area) {
        return area + ThreadArea.FAULT_REGISTERS;
    }

    public static long interruptedRegistersEnd(long area) {
        return interruptedRegisters(area) + (long) REGISTERS * REGISTER_BYTES;
    }
}
