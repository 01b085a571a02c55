package hiillos.testprogram.guest;

import hiillos.word.AssemblyFile;
import hiillos.word.ExternalSymbol;
import hiillos.word.InlineAssembly;
import hiillos.word.Memory;

/**
 * A system call by its registers, with nothing between it and the kernel. The short forms return {@code rax}; an instance
 * holds all registers before and after, for calls with a second result and for messages.
 */
@AssemblyFile("call.s")
public final class Call {
    private static final long ARRAY_BASE = 16;
    private static final int RAX = 0;
    private static final int RDI = 1;
    private static final int RSI = 2;
    private static final int RDX = 3;
    private static final int R10 = 4;
    private static final int R8 = 5;
    private static final int R9 = 6;
    /** Where words 1 to 5 of a message are; word 0 is in {@code rdx}. */
    private static final int RBX = 7;
    private static final int REGISTERS = 12;

    private final long[] registers = new long[REGISTERS];

    /** All registers zero. */
    public Call() {}

    @ExternalSymbol("hiillos_guest_call")
    private static native void invoke(long block);

    @InlineAssembly(value = "syscall",
            constraints = "={rax},{rax},{rdi},{rsi},{rdx},{r10},{r8},{r9},~{rdi},~{rsi},~{rdx},~{r8},~{r9},~{r10},~{rcx},~{r11},"
                    + "~{xmm0},~{xmm1},~{xmm2},~{xmm3},"
                    + "~{xmm4},~{xmm5},~{xmm6},~{xmm7},~{xmm8},~{xmm9},~{xmm10},~{xmm11},"
                    + "~{xmm12},~{xmm13},~{xmm14},~{xmm15},~{memory}")
    private static native long invoke(long number, long a, long b, long c, long d, long e, long f);

    public static long of(int number) {
        return invoke(number, 0, 0, 0, 0, 0, 0);
    }

    public static long of(int number, long a) {
        return invoke(number, a, 0, 0, 0, 0, 0);
    }

    public static long of(int number, long a, long b) {
        return invoke(number, a, b, 0, 0, 0, 0);
    }

    public static long of(int number, long a, long b, long c) {
        return invoke(number, a, b, c, 0, 0, 0);
    }

    public static long of(int number, long a, long b, long c, long d) {
        return invoke(number, a, b, c, d, 0, 0);
    }

    public static long of(int number, long a, long b, long c, long d, long e) {
        return invoke(number, a, b, c, d, e, 0);
    }

    public static long of(int number, long a, long b, long c, long d, long e, long f) {
        return invoke(number, a, b, c, d, e, f);
    }

    /** Sets the arguments in order: {@code rdi}, {@code rsi}, {@code rdx}, {@code r10}, {@code r8}, {@code r9}. */
    public Call with(long... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            registers[RDI + i] = arguments[i];
        }
        return this;
    }

    /** Sets the first two arguments, and allocates nothing: for loops of millions. */
    public Call with(long first, long second) {
        registers[RDI] = first;
        registers[RSI] = second;
        return this;
    }

    /** Sets a word of the message, 0 to 5. */
    public Call word(int index, long value) {
        registers[index == 0 ? RDX : RBX + index - 1] = value;
        return this;
    }

    /** Sets the header of the message. */
    public Call header(long value) {
        registers[RSI] = value;
        return this;
    }

    /** Sets the deadline of a message. */
    public Call deadline(long value) {
        registers[R8] = value;
        return this;
    }

    /** Makes the call; returns {@code rax}. */
    public long go(long number) {
        registers[RAX] = number;
        invoke(Memory.addressOf(registers) + ARRAY_BASE);
        return registers[RAX];
    }

    /** The second result. */
    public long second() {
        return registers[RDX];
    }

    /** The header that came. */
    public long header() {
        return registers[RSI];
    }

    /** The badge that came. */
    public long badge() {
        return registers[RDI];
    }

    /** A word that came, 0 to 5. */
    public long word(int index) {
        return registers[index == 0 ? RDX : RBX + index - 1];
    }

    /** A register that no message uses: {@code r10} (0) or {@code r9} (1). */
    public long spare(int index) {
        return registers[index == 0 ? R10 : R9];
    }
}
