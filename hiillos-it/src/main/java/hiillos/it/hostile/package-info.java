/** A first process that means harm: what ring 3 can do to a kernel. It stands in the place of root. */
@RawMemory(reason = "it passes addresses to the kernel and builds garbage in its own memory")
package hiillos.it.hostile;

import hiillos.word.RawMemory;
