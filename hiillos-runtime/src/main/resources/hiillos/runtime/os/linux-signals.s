# Profile linux: how the system enters and leaves a signal handler.

	.text

# On the alternate stack, as if called: rdi signal, rsi information, rdx context. The return address is the restorer.
	.globl hiillos_signal_handler
	.type hiillos_signal_handler, @function
hiillos_signal_handler:
	jmp hiillos_linux_signal
	.size hiillos_signal_handler, .-hiillos_signal_handler

	.globl hiillos_stop_handler
	.type hiillos_stop_handler, @function
hiillos_stop_handler:
	jmp hiillos_linux_stop
	.size hiillos_stop_handler, .-hiillos_stop_handler

# rt_sigreturn
	.globl hiillos_signal_restorer
	.type hiillos_signal_restorer, @function
hiillos_signal_restorer:
	movl $15, %eax
	syscall
	ud2
	.size hiillos_signal_restorer, .-hiillos_signal_restorer
