# Ways into and out of the kernel; the Java side is Traps and Processor.
#
# Register frame (FaultRecord has the same offsets), 176 bytes, in the thread's own page:
#   0 r15  8 r14  16 r13  24 r12  32 rbp  40 rbx  48 r11  56 r10  64 r9  72 r8  80 rax  88 rcx  96 rdx  104 rsi  112 rdi
#   120 vector  128 error  136 rip  144 cs  152 rflags  160 rsp  168 ss; behind it 184 the count of system calls
# Processor block at GS base: 8 kernel stack top, 16 frame of the current thread, 24 scratch for the user's rsp,
# 32 the Processor object, and with page-table isolation: 40 the kernel's root (else 0), 48 the user's, 56 place of a frame
# on the stack that both have mapped. See ProcessorArea for where it lies.
# An interrupt from user mode pushes straight into the thread's frame, because TSS.rsp0 is the frame's end.

.section .text.entry, "ax", @progbits
.globl hiillos_kernel_start
hiillos_kernel_start:
    cli
    cld
    leaq hiillos_processor_area+36864(%rip), %rsp
    xorl %ebp, %ebp
    call hiillos_kernel_main
1:  hlt
    jmp 1b

.macro push_registers
    .irp name, rdi, rsi, rdx, rcx, rax, r8, r9, r10, r11, rbx, rbp, r12, r13, r14, r15
    pushq %\name
    .endr
.endm

.macro pop_each names:vararg
    .irp name, \names
    popq %\name
    .endr
.endm

# Registers to and from a frame: its register, then pairs of an offset and a register.
.macro store_all frame, offset, name, rest:vararg
    movq %\name, \offset(%\frame)
    .ifnb \rest
    store_all \frame, \rest
    .endif
.endm
.macro load_all frame, offset, name, rest:vararg
    movq \offset(%\frame), %\name
    .ifnb \rest
    load_all \frame, \rest
    .endif
.endm

.macro pop_registers
    pop_each r15, r14, r13, r12, rbp, rbx, r11, r10, r9, r8, rax, rcx, rdx, rsi, rdi
    addq $16, %rsp
.endm

# Vectors 1, 2, 8 and 18 have stacks of their own (IST) and may interrupt the kernel anywhere, before swapgs too.
.macro vectors trap
.set vector, 0
.rept 256
    .balign 16
    .if (vector == 8) || (vector >= 10 && vector <= 14) || (vector == 17) || (vector == 21) || (vector == 29) || (vector == 30)
    .else
    pushq $0
    .endif
    pushq $vector
    .if (vector == 1) || (vector == 2) || (vector == 8) || (vector == 18)
    jmp trap_on_own_stack
    .else
    jmp \trap
    .endif
    .set vector, vector + 1
.endr
.endm
.balign 16
.globl hiillos_vectors
hiillos_vectors:
    vectors trap
.balign 16
.globl hiillos_isolated_vectors
hiillos_isolated_vectors:
    vectors isolated_trap

# Page-table isolation: the thread's frame is not mapped in the user's tables, so all vectors have a stack of their own.
.balign 16
isolated_trap:
    cld
    push_registers
    testb $3, 144(%rsp)
    jnz own_stack_from_user
    # From idle: go on where the kernel's stack is.
    movq %rsp, %rdi
    movq %rsp, %r12
    movq 160(%rsp), %rsp
    jmp 1f

.balign 16
trap:
    cld
    push_registers
    movq %rsp, %rdi
    testb $3, 144(%rsp)
    jz trap_inside_kernel
    swapgs
    movq %gs:8, %rsp
    xorl %ebp, %ebp
    call hiillos_kernel_trap
    jmp leave_to_user

trap_inside_kernel:
    movq %rsp, %r12
1:  movq %rbp, %r13
    andq $-16, %rsp
    call hiillos_kernel_trap_inside
    testq %rax, %rax
    jnz leave_to_user
    movq %r12, %rsp
    pop_registers
    iretq

