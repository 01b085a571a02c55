/**
 * The system-call fuzzer: processes that make random calls out of {@link hiillos.abi.kernel.SystemCall}'s grammar, one that
 * computes beside them, and the test that watches both.
 */
@RawMemory(reason = "it passes addresses to the kernel and shares pages between processes")
package hiillos.testprogram.fuzz;

import hiillos.word.RawMemory;
