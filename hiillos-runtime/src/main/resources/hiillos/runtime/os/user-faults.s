# Profile user: where the kernel has a thread go on that faulted.

	.text

# On the alternate stack, as if called: rdi is the fault record.
	.globl hiillos_fault_entry
	.type hiillos_fault_entry, @function
hiillos_fault_entry:
	jmp hiillos_user_fault
	.size hiillos_fault_entry, .-hiillos_fault_entry