.globl hiillos_breakpoint_on_own_stack
hiillos_breakpoint_on_own_stack:
    pushq $0
    pushq $3
trap_on_own_stack:
    cld
    push_registers
    movq %rsp, %r12
    testb $3, 144(%rsp)
    jz 1f
own_stack_from_user:
    # Move the frame to the thread's and go on as every other trap.
    swapgs
    movq %gs:40, %rax
    testq %rax, %rax
    jz 4f
    movq %rax, %cr3
4:  movq %rsp, %rsi
    movq %gs:16, %rdi
    movl $22, %ecx
    rep movsq
    movq %gs:16, %rdi
    movq %gs:8, %rsp
    xorl %ebp, %ebp
    call hiillos_kernel_trap
    jmp leave_to_user
1:  # From the kernel: GS may still be the user's, and so may the page tables.
    movl $0xc0000101, %ecx
    rdmsr
    movl %edx, %ebx
    testl %edx, %edx
    js 2f
    swapgs
2:  movq %cr3, %r14
    movq %gs:40, %rax
    testq %rax, %rax
    jz 5f
    movq %rax, %cr3
5:  movq %r12, %rdi
    andq $-16, %rsp
    call hiillos_kernel_trap_on_own_stack
    movq %r14, %cr3
    testl %ebx, %ebx
    js 3f
    swapgs
3:  movq %r12, %rsp
    pop_registers
    iretq

# rax = frame of the thread to continue. A frame with vector 256 entered by syscall and loses rcx and r11.
.globl hiillos_leave_to_user
hiillos_leave_to_user:
    movq %rdi, %rax
leave_to_user:
    cmpq $0, %gs:40
    jne 2f
    movq %rax, %rsp
.globl hiillos_leave_at_frame
hiillos_leave_at_frame:
    cmpl $256, 120(%rsp)
    je 1f
    pop_each r15, r14, r13, r12, rbp, rbx, r11, r10, r9, r8, rax, rcx, rdx, rsi, rdi
    # In user mode every frame says so: the ways in by system call need not.
    movq $256, (%rsp)
    addq $16, %rsp
    swapgs
    iretq
1:  pop_each r15, r14, r13, r12, rbp, rbx
    load_all rsp, 8, r10, 16, r9, 24, r8, 32, rax, 48, rdx, 56, rsi, 64, rdi, 88, rcx, 104, r11, 112, rsp
    swapgs
    sysretq
2:  # Isolated: by the stack that both page tables have.
    movq %rax, %rsi
    movq %gs:56, %rdi
    movq %rdi, %rsp
    movl $22, %ecx
    rep movsq
    movq %gs:48, %rax
    movq %rax, %cr3
    pop_registers
    swapgs
    iretq

# From user mode by syscall: rsp = frame of the current thread, which has rip, rflags and rsp.
.macro enter_by_system_call isolated=0
    movq %rsp, %gs:24
    .if \isolated
    movq %gs:40, %rsp
    movq %rsp, %cr3
    .endif
    movq %gs:16, %rsp
    incq 184(%rsp)
    movq %rcx, 136(%rsp)
    movq %r11, 152(%rsp)
    movq %gs:24, %rcx
    movq %rcx, 160(%rsp)
.endm

# What Java keeps.
.macro save_kept_registers frame=rsp
    store_all \frame, 0, r15, 8, r14, 16, r13, 24, r12, 32, rbp, 40, rbx
.endm

.macro save_arguments frame=rsp
    store_all \frame, 56, r10, 64, r9, 72, r8, 96, rdx, 104, rsi, 112, rdi
.endm

# Every call goes the long way, by the tracer.
.globl hiillos_isolated_call_entry
hiillos_isolated_call_entry:
    swapgs
    enter_by_system_call isolated=1
    jmp 1f
