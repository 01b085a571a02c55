/**
 * The boot protocol: raw memory layouts that the loader fills and the kernel reads, as static accessors over an address.
 *
 * <p>Nothing here knows a firmware or a kernel. The contract in words is docs/reference/contracts.md, "Boot protocol".
 */
@RawMemory(reason = "the structure that loader and kernel share")
package hiillos.boot.protocol;

import hiillos.word.RawMemory;
