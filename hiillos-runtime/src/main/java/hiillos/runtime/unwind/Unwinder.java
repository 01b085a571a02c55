package hiillos.runtime.unwind;

import hiillos.runtime.os.Platform;
import hiillos.runtime.os.RuntimeLock;
import hiillos.word.EntryPoint;
import hiillos.word.ExternalSymbol;
import hiillos.word.Memory;
import hiillos.word.NeverInline;
import hiillos.word.NoAllocation;
import hiillos.word.SymbolAddress;

/**
 * Carries a thrown object to the frame that catches it: walks the stack by {@code .eh_frame}, asks each function's call-site
 * table for a landing pad, and goes on at the first one. A landing pad catches everything; compiled code tests the type there
 * and calls {@code _Unwind_Resume} if it does not want the object. There is one pass only, as the last frame
 * ({@code hiillos.runtime.Start}) catches whatever comes.
 *
 * <p>What was learned about an address is kept in a table in raw memory, {@link #SLOTS} slots of 64 bytes, a slot for an address
 * chosen by its low bits:
 *
 * <pre>
 *  0 address (0: free)      8 landing pad (0: none)      16 CFA register, 20 CFA offset, 24 bytes of pushed arguments (ints)
 * 28 where rbx, rbp, r12, r13, r14, r15 are saved relative to the CFA (ints; {@link FrameRules#NOT_SAVED})
 * </pre>
 */
public final class Unwinder {
    private static final int SLOTS = 1024;
    private static final int SLOT_BYTES = 64;
    private static final int LANDING_PAD = 8;
    private static final int CFA_REGISTER = 16;
    private static final int CFA_OFFSET = 20;
    private static final int ARGUMENT_BYTES = 24;
    private static final int SAVED = 28;
    private static final int RETURN_ADDRESS_BELOW_CFA = 8;
    private static final int FATAL_STATUS = 134;

    private static final byte[] NO_WAY_OUT = FatalError.bytes("hiillos: an exception cannot leave the code at ");

    /** Half of what a method with handlers has made sure of. */
    private static final long STACK_NEEDED_BYTES = 4096;

    private static long slots;

    private static long description;
    private static long rules;

    private Unwinder() {}

    /** Maps the memory that walking needs. */
    public static void initialize() {
        slots = Platform.mapMemory((long) SLOTS * SLOT_BYTES);
        long scratch = Platform.mapMemory(4096);
        description = scratch;
        rules = scratch + FrameDescription.BYTES;
    }

    /** Throws the object at that address from here. Saves the registers, then calls {@link #unwind}. Does not return. */
    @ExternalSymbol("hiillos_raise")
    public static native void raise(long exception);

    /** Calls code without arguments and result. */
    @ExternalSymbol("hiillos_call")
    public static native void call(long code);

    /** Loads the registers and goes on. Does not return. */
    @ExternalSymbol("hiillos_continue_at")
    private static native void continueAt(long registers);

    @SymbolAddress("__hiillos_eh_frame_hdr")
    private static native long frameHeader();

    /**
     * Finds the landing pad and goes there. Does not return.
     *
     * @param exception address of the thrown object
     * @param registers {@link Registers} as they will be when the call that threw returns
     */
    @EntryPoint("hiillos_unwind")
    @NoAllocation(reason = "throwing OutOfMemoryError must work")
    static void unwind(long exception, long registers) {
        // A stack that is too full for the search overflows here, before the lock is held that the overflow's own search takes.
        Memory.loadIntVolatile(registers - STACK_NEEDED_BYTES);
        findHandler(exception, registers);
        continueAt(registers);
    }

