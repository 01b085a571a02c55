# Profile linux: how a thread begins.

	.text

# hiillos_linux_clone(flags, stack top, address of the thread's number, area): the number, or an error. The new thread has the
# area as its FS base and goes to hiillos_java_thread_run.
	.globl hiillos_linux_clone
	.type hiillos_linux_clone, @function
hiillos_linux_clone:
	.cfi_startproc
	movq %rdx, %r10
	movq %rcx, %r8
	movl $56, %eax
	syscall
	testq %rax, %rax
	je .Lnew_thread
	ret
	.cfi_endproc
	.size hiillos_linux_clone, .-hiillos_linux_clone

	.type hiillos_new_thread, @function
hiillos_new_thread:
	.cfi_startproc
	.cfi_undefined rip
.Lnew_thread:
	xorl %ebp, %ebp
	movq %fs:0, %rdi
	andq $-16, %rsp
	call hiillos_java_thread_run
	ud2
	.cfi_endproc
	.size hiillos_new_thread, .-hiillos_new_thread

	.section .note.GNU-stack,"",@progbits
