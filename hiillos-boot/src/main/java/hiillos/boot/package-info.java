/**
 * What every start of the machine has in common: checking and placing what was read, the memory map, the page tables, the
 * boot information and the jump into the kernel.
 *
 * <p>Only static methods over raw memory and arrays of the image; nothing is created while the loader runs. What can go
 * wrong is told by a sentence (a {@code String} of the image) that the method returns; null means that all is well. The
 * classes that touch neither ports nor processor registers run under unit tests on a JVM.
 */
@RawMemory(reason = "runs before there are objects: reads files, fills tables")
package hiillos.boot;

import hiillos.word.RawMemory;
