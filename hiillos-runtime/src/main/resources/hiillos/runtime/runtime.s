# The parts of the runtime that no Java can express: the entry, saving and loading registers, and
# the memory functions that LLVM calls on its own.

	.text

# Entry of the image. Linux: rsp is the initial stack. hiillos: rdi is the start block, never 0. Linux leaves rdi 0.
	.globl _start
	.type _start, @function
_start:
	.cfi_startproc
	.cfi_undefined rip
	xorl %ebp, %ebp
	testq %rdi, %rdi
	cmoveq %rsp, %rdi
	andq $-16, %rsp
	call hiillos_start
	ud2
	.cfi_endproc
	.size _start, .-_start

# hiillos_raise(exception): saves the registers as the caller will see them and unwinds. _Unwind_Resume is what compiled
# code calls to go on with an exception that a landing pad did not want.
	.globl hiillos_raise
	.globl _Unwind_Resume
	.type hiillos_raise, @function
	.type _Unwind_Resume, @function
hiillos_raise:
_Unwind_Resume:
	.cfi_startproc
	pushq %rbp
	.cfi_def_cfa_offset 16
	.cfi_offset rbp, -16
	movq %rsp, %rbp
	.cfi_def_cfa_register rbp
	subq $144, %rsp
	movq %rbx, 24(%rsp)
	movq (%rbp), %rax
	movq %rax, 48(%rsp)
	leaq 16(%rbp), %rax
	movq %rax, 56(%rsp)
	movq %r12, 96(%rsp)
	movq %r13, 104(%rsp)
	movq %r14, 112(%rsp)
	movq %r15, 120(%rsp)
	movq 8(%rbp), %rax
	movq %rax, 128(%rsp)
	movq %rsp, %rsi
	call hiillos_unwind
	ud2
	.cfi_endproc
	.size hiillos_raise, .-hiillos_raise

# Named by every function that handles exceptions, as DWARF has it; the unwinder never calls it.
	.globl hiillos_personality
	.type hiillos_personality, @function
hiillos_personality:
	ud2
	.size hiillos_personality, .-hiillos_personality

# hiillos_continue_at(registers)
	.globl hiillos_continue_at
	.type hiillos_continue_at, @function
hiillos_continue_at:
	movq 0(%rdi), %rax
	movq 8(%rdi), %rdx
	movq 24(%rdi), %rbx
	movq 48(%rdi), %rbp
	movq 96(%rdi), %r12
	movq 104(%rdi), %r13
	movq 112(%rdi), %r14
	movq 120(%rdi), %r15
	movq 128(%rdi), %rcx
	movq 56(%rdi), %rsp
	jmp *%rcx
	.size hiillos_continue_at, .-hiillos_continue_at

# hiillos_call(code): a call through an address, with a frame that exceptions can pass.
	.globl hiillos_call
	.type hiillos_call, @function
hiillos_call:
	.cfi_startproc
	pushq %rbp
	.cfi_def_cfa_offset 16
	.cfi_offset rbp, -16
	movq %rsp, %rbp
	.cfi_def_cfa_register rbp
	call *%rdi
	popq %rbp
	.cfi_def_cfa rsp, 8
	ret
	.cfi_endproc
	.size hiillos_call, .-hiillos_call

	.globl hiillos_frame_pointer
	.type hiillos_frame_pointer, @function
hiillos_frame_pointer:
	movq %rbp, %rax
	ret
	.size hiillos_frame_pointer, .-hiillos_frame_pointer

# void *memcpy(void *target, const void *source, size_t bytes); memmove too: overlapping ranges are copied right.
	.globl memcpy
	.globl memmove
	.type memcpy, @function
	.type memmove, @function
memcpy:
memmove:
	movq %rdi, %rax
	cmpq $16, %rdx
	jb .Lcopy_below_16
	cmpq $32, %rdx
	ja .Lcopy_above_32
	movups (%rsi), %xmm0
	movups -16(%rsi,%rdx), %xmm1
	movups %xmm0, (%rdi)
	movups %xmm1, -16(%rdi,%rdx)
	ret
.Lcopy_above_32:
	cmpq $64, %rdx
	ja .Lcopy_above_64
	movups (%rsi), %xmm0
	movups 16(%rsi), %xmm1
	movups -32(%rsi,%rdx), %xmm2
	movups -16(%rsi,%rdx), %xmm3
	movups %xmm0, (%rdi)
	movups %xmm1, 16(%rdi)
	movups %xmm2, -32(%rdi,%rdx)
	movups %xmm3, -16(%rdi,%rdx)
	ret
.Lcopy_above_64:
	movq %rdi, %rcx
	subq %rsi, %rcx
	cmpq %rdx, %rcx
	jb .Lcopy_backwards
# The string instruction is quick for long copies, but not when the target is close behind the source.
	cmpq $2048, %rdx
	jb .Lcopy_forwards
	negq %rcx
	cmpq $64, %rcx
	jae .Lcopy_string
.Lcopy_forwards:
# Forwards, 64 bytes at a time; the last 64 are loaded first, as the loop may overwrite them.
	movups -64(%rsi,%rdx), %xmm4
	movups -48(%rsi,%rdx), %xmm5
	movups -32(%rsi,%rdx), %xmm6
	movups -16(%rsi,%rdx), %xmm7
	leaq -64(%rdi,%rdx), %rcx
