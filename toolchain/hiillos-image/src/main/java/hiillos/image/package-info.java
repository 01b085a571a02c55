/**
 * Writers for bootable media: ISO 9660 with El Torito, GPT, FAT, the boot
 * configuration and the boot bundle.
 *
 * <p>Everything here is a function of its inputs: the same contents and the
 * same time stamp give the same bytes, on any host, for any user. Layouts
 * are described in docs/reference/image-layout.md.
 */
package hiillos.image;