.globl hiillos_traced_call_entry
hiillos_traced_call_entry:
    swapgs
    enter_by_system_call
1:  save_arguments
    save_kept_registers
    movl $256, 120(%rsp)
    movq %rax, 80(%rsp)
    movq %rsp, %rdi
    movq %gs:8, %rsp
    xorl %ebp, %ebp
    call hiillos_kernel_traced_call
    jmp leave_to_user

# A call that waits for nobody: Java keeps what it keeps, and only the arguments are in the frame. One that may switch to another
# thread has what Java keeps in the frame, because another processor may run this one before the kernel is left; the rest is lost:
# what comes back there is what the frame had before, which was the thread's own.
.macro own_way method, switching=0
    movq %gs:16, %rax
    incq 184(%rax)
    store_all rax, 160, rsp, 136, rcx, 152, r11
    .if \switching
    save_kept_registers rax
    .else
    save_arguments rax
    .endif
    movq %gs:8, %rsp
    call \method
    movq %gs:16, %rcx
    .if \switching
    testq %rax, %rax
    jg switching_call_done
    .else
    cmpq $1, %rax
    jo simple_call_done
    .endif
    leave_with_result
.endm

# No register may come out with the kernel's values.
.macro leave_with_result
    load_all rcx, 112, rdi, 104, rsi, 96, rdx, 56, r10, 64, r9, 72, r8, 152, r11, 160, rsp, 136, rcx
    swapgs
    sysretq
.endm

# Of IPC_CALL and IPC_REPLY_RECV: the way out of the thread, all of it that is not in registers that Java keeps.
.macro save_way_out
    movq %gs:16, %r10
    incq 184(%r10)
    store_all r10, 160, rsp, 136, rcx, 152, r11, 32, rbp
    movq %gs:8, %rsp
.endm

# rax: frame of the thread that runs next. rbx and r12-r15 still hold the sender's words, rsi the header, rdx word 0, rdi the
# badge. Nothing else of the kernel's may stay.
.macro leave_with_message
    load_all rax, 136, rcx, 152, r11, 32, rbp, 160, rsp
    xorl %eax, %eax
    xorl %r8d, %r8d
    xorl %r9d, %r9d
    xorl %r10d, %r10d
    swapgs
    sysretq
.endm

.macro ipc_way method
    save_way_out
    pushq %rsi
    pushq %rdx
    call \method
    movq %rdx, %rdi
    popq %rdx
    popq %rsi
    testq %rax, %rax
    jz ipc_slowly_for_ever
    leave_with_message
.endm

# IPC_CALL or IPC_REPLY_RECV. Java tells the thread that runs next: its frame in rax, its badge in rdx. r10 is no argument.
# Messages of at most six words without flags go by the first way, those with at most four handles besides by the second.
.macro fast_ipc way, with_handles, direct
    movq %rsi, %r10
    shrq $32, %r10
    cmpq $6, %r10
    ja with_handles_\@
    ipc_way \way
with_handles_\@:
    cmpq $0x4ff, %r10
    ja direct_\@
    cmpb $6, %r10b
    ja direct_\@
    ipc_way \with_handles
direct_\@:
    save_way_out
    pushq %r8
    pushq %r8
    pushq %rsi
    pushq %rdx
    movq %r8, %rdx
    call \direct
    movq %rdx, %rdi
    popq %rdx
    popq %rsi
    popq %r8
    popq %r8
    testq %rax, %rax
    jz ipc_slowly
    btrq $48, %rsi
    leave_with_message
.endm

.balign 64
.globl hiillos_system_call_entry
hiillos_system_call_entry:
    swapgs
# Generated by SystemCallSources.
    cmpq $80, %rax
    jae any_call
    jmpq *call_ways(,%rax,8)