    /** Makes the registers those with which the landing pad must begin; parameters as for {@link #unwind}. */
    static void findHandler(long exception, long registers) {
        RuntimeLock.lockWithStack(RuntimeLock.UNWINDER);
        while (true) {
            long pc = Memory.loadLong(registers + Registers.PC_OFFSET);
            long slot = slots + (pc & SLOTS - 1) * SLOT_BYTES;
            if (Memory.loadLong(slot) != pc) {
                learn(pc, slot);
            }
            long landingPad = Memory.loadLong(slot + LANDING_PAD);
            if (landingPad != 0) {
                Memory.storeLong(registers + 8L * Registers.RAX, exception);
                Memory.storeLong(registers + 8L * Registers.RDX, 1);
                long stack = registers + 8L * Registers.RSP;
                Memory.storeLong(stack, Memory.loadLong(stack) + Memory.loadInt(slot + ARGUMENT_BYTES));
                Memory.storeLong(registers + Registers.PC_OFFSET, landingPad);
                RuntimeLock.unlock(RuntimeLock.UNWINDER);
                return;
            }
            step(registers, slot);
        }
    }

    /** Makes the registers those of the caller. */
    private static void step(long registers, long slot) {
        long frame = Memory.loadLong(registers + 8L * Memory.loadInt(slot + CFA_REGISTER))
                + Memory.loadInt(slot + CFA_OFFSET);
        restore(registers, Registers.RBX, slot + SAVED, frame);
        restore(registers, Registers.RBP, slot + SAVED + 4, frame);
        for (int i = 0; i < 4; i++) {
            restore(registers, Registers.R12 + i, slot + SAVED + 8 + 4L * i, frame);
        }
        Memory.storeLong(registers + Registers.PC_OFFSET, Memory.loadLong(frame - RETURN_ADDRESS_BELOW_CFA));
        Memory.storeLong(registers + 8L * Registers.RSP, frame);
    }

    private static void restore(long registers, int register, long rule, long frame) {
        int offset = Memory.loadInt(rule);
        if (offset != FrameRules.NOT_SAVED) {
            Memory.storeLong(registers + 8L * register, Memory.loadLong(frame + offset));
        }
    }

    // --- For StoppedThread, which holds the lock ---

    /** Computes the rules that hold before the instruction at an address; false when the code has none. */
    static boolean rulesAt(long pc) {
        return FrameDescription.find(frameHeader(), pc, description) && FrameRules.compute(description, pc, rules);
    }

    static int saved(int register) {
        return FrameRules.saved(rules, register);
    }

    static boolean isRelativeTo(int register) {
        return Memory.loadInt(rules + FrameRules.CFA_REGISTER) == register;
    }

    static int offset() {
        return Memory.loadInt(rules + FrameRules.CFA_OFFSET);
    }

    /** Fills the slot for a return address. */
    @NeverInline(reason = "rare")
    private static void learn(long pc, long slot) {
        // The call is before the return address, perhaps in another call site or the last instruction of its function.
        if (!FrameDescription.find(frameHeader(), pc - 1, description) || !FrameRules.compute(description, pc - 1, rules)
                || FrameRules.saved(rules, Registers.RETURN_ADDRESS) != -RETURN_ADDRESS_BELOW_CFA) {
            FatalError.die(NO_WAY_OUT, pc, FATAL_STATUS);
        }
        Memory.storeLong(slot, pc);
        long area = Memory.loadLong(description + FrameDescription.LSDA);
        long start = Memory.loadLong(description + FrameDescription.START);
        // The scratch memory behind the rules is free.
        long cursor = rules + FrameRules.BYTES;
        Memory.storeLong(slot + LANDING_PAD, area == 0 ? 0 : LandingPads.find(area, start, pc - 1, cursor));
        Memory.storeInt(slot + CFA_REGISTER, Memory.loadInt(rules + FrameRules.CFA_REGISTER));
        Memory.storeInt(slot + CFA_OFFSET, Memory.loadInt(rules + FrameRules.CFA_OFFSET));
        Memory.storeInt(slot + ARGUMENT_BYTES, Memory.loadInt(rules + FrameRules.ARGUMENT_BYTES));
        Memory.storeInt(slot + SAVED, FrameRules.saved(rules, Registers.RBX));
        Memory.storeInt(slot + SAVED + 4, FrameRules.saved(rules, Registers.RBP));
        for (int i = 0; i < 4; i++) {
            Memory.storeInt(slot + SAVED + 8 + 4L * i, FrameRules.saved(rules, Registers.R12 + i));
        }
    }
}
