package hiillos.kernel.ipc;

import hiillos.word.ValueRecord;

/**
 * How the fast path ends, for the entry stub: in rax and rdx.
 *
 * @param frame of the thread that runs now; 0: nothing was done, take the slow path
 * @param detail the badge that the thread receives; for the slow path, the call's number above the handle's 32 bits
 */
@ValueRecord
public record Handover(long frame, long detail) {}
