/** Part of the runtime of user programs. */
@RawMemory(reason = "makes the objects")
package hiillos.runtime.heap;

import hiillos.word.RawMemory;
