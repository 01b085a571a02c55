/**
 * The FAT32 file system, after Microsoft's "FAT: General Overview of On-Disk Format", version 1.03. Read-only; whatever
 * the medium holds, the methods return or throw {@code CORRUPT}, and always end.
 */
package hiillos.fat32;
