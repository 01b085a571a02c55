# Boot sector and mode changes of the BIOS start. The first 440 bytes are also the code of a master boot record.
    .section .mbr, "ax", @progbits
    .code16
    .globl hiillos_bios_start, hiillos_disk_block
hiillos_bios_start:
    cli
    xorw %ax, %ax
    movw %ax, %ds
    movw %ax, %es
    movw %ax, %ss
    movw $0x7c00, %sp
    ljmpw $0, $1f
1:  sti
    cld
    pushw %dx                           # the drive, at 0x7bfe
    movb $0x48, %ah                     # drive parameters
    movw $0x600, %si
    movw $0x1a, (%si)
    int $0x13
    jc 8f
    movzwl 0x618, %ecx                  # bytes of a sector
    shrw $9, %cx
    jz 8f
    cmpw $4, %cx                        # 512 to 2048
    ja 8f
    movl hiillos_disk_block+8, %ebx     # next sector of 512 bytes
    movl hiillos_disk_block+16, %ebp    # bytes to go
    movw $0x7c0, %di                    # next segment
2:  movl %ebx, %eax
    xorl %edx, %edx
    divl %ecx
    pushl $0                            # disk address packet: sector (64 bits),
    pushl %eax
    pushw %di                           # segment, offset,
    pushw $0
    movw $4, %ax
    xorw %dx, %dx
    divw %cx
    pushw %ax                           # number of sectors,
    pushw $16                           # bytes of the packet
    movw %sp, %si
    movb 0x7bfe, %dl
    movb $0x42, %ah
    int $0x13
    jc 8f
    addw $16, %sp
    addl $4, %ebx
    addw $128, %di
    subl $2048, %ebp
    ja 2b
    popw %dx
    movb %dl, hiillos_boot_drive
    movb %cl, hiillos_sector_units
    jmp hiillos_bios_stage2
8:  movw $9f, %si
hiillos_bios_stop:                      # prints the text at si on screen and serial port
    lodsb
    testb %al, %al
    jz 1f
    movw $0x3f8, %dx
    outb %al, %dx
    movb $0xe, %ah
    movw $7, %bx
    int $0x10
    jmp hiillos_bios_stop
1:  hlt
    jmp 1b
9:  .asciz "hiillos boot loader: The disk can not be read.\r\n"
hiillos_disk_block:                     # filled by the image writer (docs/reference/image-layout.md)
    .ascii "HIILDISK"
    .zero 40
    .org 440                            # an error if the code is longer

    .section .boot16, "ax", @progbits
    .code16
hiillos_bios_stage2:
    movw $0x2401, %ax                   # address line 20: by the BIOS, and by the fast gate
    int $0x15
    inb $0x92, %al
    orb $2, %al
    andb $0xfe, %al
    outb %al, $0x92
    movw $9f, %si
    movl $0x80000000, %eax
    cpuid
    cmpl $0x80000001, %eax
    jb hiillos_bios_stop
    movl $0x80000001, %eax
    cpuid
    btl $29, %edx
    jnc hiillos_bios_stop
    cli
    movw $0x1000, %di                   # root and level 3 of the first page tables
    movw $0x800, %cx
    xorl %eax, %eax
    rep stosl
    movb $0x83, %al                     # 0x3000: level 2, 2048 pages of 2 MiB
1:  stosl
    movl $0, (%di)
    addw $4, %di
    addl $0x200000, %eax
    jnc 1b
    movw $0x2003, 0x1000
    movw $0x3003, 0x2000
    movw $0x4003, 0x2008
    movw $0x5003, 0x2010
    movw $0x6003, 0x2018
hiillos_enter_long_mode:                # from real mode, ds = 0; goes on as hiillos_saved_stack says
    lgdtl hiillos_segments_pointer
    movl $0x1000, %eax
    movl %eax, %cr3
    movl %cr4, %eax
    orb $0x20, %al
    movl %eax, %cr4
    movl $0xc0000080, %ecx
    rdmsr
    orw $0x100, %ax
    wrmsr
    movl %cr0, %eax
    orl $0x80000001, %eax
    movl %eax, %cr0
    ljmpw $8, $1f
    .code64
1:  movl $16, %eax
    movl %eax, %ds
    movl %eax, %es
    movl %eax, %ss
    movl hiillos_saved_stack, %esp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbp
    popq %rbx
    retq

    .globl hiillos_bios_interrupt       # void (int number): with and to hiillos_bios_registers
hiillos_bios_interrupt:
    pushq %rbx
    pushq %rbp
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movb %dil, hiillos_interrupt_number
    movl %esp, hiillos_saved_stack
    pushq $24
    pushq $1f
    lretq
    .code16
1:  movw $32, %ax                       # segments of 64 KiB
    movw %ax, %ds
    movw %ax, %es
    movw %ax, %ss
    movl %cr0, %eax
    andl $0x7fffffff, %eax
    movl %eax, %cr0
    andb $0xfe, %al
    movl %eax, %cr0
    ljmpw $0, $1f
1:  xorw %ax, %ax
    movw %ax, %ds
    movw %ax, %ss
    movl $hiillos_bios_registers, %esp
    lidtl hiillos_real_interrupts
    popal
    popw %es
    popw %ds
    movl $0x7c00, %esp
    sti
    .byte 0xcd                          # int
hiillos_interrupt_number:
    .byte 0
    cli
    movl $hiillos_bios_registers+34, %esp
    pushfw
    pushal
    xorw %ax, %ax
    movw %ax, %ds
    jmp hiillos_enter_long_mode
    .code64
hiillos_bios_begin:
    movl $0x60000, %esp
    movl $__bss_start, %edi
    movl $__bss_end, %ecx
    subl %edi, %ecx
    xorl %eax, %eax
    rep stosb
    callq hiillos_bios_main
1:  hlt
    jmp 1b

    .balign 8
hiillos_segments:                       # null; 8 code 64 bit; 16 data; 24 code 16 bit; 32 data 16 bit
    .quad 0, 0x00af9b000000ffff, 0x00cf93000000ffff, 0x00009b000000ffff, 0x000093000000ffff
hiillos_segments_pointer:
    .word 39
    .long hiillos_segments
hiillos_real_interrupts:
    .word 0x3ff
    .long 0
hiillos_first_frame:
    .quad 0, 0, 0, 0, 0, 0, hiillos_bios_begin
hiillos_saved_stack:
    .long hiillos_first_frame
    .globl hiillos_bios_registers, hiillos_boot_drive, hiillos_sector_units
hiillos_bios_registers:                 # edi esi ebp - ebx edx ecx eax, then es in and flags out, ds in
    .zero 36
hiillos_boot_drive:
    .byte 0
hiillos_sector_units:                   # 512-byte units of a sector
    .byte 0
9:  .asciz "hiillos boot loader: This processor is not 64-bit (x86-64).\r\n"
    .section .text
