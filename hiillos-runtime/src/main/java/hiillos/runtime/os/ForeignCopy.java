package hiillos.runtime.os;

import hiillos.word.EntryPoint;
import hiillos.word.InlineAssembly;
import hiillos.word.Memory;

/** A copy to or from memory that another process can take away: it ends early then, and the program goes on. */
final class ForeignCopy {
    private ForeignCopy() {}

    /**
     * Copies bytes; the ranges do not overlap. {@code hiillos.abi} calls it.
     *
     * @return 0 if all were copied
     */
    @EntryPoint("hiillos_copy_foreign")
    static long copy(long target, long source, long countBytes) {
        return move(target, source, countBytes);
    }

    /** Says in {@link ThreadArea#AFTER_FAULT} where to go on after a fault, as long as it copies: words, then what is left. */
    @InlineAssembly(value = "leaq 1f(%rip), %rax; movq %rax, %fs:1032; movq %r8, %rdi; movq %r9, %rsi; movq %rdx, %rcx; shrq $$3, %rcx; "
            + "rep movsq; movl %edx, %ecx; andl $$7, %ecx; rep movsb; xorl %ecx, %ecx; 1: movq $$0, %fs:1032; movq %rcx, %rax",
            constraints = "={rax},{r8},{r9},{rdx},~{rcx},~{rdi},~{rsi},~{memory}")
    private static native long move(long target, long source, long countBytes);

    /** Where the calling thread goes on after a fault; 0 if it is not copying. */
    static long afterFault() {
        return Memory.loadLong(ThreadArea.self() + ThreadArea.AFTER_FAULT);
    }
}
