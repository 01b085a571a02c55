# What ring 3 must not get away with. Each try ends in a fault, which the fault entry answers by going on at rbx, or is
# harmless. int hiillos_hostile_try(): how many faulted.
.macro try code:req
    leaq 77f(%rip), %rbx
    \code
77:
.endm

.text
.globl hiillos_hostile_try
hiillos_hostile_try:
    pushq %rbx
    pushq %rbp
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, saved_stack(%rip)
    movl $0, faults(%rip)
    try "hlt"
    try "cli"
    try "int $0x80"
    try "int $0x20"
    try "int $2"
    try "int $8"
    try "int $18"
    try "int $0xff"
    try "int3"
    try "ud2"
    try "inb $0x60, %al"
    try "outb %al, $0xf4"
    try "wrmsr"
    try "rdmsr"
    try "movq %cr3, %rax"
    try "movq %rax, %cr3"
    try "movq %rax, %dr7"
    try "swapgs"
    try "sysretq"
    try "sysenter"
    try "invlpg (%rsp)"
    try "lgdt (%rsp)"
    try "sgdt -64(%rsp)"
    try "clts"
    try "wbinvd"
    try "xorl %ecx, %ecx; divl %ecx"
    try "movabsq $0xffffffff80200000, %rax; movq (%rax), %rcx"
    try "movabsq $0xffffffff80200000, %rax; jmpq *%rax"
    try "movabsq $0xffff800000000000, %rax; movq %rax, (%rax)"
    try "movabsq $0x8000000000000000, %rax; movq (%rax), %rcx"
    try "movabsq $0x8000000000000000, %rax; jmpq *%rax"
    try "movabsq $0x00007ffffffff000, %rax; jmpq *%rax"
    try "movl $8, %eax; movq (%rax), %rcx"
    try "movb $1, hiillos_hostile_try(%rip)"
    try "leaq faults(%rip), %rax; jmpq *%rax"
    try "xorl %esp, %esp; pushq %rax"
    try "movl $0x13, %eax; movl %eax, %ds"
    try "movl $0x10, %eax; movl %eax, %ss"
    try "movl $0x30, %eax; ltr %ax"
    # Null selectors are harmless.
    xorl %eax, %eax
    movl %eax, %ds
    movl %eax, %es
    movl %eax, %gs
    movl %eax, %fs
    # Direction, alignment check and nested task set over a system call.
    pushq $0x44602
    popfq
    movl $4, %eax
    syscall
    pushq $2
    popfq
    # A system call without a stack.
    xorl %esp, %esp
    movl $4, %eax
    syscall
    movq saved_stack(%rip), %rsp
    movl faults(%rip), %eax
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbp
    popq %rbx
    retq

# The record is at rdi: go on at its rbx (40) on the stack that was saved.
.globl hiillos_hostile_fault_entry
hiillos_hostile_fault_entry:
    incl faults(%rip)
    movq 40(%rdi), %rax
    movq %rax, 136(%rdi)
    movq saved_stack(%rip), %rax
    movq %rax, 160(%rdi)
    movl $22, %eax
    syscall
    ud2

.globl hiillos_hostile_touch
hiillos_hostile_touch:
    pushq %rbx
    movq %rsp, saved_stack(%rip)
    leaq 2f(%rip), %rbx
    xorl %eax, %eax
    addq %rdi, %rsi
1:  movq %rdi, (%rdi)
    incq %rax
    addq $4096, %rdi
    cmpq %rsi, %rdi
    jb 1b
2:  popq %rbx
    retq

.globl hiillos_hostile_spin
hiillos_hostile_spin:
    movq %rdi, %xmm0
    movq %rdi, %xmm15
    movl $0x2000000, %ecx
1:  movq %xmm0, %rax
    cmpq %rax, %rdi
    jne 2f
    movq %xmm15, %rax
    cmpq %rax, %rdi
    jne 2f
    decl %ecx
    jnz 1b
    movl $1, %eax
    retq
2:  movl $2, %eax
    retq

.globl hiillos_hostile_spinner
hiillos_hostile_spinner:
    call hiillos_hostile_spin
    movl %eax, hiillos_hostile_spinner_result(%rip)
    movl $9, %eax
    syscall
    ud2

.bss
.balign 16
saved_stack: .skip 8
faults: .skip 4
.globl hiillos_hostile_spinner_result
hiillos_hostile_spinner_result: .skip 4
.balign 4096
.skip 8192
.globl hiillos_hostile_spinner_stack_top
hiillos_hostile_spinner_stack_top:
.skip 8192
.globl hiillos_hostile_fault_stack_top
hiillos_hostile_fault_stack_top:
