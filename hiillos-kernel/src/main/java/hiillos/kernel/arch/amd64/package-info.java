/** What is special to the processor and the PC: descriptor tables, page tables, timers, console devices, ACPI. */
package hiillos.kernel.arch.amd64;
