# The IPC calls of SystemCalls: long f(int handle, Message message); hiillos_ipc_reply takes the message alone.
# Message: header 16(%rsi), word0..5 at 24..64, badge at 72. The kernel keeps rsp and rbp only.

.macro hiillos_ipc_stub name, number
.globl \name
.type \name, @function
\name:
    .cfi_startproc
    pushq %rbx
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %rbx, 0
    pushq %r12
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %r12, 0
    pushq %r13
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %r13, 0
    pushq %r14
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %r14, 0
    pushq %r15
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %r15, 0
    pushq %rsi
    .cfi_adjust_cfa_offset 8
    movq 24(%rsi), %rdx
    movq 32(%rsi), %rbx
    movq 40(%rsi), %r12
    movq 48(%rsi), %r13
    movq 56(%rsi), %r14
    movq 64(%rsi), %r15
    movq 16(%rsi), %rsi
    movl $\number, %eax
    syscall
    popq %rcx
    .cfi_adjust_cfa_offset -8
    movq %rsi, 16(%rcx)
    movq %rdx, 24(%rcx)
    movq %rbx, 32(%rcx)
    movq %r12, 40(%rcx)
    movq %r13, 48(%rcx)
    movq %r14, 56(%rcx)
    movq %r15, 64(%rcx)
    movq %rdi, 72(%rcx)
    popq %r15
    .cfi_adjust_cfa_offset -8
    popq %r14
    .cfi_adjust_cfa_offset -8
    popq %r13
    .cfi_adjust_cfa_offset -8
    popq %r12
    .cfi_adjust_cfa_offset -8
    popq %rbx
    .cfi_adjust_cfa_offset -8
    retq
    .cfi_endproc
    .size \name, . - \name
.endm

.text
hiillos_ipc_stub hiillos_ipc_call, 0
hiillos_ipc_stub hiillos_ipc_reply_recv, 1
hiillos_ipc_stub hiillos_ipc_recv, 2
hiillos_ipc_stub hiillos_ipc_reply_with_handle, 3
.globl hiillos_ipc_reply
.type hiillos_ipc_reply, @function
hiillos_ipc_reply:
    .cfi_startproc
    movq %rdi, %rsi
    jmp hiillos_ipc_reply_with_handle
    .cfi_endproc
    .size hiillos_ipc_reply, . - hiillos_ipc_reply
