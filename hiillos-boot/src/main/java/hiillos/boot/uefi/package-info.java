/** The UEFI application: files from the volume that it came from, graphics output, memory map, end of boot services. */
@RawMemory(reason = "calls the firmware through tables in memory")
package hiillos.boot.uefi;

import hiillos.word.RawMemory;