.section .rodata.entry, "a", @progbits
.balign 64
call_ways:
    .quad ipc_call, ipc_reply_recv, any_call, any_call, call_4, any_call, call_6, call_7
    .quad call_8, any_call, any_call, any_call, any_call, any_call, any_call, any_call
    .quad any_call, any_call, call_18, any_call, any_call, any_call, any_call, any_call
    .quad call_24, any_call, any_call, any_call, any_call, any_call, call_30, any_call
    .quad any_call, any_call, any_call, any_call, any_call, call_37, call_38, any_call
    .quad any_call, any_call, any_call, any_call, any_call, any_call, any_call, any_call
    .quad any_call, any_call, any_call, any_call, any_call, any_call, any_call, any_call
    .quad any_call, any_call, any_call, any_call, any_call, any_call, any_call, any_call
    .quad any_call, any_call, any_call, any_call, any_call, any_call, call_70, any_call
    .quad any_call, any_call, any_call, any_call, any_call, any_call, call_78, call_79
.section .text.entry, "ax", @progbits
call_4:  own_way hiillos_simple_null
call_6:  own_way hiillos_simple_handle_close
call_7:  own_way hiillos_simple_handle_duplicate
call_8:  own_way hiillos_simple_handle_type
call_18:  own_way hiillos_switching_thread_yield, switching=1
call_24:  own_way hiillos_simple_frame_size
call_30:  own_way hiillos_simple_clock_read
call_37:  own_way hiillos_switching_notify_signal, switching=1
call_38:  own_way hiillos_switching_notify_wait, switching=1
call_70:  own_way hiillos_simple_irq_acknowledge
call_78:  own_way hiillos_simple_handle_restrict
call_79:  own_way hiillos_simple_handle_identify
# End of what is generated.

ipc_call:
    fast_ipc hiillos_kernel_ipc_call, hiillos_kernel_ipc_call_with_handles, hiillos_kernel_direct_call
ipc_reply_recv:
    fast_ipc hiillos_kernel_ipc_reply_recv, hiillos_kernel_ipc_reply_recv_with_handles, hiillos_kernel_direct_reply_recv
ipc_slowly_for_ever:
    # A header without flags has no deadline, so r8 was not kept.
    xorl %r8d, %r8d
ipc_slowly:
    # rdi: number and handle. What the kernel left in the others would come out where the call fails.
    xorl %r9d, %r9d
    xorl %r10d, %r10d
    movq %gs:16, %rsp
    movq %rdi, %rax
    shrq $32, %rax
    movl %edi, %edi
    jmp 1f
any_call:
    enter_by_system_call
1:  save_arguments
    save_kept_registers
    movq %rax, 80(%rsp)
    movq %rsp, %rdi
    movq %gs:8, %rsp
    xorl %ebp, %ebp
    call hiillos_kernel_system_call
    jmp leave_to_user

# Done, the result in the frame, and something is to be decided.
simple_call_done:
    movq %rcx, %rsp
    save_kept_registers
    jmp 1f
# 1: another thread has the processor. 2: something is to be decided; the frame may be in use elsewhere by now.
switching_call_done:
    movq %rcx, %rsp
    testb $1, %al
    jnz hiillos_leave_at_frame
1:  movq %gs:8, %rsp
    xorl %ebp, %ebp
    call hiillos_kernel_leave
    jmp leave_to_user

# Does what is left to do and waits for an interrupt on an empty kernel stack; either leaves to a thread or comes back here.
.globl hiillos_idle
hiillos_idle:
    movq %gs:8, %rsp
    xorl %ebp, %ebp
1:  call hiillos_kernel_idle
    testl %eax, %eax
    jnz 2f
    # Nothing between the two: STI lets no interrupt in before the next instruction, so none goes by unnoticed before HLT.
    sti
    hlt
    cli
    jmp 1b
2:  sti
    nop
    cli
    jmp 1b

