/** What is special to the processor and the PC: descriptor tables, page tables, timers, console devices, ACPI. */
@RawMemory(reason = "devices, tables of the processor and of the firmware")
package hiillos.kernel.arch.amd64;

import hiillos.word.RawMemory;
