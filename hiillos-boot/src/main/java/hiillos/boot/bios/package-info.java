/** The start by a PC BIOS, from a CD or a disk: boot sector, interrupt calls from 64-bit code, memory map, video mode. */
package hiillos.boot.bios;
