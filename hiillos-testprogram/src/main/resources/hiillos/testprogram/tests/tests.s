# What tests need that no Java can say.

	.text

# What a function keeps.
	.macro save_kept
	.irp register, rbx,rbp,r12,r13,r14,r15
	pushq %\register
	.endr
	.endm
	.macro restore_kept
	.irp register, r15,r14,r13,r12,rbp,rbx
	popq %\register
	.endr
	.endm

# int hiillos_test_try(code): runs the code at rdi, which faults or returns; 0 when it returned, else 1. What the fault was
# is in hiillos_test_fault. One thread at a time. The code may destroy every register but rsp and rbx.
	.globl hiillos_test_try
	.type hiillos_test_try, @function
hiillos_test_try:
	save_kept
	movq %rsp, saved_stack(%rip)
	leaq 2f(%rip), %rbx
	movq $-1, hiillos_test_fault(%rip)
	call *%rdi
	xorl %eax, %eax
	jmp 3f
2:	movl $1, %eax
3:	pushq $2
	popfq
	cld
	fninit
	restore_kept
	ret
	.size hiillos_test_try, .-hiillos_test_try

# The fault entry of the above: notes vector (120), error (128), address (176), and goes on at the label in rbx (40).
	.globl hiillos_test_fault_entry
	.type hiillos_test_fault_entry, @function
hiillos_test_fault_entry:
	movq 120(%rdi), %rax
	movq %rax, hiillos_test_fault(%rip)
	movq 128(%rdi), %rax
	movq %rax, hiillos_test_fault+8(%rip)
	movq 176(%rdi), %rax
	movq %rax, hiillos_test_fault+16(%rip)
	leaq 2b(%rip), %rax
	movq %rax, 136(%rdi)
	movq saved_stack(%rip), %rax
	movq %rax, 160(%rdi)
# Without trap, alignment check and direction.
	movq $0x202, 152(%rdi)
	movl $22, %eax
	syscall
	ud2
	.size hiillos_test_fault_entry, .-hiillos_test_fault_entry

# Exceptions, 16 bytes apart, in the order of FaultTests.EXPECTED.
	.globl hiillos_test_exceptions
	.balign 16
hiillos_test_exceptions:
# 0 divide error
	xorl %ecx, %ecx
	xorl %edx, %edx
	divl %ecx
	ret
	.balign 16
# 1 debug: one step
	pushq $0x102
	popfq
	nop
	nop
	ret
	.balign 16
# 1 debug: the one-byte instruction
	.byte 0xf1
	ret
	.balign 16
# 3 breakpoint
	int3
	ret
	.balign 16
# 6 invalid opcode
	ud2
	ret
	.balign 16
# 11 or 13: a descriptor that is not there
	movl $0x73, %eax
	movl %eax, %ds
	ret
	.balign 16
# 12 stack: not canonical
	movabsq $0x800000000000, %rbp
	movq (%rbp), %rax
	ret
	.balign 16
# 13 general protection
	hlt
	ret
	.balign 16
# 13: not canonical
	movabsq $0x800000000000, %rax
	movq (%rax), %rax
	ret
	.balign 16
# 14 page fault
	movl $0x10000, %eax
	movq (%rax), %rax
	ret
	.balign 16
# 16 x87: an unmasked division by zero
	fninit
	jmp x87_error
	.balign 16
# 17 alignment check
	pushq $0x40202
	popfq
	movl 1(%rsp), %eax
	ret
	.balign 16
# 19 SIMD: an unmasked division by zero
	jmp simd_error
	.balign 16

x87_error:
	pushq $0x0000
	fldcw (%rsp)
	popq %rax
	fld1
	fldz
	fdivrp
	fwait
	ret
simd_error:
	pushq $0x0000
	ldmxcsr (%rsp)
	popq %rax
	movl $1, %eax
	cvtsi2sdl %eax, %xmm0
	xorps %xmm1, %xmm1
	divsd %xmm1, %xmm0
	ret

# void hiillos_test_fill(pattern, dump, number, rdi): every register the pattern, but rdi, then the system call with that number;
# what the registers are afterwards goes to the dump: 15 general ones (rbx rcx rdx rsi rdi rbp r8..r15 rax), 16 × 16 bytes.
	.globl hiillos_test_fill
	.type hiillos_test_fill, @function
hiillos_test_fill:
	save_kept
	pushq %rsi
	movq %rdx, %rax
	movq %rdi, %xmm0
	punpcklqdq %xmm0, %xmm0
	.irp register, 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
	movaps %xmm0, %xmm\register
	.endr
	.irp register, rbx,rbp,rsi,rdx,r8,r9,r10,r12,r13,r14,r15
	movq %rdi, %\register
	.endr
	movq %rcx, %rdi
	syscall
	xchgq %rax, (%rsp)
	movq %rbx, 0(%rax)
	movq %rcx, 8(%rax)
	movq %rdx, 16(%rax)
	movq %rsi, 24(%rax)
	movq %rdi, 32(%rax)
	movq %rbp, 40(%rax)
	movq %r8, 48(%rax)
	movq %r9, 56(%rax)
	movq %r10, 64(%rax)
	movq %r11, 72(%rax)
	movq %r12, 80(%rax)
	movq %r13, 88(%rax)
	movq %r14, 96(%rax)
	movq %r15, 104(%rax)
	popq %rcx
	movq %rcx, 112(%rax)
	.irp register, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
	movups %xmm\register, 128+16*\register(%rax)
	.endr
	restore_kept
	ret
	.size hiillos_test_fill, .-hiillos_test_fill

# A thread that counts at the address in rdi, for ever.
	.globl hiillos_test_counter
	.type hiillos_test_counter, @function
hiillos_test_counter:
	incq (%rdi)
	jmp hiillos_test_counter
	.size hiillos_test_counter, .-hiillos_test_counter

# A thread that ends at once, whatever its registers are.
	.globl hiillos_test_exit
	.type hiillos_test_exit, @function
hiillos_test_exit:
	movl $9, %eax
	syscall
	ud2
	.size hiillos_test_exit, .-hiillos_test_exit

	.bss
	.balign 16
saved_stack: .skip 8
	.balign 16
# u64 vector (-1: none), u64 error code, u64 address
	.globl hiillos_test_fault
hiillos_test_fault: .skip 24

	.section .note.GNU-stack,"",@progbits
