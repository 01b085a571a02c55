# void hiillos_guest_call(long block[12]): a system call with every register that a call can have. In and out:
# 0 rax  8 rdi  16 rsi  24 rdx  32 r10  40 r8  48 r9  56 rbx  64 r12  72 r13  80 r14  88 r15

	.text
	.globl hiillos_guest_call
	.type hiillos_guest_call, @function
hiillos_guest_call:
	pushq %rbx
	pushq %rbp
	pushq %r12
	pushq %r13
	pushq %r14
	pushq %r15
	pushq %rdi
	movq %rdi, %rcx
	movq 0(%rcx), %rax
	movq 8(%rcx), %rdi
	movq 16(%rcx), %rsi
	movq 24(%rcx), %rdx
	movq 32(%rcx), %r10
	movq 40(%rcx), %r8
	movq 48(%rcx), %r9
	movq 56(%rcx), %rbx
	movq 64(%rcx), %r12
	movq 72(%rcx), %r13
	movq 80(%rcx), %r14
	movq 88(%rcx), %r15
	syscall
	popq %rcx
	movq %rax, 0(%rcx)
	movq %rdi, 8(%rcx)
	movq %rsi, 16(%rcx)
	movq %rdx, 24(%rcx)
	movq %r10, 32(%rcx)
	movq %r8, 40(%rcx)
	movq %r9, 48(%rcx)
	movq %rbx, 56(%rcx)
	movq %r12, 64(%rcx)
	movq %r13, 72(%rcx)
	movq %r14, 80(%rcx)
	movq %r15, 88(%rcx)
	popq %r15
	popq %r14
	popq %r13
	popq %r12
	popq %rbp
	popq %rbx
	ret
	.size hiillos_guest_call, .-hiillos_guest_call

	.section .note.GNU-stack,"",@progbits