.Lcopy_forward_loop:
	movups (%rsi), %xmm0
	movups 16(%rsi), %xmm1
	movups 32(%rsi), %xmm2
	movups 48(%rsi), %xmm3
	movups %xmm0, (%rdi)
	movups %xmm1, 16(%rdi)
	movups %xmm2, 32(%rdi)
	movups %xmm3, 48(%rdi)
	addq $64, %rsi
	addq $64, %rdi
	cmpq %rcx, %rdi
	jb .Lcopy_forward_loop
	movups %xmm4, (%rcx)
	movups %xmm5, 16(%rcx)
	movups %xmm6, 32(%rcx)
	movups %xmm7, 48(%rcx)
	ret
.Lcopy_string:
# Words, then what is left: as quick as bytes on real processors, and an eighth of the steps on one that counts them.
	movq %rdx, %rcx
	shrq $3, %rcx
	rep movsq
	movl %edx, %ecx
	andl $7, %ecx
	rep movsb
	ret
.Lcopy_backwards:
	movups (%rsi), %xmm4
	movups 16(%rsi), %xmm5
	movups 32(%rsi), %xmm6
	movups 48(%rsi), %xmm7
	leaq (%rsi,%rdx), %rsi
	leaq (%rdi,%rdx), %rcx
.Lcopy_backward_loop:
	movups -16(%rsi), %xmm0
	movups -32(%rsi), %xmm1
	movups -48(%rsi), %xmm2
	movups -64(%rsi), %xmm3
	movups %xmm0, -16(%rcx)
	movups %xmm1, -32(%rcx)
	movups %xmm2, -48(%rcx)
	movups %xmm3, -64(%rcx)
	subq $64, %rsi
	subq $64, %rcx
	subq $64, %rdx
	cmpq $64, %rdx
	ja .Lcopy_backward_loop
	movups %xmm4, (%rdi)
	movups %xmm5, 16(%rdi)
	movups %xmm6, 32(%rdi)
	movups %xmm7, 48(%rdi)
	ret
.Lcopy_below_16:
	cmpq $8, %rdx
	jb .Lcopy_below_8
	movq (%rsi), %rcx
	movq -8(%rsi,%rdx), %r8
	movq %rcx, (%rdi)
	movq %r8, -8(%rdi,%rdx)
	ret
.Lcopy_below_8:
	cmpq $4, %rdx
	jb .Lcopy_below_4
	movl (%rsi), %ecx
	movl -4(%rsi,%rdx), %r8d
	movl %ecx, (%rdi)
	movl %r8d, -4(%rdi,%rdx)
	ret
.Lcopy_below_4:
	testq %rdx, %rdx
	je .Lcopy_done
	movzbl -1(%rsi,%rdx), %r8d
	movzbl (%rsi), %ecx
	cmpq $3, %rdx
	jb .Lcopy_last
	movzbl 1(%rsi), %r9d
	movb %r9b, 1(%rdi)
.Lcopy_last:
	movb %cl, (%rdi)
	movb %r8b, -1(%rdi,%rdx)
.Lcopy_done:
	ret
	.size memcpy, .-memcpy

# void *memset(void *target, int value, size_t bytes)
	.globl memset
	.type memset, @function
memset:
	movq %rdi, %rax
	movzbl %sil, %ecx
	imull $0x01010101, %ecx
	movd %ecx, %xmm0
	pshufd $0, %xmm0, %xmm0
	cmpq $16, %rdx
	jb .Lset_below_16
	cmpq $2048, %rdx
	jae .Lset_string
	leaq -16(%rdi,%rdx), %rcx
.Lset_loop:
	movups %xmm0, (%rdi)
	addq $16, %rdi
	cmpq %rcx, %rdi
	jb .Lset_loop
	movups %xmm0, (%rcx)
	ret
.Lset_string:
	movq %rax, %r8
	movl %esi, %eax
	movq %rdx, %rcx
	rep stosb
	movq %r8, %rax
	ret
.Lset_below_16:
	cmpq $4, %rdx
	jb .Lset_bytes
	movl %ecx, (%rdi)
	movl %ecx, -4(%rdi,%rdx)
	cmpq $8, %rdx
	jbe .Lset_done
	movl %ecx, 4(%rdi)
	movl %ecx, -8(%rdi,%rdx)
	ret
.Lset_bytes:
	testq %rdx, %rdx
	je .Lset_done
	movb %cl, -1(%rdi,%rdx)
	decq %rdx
	jmp .Lset_bytes
.Lset_done:
	ret
	.size memset, .-memset

# int memcmp(const void *a, const void *b, size_t bytes); bcmp asks only whether they differ.
	.globl memcmp
	.globl bcmp
	.type memcmp, @function
	.type bcmp, @function
memcmp:
bcmp:
	cmpq $8, %rdx
	jb .Lcompare_bytes
	movq (%rdi), %rax
	cmpq (%rsi), %rax
	jne .Lcompare_bytes
	addq $8, %rdi
	addq $8, %rsi
	subq $8, %rdx
	jmp memcmp
.Lcompare_bytes:
	testq %rdx, %rdx
	je .Lcompare_same
	movzbl (%rdi), %eax
	movzbl (%rsi), %ecx
	incq %rdi
	incq %rsi
	decq %rdx
	subl %ecx, %eax
	je .Lcompare_bytes
	ret
.Lcompare_same:
	xorl %eax, %eax
	ret
	.size memcmp, .-memcmp

	.section .note.GNU-stack,"",@progbits
