/** A kernel for tests of the boot loader: it holds the loader to docs/reference/contracts.md, "Boot protocol". */
@RawMemory(reason = "touches what the loader promises")
package hiillos.it.promise;

import hiillos.word.RawMemory;
