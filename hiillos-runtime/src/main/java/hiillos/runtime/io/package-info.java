/** Part of the runtime of user programs. */
@RawMemory(reason = "passes buffers to the operating system")
package hiillos.runtime.io;

import hiillos.word.RawMemory;
