/** Part of the runtime of user programs. */
@RawMemory(reason = "reads unwind tables and stacks")
package hiillos.runtime.unwind;

import hiillos.word.RawMemory;
