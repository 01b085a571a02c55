package hiillos.runtime.unwind;

import hiillos.word.Memory;

/**
 * Runs the call frame instructions of a function (DWARF 4, 6.4) up to an address, into raw memory:
 *
 * <pre>
 *   0 register of the CFA (int)      4 offset of the CFA (int)      8 bytes of pushed arguments (int)
 *  12 17 ints: where the registers are saved, relative to the CFA; {@link #NOT_SAVED}; {@link #UNDEFINED}
 *  80 the common rules, 80 bytes     160 remembered rules, 80 bytes each, {@link #MAXIMUM_REMEMBERED}
 * 480 cursor                         488 how many are remembered (int)
 * </pre>
 */
final class FrameRules {
    static final int CFA_REGISTER = 0;
    static final int CFA_OFFSET = 4;
    static final int ARGUMENT_BYTES = 8;
    static final int SAVED = 12;
    static final int NOT_SAVED = Integer.MIN_VALUE;
    static final int UNDEFINED = Integer.MIN_VALUE + 1;
    private static final int RULE_BYTES = 80;
    private static final int COMMON = 80;
    private static final int REMEMBERED = 160;
    private static final int MAXIMUM_REMEMBERED = 4;
    private static final int CURSOR = 480;
    private static final int COUNT_REMEMBERED = 488;
    static final int BYTES = 496;
    private static final int COUNT_REGISTERS = 17;

    private FrameRules() {}

    /** Where a register is saved, relative to the CFA; {@link #NOT_SAVED} or {@link #UNDEFINED}. */
    static int saved(long rules, int register) {
        return Memory.loadInt(rules + SAVED + 4L * register);
    }

    private static void save(long rules, long register, int offset) {
        if (Long.compareUnsigned(register, COUNT_REGISTERS) < 0) {
            Memory.storeInt(rules + SAVED + 4L * register, offset);
        }
    }

    /**
     * Computes the rules that hold at {@code pc}.
     *
     * @param description of {@link FrameDescription}
     * @param out {@link #BYTES} bytes
     * @return false when an instruction is one that no producer of ours writes
     */
    static boolean compute(long description, long pc, long out) {
        Memory.storeInt(out + CFA_REGISTER, Registers.RSP);
        Memory.storeInt(out + CFA_OFFSET, 8);
        Memory.storeInt(out + ARGUMENT_BYTES, 0);
        Memory.storeInt(out + COUNT_REMEMBERED, 0);
        for (int i = 0; i < COUNT_REGISTERS; i++) {
            save(out, i, NOT_SAVED);
        }
        if (!run(description, FrameDescription.COMMON_INSTRUCTIONS, Long.MAX_VALUE, out)) {
            return false;
        }
        Memory.copy(out + COMMON, out, RULE_BYTES);
        return run(description, FrameDescription.INSTRUCTIONS, pc, out);
    }

    private static boolean run(long description, int which, long pc, long out) {
        long cursor = out + CURSOR;
        Memory.storeLong(cursor, Memory.loadLong(description + which));
        long end = Memory.loadLong(description + which + 8);
        long codeAlignment = Memory.loadLong(description + FrameDescription.CODE_ALIGNMENT);
        long dataAlignment = Memory.loadLong(description + FrameDescription.DATA_ALIGNMENT);
        long location = Memory.loadLong(description + FrameDescription.START);
        while (Memory.loadLong(cursor) < end) {
            int instruction = Encoded.unsignedByte(cursor);
            int operand = instruction & 0x3f;
            switch (instruction >> 6) {
                case 1 -> location += operand * codeAlignment;
                case 2 -> save(out, operand, (int) (Encoded.unsignedLeb(cursor) * dataAlignment));
                case 3 -> restore(out, operand);
                default -> {
                    switch (instruction) {
                        case 0x01 -> location = Encoded.signedLong(cursor);
                        case 0x02 -> location += Encoded.unsignedByte(cursor) * codeAlignment;
                        case 0x03 -> location += Encoded.unsignedShort(cursor) * codeAlignment;
                        case 0x04 -> location += (Encoded.signedInt(cursor) & 0xffff_ffffL) * codeAlignment;
                        default -> {
                            if (!runExtended(instruction, cursor, dataAlignment, out)) {
                                return false;
                            }
                        }
                    }
                }
            }
            if (location > pc) {
                break;
            }
        }
        return true;
    }

    private static boolean runExtended(int instruction, long cursor, long dataAlignment, long out) {
        switch (instruction) {
            case 0x00 -> { }
            case 0x05 -> {
                long register = Encoded.unsignedLeb(cursor);
                save(out, register, (int) (Encoded.unsignedLeb(cursor) * dataAlignment));
            }
            case 0x06 -> restore(out, Encoded.unsignedLeb(cursor));
            case 0x07 -> save(out, Encoded.unsignedLeb(cursor), UNDEFINED);
            case 0x08 -> save(out, Encoded.unsignedLeb(cursor), NOT_SAVED);
            case 0x0a -> {
                int depth = Memory.loadInt(out + COUNT_REMEMBERED);
                if (depth == MAXIMUM_REMEMBERED) {
                    return false;
                }
                Memory.copy(out + REMEMBERED + (long) depth * RULE_BYTES, out, RULE_BYTES);
                Memory.storeInt(out + COUNT_REMEMBERED, depth + 1);
            }
            case 0x0b -> {
                int depth = Memory.loadInt(out + COUNT_REMEMBERED) - 1;
                if (depth < 0) {
                    return false;
                }
                Memory.copy(out, out + REMEMBERED + (long) depth * RULE_BYTES, RULE_BYTES);
                Memory.storeInt(out + COUNT_REMEMBERED, depth);
            }
            case 0x0c -> {
                Memory.storeInt(out + CFA_REGISTER, (int) Encoded.unsignedLeb(cursor));
                Memory.storeInt(out + CFA_OFFSET, (int) Encoded.unsignedLeb(cursor));
            }
            case 0x0d -> Memory.storeInt(out + CFA_REGISTER, (int) Encoded.unsignedLeb(cursor));
            case 0x0e -> Memory.storeInt(out + CFA_OFFSET, (int) Encoded.unsignedLeb(cursor));
            case 0x11 -> {
                long register = Encoded.unsignedLeb(cursor);
                save(out, register, (int) (Encoded.signedLeb(cursor) * dataAlignment));
            }
            case 0x12 -> {
                Memory.storeInt(out + CFA_REGISTER, (int) Encoded.unsignedLeb(cursor));
                Memory.storeInt(out + CFA_OFFSET, (int) (Encoded.signedLeb(cursor) * dataAlignment));
            }
            case 0x13 -> Memory.storeInt(out + CFA_OFFSET, (int) (Encoded.signedLeb(cursor) * dataAlignment));
            case 0x2e -> Memory.storeInt(out + ARGUMENT_BYTES, (int) Encoded.unsignedLeb(cursor));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void restore(long out, long register) {
        if (Long.compareUnsigned(register, COUNT_REGISTERS) < 0) {
            save(out, register, Memory.loadInt(out + COMMON + SAVED + 4L * register));
        }
    }
}
