# Where every processor exception goes while the loader owns the machine; the interrupt table and its pointer are filled by Java.
    .section .text
    .code64
    .globl hiillos_fault, hiillos_fault_table
hiillos_fault:
    andq $-16, %rsp
    callq hiillos_fault_main
    .section .bss
    .balign 16
hiillos_fault_table:                    # 32 gates, then limit (16 bits) and base (64 bits)
    .zero 528
    .section .text
