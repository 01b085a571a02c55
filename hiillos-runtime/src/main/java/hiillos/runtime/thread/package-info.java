/**
 * What belongs here: threads of profile {@code user} as the kernel has them, without {@link java.lang.Thread}, and locks for
 * them.
 */
@RawMemory(reason = "stacks, areas and futex words are raw memory")
package hiillos.runtime.thread;

import hiillos.word.RawMemory;
