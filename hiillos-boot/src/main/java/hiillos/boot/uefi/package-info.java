/** The UEFI application: files from the volume that it came from, graphics output, memory map, end of boot services. */
package hiillos.boot.uefi;