# void (descriptor of GDT, TSS selector): loads all segment registers anew.
.globl hiillos_load_segments
hiillos_load_segments:
    lgdt (%rdi)
    movl $0x10, %eax
    movl %eax, %ss
    xorl %eax, %eax
    movl %eax, %ds
    movl %eax, %es
    movl %eax, %fs
    movl %eax, %gs
    ltr %si
    popq %rdi
    pushq $0x08
    pushq %rdi
    lretq

.globl hiillos_entry_end
hiillos_entry_end:

# Start of another processor: ProcessorStart copies this to the start page and fills the fields. Real mode to long mode.
.balign 8
.code16
.globl hiillos_start_code
hiillos_start_code:
    jmp 1f
    .balign 8
    .long 0, 0, 0, 0                        # 8 page table root, 12 control register 4, 16 EFER, 20 control register 0
    .long start_long - hiillos_start_code, 8   # 24 where and in which segment long mode begins: plus the page's address
    .word 15, 40, 0, 0                      # 32 descriptor of the segments: plus the page's address
    .quad 0, 0x00af9b000000ffff             # 40 the segments
    .quad 0, 0                              # 56 stack, 64 Processor
1:  cli
    movw %cs, %ax
    movw %ax, %ds
    movl 12, %eax
    movl %eax, %cr4
    movl 8, %eax
    movl %eax, %cr3
    movl $0xc0000080, %ecx
    movl 16, %eax
    xorl %edx, %edx
    wrmsr
    movl 20, %eax
    movl %eax, %cr0
    lgdtl 32
    ljmpl *24
.code64
start_long:
    movq hiillos_start_code + 56(%rip), %rsp
    movq hiillos_start_code + 64(%rip), %rdi
    xorl %ebp, %ebp
    movq $hiillos_kernel_processor_main, %rax
    # As if called from nowhere: a return, because this code is not where it was linked.
    pushq %rbp
    pushq %rax
    retq
.globl hiillos_start_code_end
hiillos_start_code_end:

.globl memmove
memmove:
    movq %rdi, %rax
    subq %rsi, %rax
    cmpq %rdx, %rax
    movq %rdi, %rax
    jb 1f
    jmp memcpy
1:  leaq -1(%rdi,%rdx), %rdi
    leaq -1(%rsi,%rdx), %rsi
    movq %rdx, %rcx
    std
    rep movsb
    cld
    retq
.globl memcpy
memcpy:
    movq %rdi, %rax
    movq %rdx, %rcx
    shrq $3, %rcx
    rep movsq
    movl %edx, %ecx
    andl $7, %ecx
    rep movsb
    retq
.globl memset
memset:
    movq %rdi, %r8
    movzbl %sil, %eax
    movabsq $0x0101010101010101, %rcx
    imulq %rcx, %rax
    movq %rdx, %rcx
    shrq $3, %rcx
    rep stosq
    movl %edx, %ecx
    andl $7, %ecx
    rep stosb
    movq %r8, %rax
    retq
.globl memcmp
memcmp:
    xorl %eax, %eax
    movq %rdx, %rcx
    testq %rcx, %rcx
    repe cmpsb
    je 1f
    movzbl -1(%rdi), %eax
    movzbl -1(%rsi), %ecx
    subl %ecx, %eax
1:  retq

.section .bss.processor, "aw", @nobits
.balign 4096
# What the processor that boots has of its own; the others' areas are allocated. ProcessorArea says what lies where.
.globl hiillos_processor_area
hiillos_processor_area:
.skip 22 * 4096
.balign 4096
.globl hiillos_idt
hiillos_idt:
.skip 4096

.text
# int (leaf, subleaf, which register of eax, ebx, ecx, edx)
.globl hiillos_cpuid
hiillos_cpuid:
    pushq %rbx
    movl %edx, %r8d
    movl %edi, %eax
    movl %esi, %ecx
    cpuid
    cmpl $1, %r8d
    cmovel %ebx, %eax
    cmpl $2, %r8d
    cmovel %ecx, %eax
    cmpl $3, %r8d
    cmovel %edx, %eax
    popq %rbx
    retq
