# What benchmarks need that no Java can say.

	.text

# void hiillos_bench_faults(int count): that many invalid instructions, each skipped by the fault entry below.
	.globl hiillos_bench_faults
	.type hiillos_bench_faults, @function
hiillos_bench_faults:
	ud2
	decl %edi
	jnz hiillos_bench_faults
	ret
	.size hiillos_bench_faults, .-hiillos_bench_faults

# The fault entry: rdi is the record, whose instruction pointer (136) goes behind the two bytes of ud2.
	.globl hiillos_bench_fault_entry
	.type hiillos_bench_fault_entry, @function
hiillos_bench_fault_entry:
	addq $2, 136(%rdi)
	movl $22, %eax
	syscall
	ud2
	.size hiillos_bench_fault_entry, .-hiillos_bench_fault_entry

# A thread that ends at once.
	.globl hiillos_bench_thread_exit
	.type hiillos_bench_thread_exit, @function
hiillos_bench_thread_exit:
	movl $9, %eax
	syscall
	ud2
	.size hiillos_bench_thread_exit, .-hiillos_bench_thread_exit

# A thread that yields for ever.
	.globl hiillos_bench_thread_yield
	.type hiillos_bench_thread_yield, @function
hiillos_bench_thread_yield:
	movl $18, %eax
	syscall
	jmp hiillos_bench_thread_yield
	.size hiillos_bench_thread_yield, .-hiillos_bench_thread_yield

# A thread that sleeps for ever.
	.globl hiillos_bench_thread_sleep
	.type hiillos_bench_thread_sleep, @function
hiillos_bench_thread_sleep:
	movq $-1, %rdi
	shrq $1, %rdi
	movl $19, %eax
	syscall
	jmp hiillos_bench_thread_sleep
	.size hiillos_bench_thread_sleep, .-hiillos_bench_thread_sleep

# void hiillos_bench_set_controls(int value): sets MXCSR.
	.globl hiillos_bench_set_controls
	.type hiillos_bench_set_controls, @function
hiillos_bench_set_controls:
	movl %edi, -4(%rsp)
	ldmxcsr -4(%rsp)
	ret
	.size hiillos_bench_set_controls, .-hiillos_bench_set_controls

	.section .note.GNU-stack,"",@progbits
