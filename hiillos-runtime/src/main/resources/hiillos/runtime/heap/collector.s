# How a collection begins.

	.text

# hiillos_collect(): all registers that a call keeps go on the stack, where the collector looks for references.
	.globl hiillos_collect
	.type hiillos_collect, @function
hiillos_collect:
	.cfi_startproc
	pushq %rbp
	.cfi_def_cfa_offset 16
	.cfi_offset rbp, -16
	movq %rsp, %rbp
	.cfi_def_cfa_register rbp
	pushq %rbx
	pushq %r12
	pushq %r13
	pushq %r14
	pushq %r15
	pushq %r15
	movq %rsp, %rdi
	call hiillos_collect_from
	addq $8, %rsp
	popq %r15
	popq %r14
	popq %r13
	popq %r12
	popq %rbx
	popq %rbp
	.cfi_def_cfa rsp, 8
	ret
	.cfi_endproc
	.size hiillos_collect, .-hiillos_collect
