/** The start by a virtual machine monitor, {@code qemu -kernel}: no firmware, no disk, a boot bundle as initrd. */
@RawMemory(reason = "reads what the hypervisor left in memory")
package hiillos.boot.pvh;

import hiillos.word.RawMemory;
