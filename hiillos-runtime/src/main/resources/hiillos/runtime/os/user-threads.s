# Profile user: where a thread begins; rdi is its area, which becomes its FS base.

	.text
	.globl hiillos_java_thread_entry
	.type hiillos_java_thread_entry, @function
hiillos_java_thread_entry:
	.cfi_startproc
	.cfi_undefined rip
	xorl %ebp, %ebp
	movl $20, %eax
	syscall
	movq %fs:0, %rdi
	andq $-16, %rsp
	call hiillos_java_thread_run
	ud2
	.cfi_endproc
	.size hiillos_java_thread_entry, .-hiillos_java_thread_entry

	.section .note.GNU-stack,"",@progbits
