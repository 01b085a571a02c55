/** Part of the runtime of user programs. */
@RawMemory(reason = "walks stacks")
package hiillos.runtime.trace;

import hiillos.word.RawMemory;
