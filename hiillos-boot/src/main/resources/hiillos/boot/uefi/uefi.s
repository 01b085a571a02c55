# Calls of firmware functions. The whole image uses Microsoft's calling convention (its target is UEFI), so arguments
# only move down by one: rcx function, rdx, r8, r9, then the stack.
    .section .text
    .code64
    .globl hiillos_uefi_call
hiillos_uefi_call:
    subq $56, %rsp
    movq %rcx, %rax
    movq %rdx, %rcx
    movq %r8, %rdx
    movq %r9, %r8
    movq 96(%rsp), %r9
    movq 104(%rsp), %r10
    movq %r10, 32(%rsp)
    movq 112(%rsp), %r10
    movq %r10, 40(%rsp)
    callq *%rax
    addq $56, %rsp
    retq
    .globl hiillos_uefi_scratch         # small structures that the firmware reads and writes
    .section .bss, "bw"
    .balign 16
hiillos_uefi_scratch:
    .zero 8192
    .section .text
