# The loader's last instructions, copied to the CPU start page, which the kernel's page tables map at its physical
# address. Behind them lie four words: page table root, stack top, argument, entry point.
    .section .text
    .code64
    .globl hiillos_handover, hiillos_handover_end
hiillos_handover:
    cld
    leaq hiillos_handover_end(%rip), %rbx
    movq (%rbx), %rax
    movq 8(%rbx), %rsp
    movq 16(%rbx), %rdi
    movq 24(%rbx), %rdx
    movq %rax, %cr3
    xorl %ebp, %ebp
    pushq $0                            # a return address, so that the kernel's traces end here
    jmpq *%rdx
    .balign 8
hiillos_handover_end:
