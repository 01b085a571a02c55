# Entry from the firmware and calls of it. The firmware uses Microsoft's calling convention (rcx, rdx, r8, r9, 32 bytes of
# home space, then the stack); the Java code uses System V's, which is what LLVM 20 gives to this target.
    .section .text
    .code64
    .globl efi_main
efi_main:                               # never returns: nothing need be preserved
    subq $8, %rsp
    movq %rcx, %rdi
    movq %rdx, %rsi
    callq hiillos_uefi_main
    .globl hiillos_uefi_call
hiillos_uefi_call:                      # long (function, a, b, c, d, e, f): rdi, rsi, rdx, rcx, r8, r9, stack
    movq 8(%rsp), %rax
    subq $56, %rsp
    movq %rax, 40(%rsp)
    movq %r9, 32(%rsp)
    movq %r8, %r9
    movq %rcx, %r8
    movq %rsi, %rcx
    callq *%rdi
    addq $56, %rsp
    retq
    .globl hiillos_uefi_scratch         # small structures that the firmware reads and writes
    .section .bss, "bw"
    .balign 16
hiillos_uefi_scratch:
    .zero 8192
    .section .text
