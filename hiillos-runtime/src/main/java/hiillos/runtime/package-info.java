/** Part of the runtime of user programs. */
@RawMemory(reason = "starts the program and copies objects")
package hiillos.runtime;

import hiillos.word.RawMemory;
