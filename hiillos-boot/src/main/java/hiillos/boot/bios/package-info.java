/** The start by a PC BIOS, from a CD or a disk: boot sector, interrupt calls from 64-bit code, memory map, video mode. */
@RawMemory(reason = "calls the BIOS through low memory")
package hiillos.boot.bios;

import hiillos.word.RawMemory;
