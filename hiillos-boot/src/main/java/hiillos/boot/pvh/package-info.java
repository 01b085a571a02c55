/** The start by a virtual machine monitor, {@code qemu -kernel}: no firmware, no disk, a boot bundle as initrd. */
package hiillos.boot.pvh;
