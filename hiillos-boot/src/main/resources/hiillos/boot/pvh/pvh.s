# Entry of "qemu -kernel": 32-bit protected mode, paging off, ebx = hvm_start_info (Xen's PVH boot ABI).
    .section .note.pvh, "a", @note
    .balign 4
    .long 4, 4, 18
    .asciz "Xen"
    .long hiillos_pvh_start
    .section .text
    .code32
    .globl hiillos_pvh_start
hiillos_pvh_start:
    cli
    cld
    movl $hiillos_pvh_stack_top, %esp
    pushl $0
    pushl %ebx
    movl $0x80000000, %eax
    cpuid
    cmpl $0x80000001, %eax
    jb 7f
    movl $0x80000001, %eax
    cpuid
    btl $29, %edx
    jnc 7f
    movl $hiillos_pvh_directories, %edi # level 2: 2048 pages of 2 MiB; its four tables follow one another
    movl $0x83, %eax
1:  stosl
    movl $0, (%edi)
    addl $4, %edi
    addl $0x200000, %eax
    jnc 1b
    movl $hiillos_pvh_pointers+3, hiillos_pvh_root
    movl $hiillos_pvh_directories+3, hiillos_pvh_pointers
    movl $hiillos_pvh_directories+0x1003, hiillos_pvh_pointers+8
    movl $hiillos_pvh_directories+0x2003, hiillos_pvh_pointers+16
    movl $hiillos_pvh_directories+0x3003, hiillos_pvh_pointers+24
    movl $hiillos_pvh_root, %eax
    movl %eax, %cr3
    movl %cr4, %eax
    orl $0x20, %eax
    movl %eax, %cr4
    movl $0xc0000080, %ecx
    rdmsr
    orl $0x100, %eax
    wrmsr
    movl %cr0, %eax
    orl $0x80000001, %eax
    movl %eax, %cr0
    lgdtl hiillos_pvh_segments_pointer
    ljmpl $8, $2f
7:  movl $9f, %esi
    movl $0x3f8, %edx
8:  lodsb
    testb %al, %al
1:  jz 1b
    outb %al, %dx
    jmp 8b
9:  .asciz "hiillos boot loader: This processor is not 64-bit (x86-64).\r\n"
    .code64
2:  movl $16, %eax
    movl %eax, %ds
    movl %eax, %es
    movl %eax, %ss
    popq %rdi
    callq hiillos_pvh_main
3:  hlt
    jmp 3b
    .balign 8
hiillos_pvh_segments:
    .quad 0, 0x00af9b000000ffff, 0x00cf93000000ffff
hiillos_pvh_segments_pointer:
    .word 23
    .long hiillos_pvh_segments
    .section .bss
    .balign 4096
hiillos_pvh_root:
    .zero 4096
hiillos_pvh_pointers:
    .zero 4096
hiillos_pvh_directories:
    .zero 16384
    .zero 65536
hiillos_pvh_stack_top:
    .section .text
