package hiillos.kernel.ipc;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.KernelOperation;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.ThreadObject;
import hiillos.word.Memory;
import hiillos.word.NoAllocation;
import hiillos.word.RawMemory;

/**
 * What a message consists of, and the way from one thread's registers and buffer to another's. A message arrives whole, or
 * not at all and nothing has changed. Needs the scheduler's lock.
 */
@NoAllocation(reason = "system call path")
@RawMemory(reason = "reads and writes saved registers and buffers")
final class Messages {
    private static final long SENDABLE = 0xffff_ffffL | 0xffL << 32 | 0xffL << 40 | Message.DEADLINE;

    private Messages() {}

    /** The header that a thread's frame holds. */
    static long header(ThreadObject thread) {
        return RegisterFrame.get(thread.frame, FaultRecord.RSI);
    }

    /** Whether a thread may send with this header: OK, BAD_ARGUMENT or NO_BUFFER. */
    static int checkHeader(ThreadObject thread, long header) {
        if (!isSendable(header)) {
            return Status.BAD_ARGUMENT;
        }
        return needsBuffer(header) && thread.buffer == 0 ? Status.NO_BUFFER : Status.OK;
    }

    /** Whether a header means something to the kernel. */
    static boolean isSendable(long header) {
        return (header & ~SENDABLE) == 0 && Message.countHandles(header) <= IpcBuffer.MAXIMUM_HANDLES;
    }

    private static boolean needsBuffer(long header) {
        return Message.countWords(header) > IpcBuffer.REGISTER_WORDS || Message.countHandles(header) != 0;
    }

    /** Until when a thread in a call with this header waits: nanoseconds; {@code Long.MAX_VALUE} for ever, 0 not at all. */
    static long deadline(ThreadObject thread, long header) {
        return deadline(header, RegisterFrame.get(thread.frame, FaultRecord.R8));
    }

    /** As {@link #deadline(ThreadObject, long)}, for an argument that is in no frame. */
    static long deadline(long header, long argument) {
        return (header & Message.DEADLINE) == 0 ? Long.MAX_VALUE : effectiveDeadline(argument);
    }

    /** What a deadline argument means: a negative one is none, one that has passed is 0. */
    static long effectiveDeadline(long nanos) {
        if (nanos < 0 || nanos == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        return nanos <= Clock.nanos() ? 0 : nanos;
    }

    /** Delivers the message in a thread's frame to another thread, with handles and long words. Returns a {@link Status}. */
    static int transfer(ThreadObject source, ThreadObject target, long badge) {
        long header = header(source);
        int status = carry(header, source, target);
        if (status == Status.OK) {
            copyRegisters(source.frame, target.frame, header & ~Message.DEADLINE, badge);
        }
        return status;
    }

    /** Moves the handles and copies the words that are in the buffer. Returns a {@link Status}; on error nothing changed. */
    static int carry(long header, ThreadObject source, ThreadObject target) {
        if (needsBuffer(header)) {
            if (source.buffer == 0 || target.buffer == 0) {
                return Status.NO_BUFFER;
            }
            int countHandles = Message.countHandles(header);
            if (countHandles > 0) {
                int status = HandleTransfer.run(source, target, countHandles);
                if (status != Status.OK) {
                    return status;
                }
            }
            long beyond = Message.countWords(header) - IpcBuffer.REGISTER_WORDS;
            if (beyond > 0) {
                int from = IpcBuffer.word(IpcBuffer.REGISTER_WORDS);
                Memory.copy(target.buffer + from, source.buffer + from, 8 * beyond);
            }
        }
        return Status.OK;
    }

    /** Six words, header and badge, in the registers that the ABI names; result 0. */
    private static void copyRegisters(long source, long target, long header, long badge) {
        begin(target, header, badge);
        Memory.storeLong(target + FaultRecord.RDX, Memory.loadLong(source + FaultRecord.RDX));
        Memory.storeLong(target + FaultRecord.RBX, Memory.loadLong(source + FaultRecord.RBX));
        Memory.storeLong(target + FaultRecord.R12, Memory.loadLong(source + FaultRecord.R12));
        Memory.storeLong(target + FaultRecord.R13, Memory.loadLong(source + FaultRecord.R13));
        Memory.storeLong(target + FaultRecord.R14, Memory.loadLong(source + FaultRecord.R14));
        Memory.storeLong(target + FaultRecord.R15, Memory.loadLong(source + FaultRecord.R15));
    }

    private static void begin(long target, long header, long badge) {
        Memory.storeLong(target + FaultRecord.RAX, 0);
        Memory.storeLong(target + FaultRecord.RDI, badge);
        Memory.storeLong(target + FaultRecord.RSI, header);
        Memory.storeLong(target + FaultRecord.R8, 0);
        Memory.storeLong(target + FaultRecord.R9, 0);
        Memory.storeLong(target + FaultRecord.R10, 0);
    }

    /** Delivers signal bits. */
    static void deliverBits(ThreadObject target, long bits, long badge) {
        long frame = target.frame;
        begin(frame, Message.NOTIFICATION | Message.header(0, 1, 0), badge);
        words(frame, bits, 0, 0, 0, 0, 0);
    }

    /** Delivers six words that no thread's frame holds. */
    static void deliverWords(ThreadObject target, long header, long badge, long word0, long word1, long word2, long word3,
            long word4, long word5) {
        begin(target.frame, header, badge);
        words(target.frame, word0, word1, word2, word3, word4, word5);
    }

    private static void words(long frame, long word0, long word1, long word2, long word3, long word4, long word5) {
        Memory.storeLong(frame + FaultRecord.RDX, word0);
        Memory.storeLong(frame + FaultRecord.RBX, word1);
        Memory.storeLong(frame + FaultRecord.R12, word2);
        Memory.storeLong(frame + FaultRecord.R13, word3);
        Memory.storeLong(frame + FaultRecord.R14, word4);
        Memory.storeLong(frame + FaultRecord.R15, word5);
    }

    /** Delivers what a thread's exception was, out of the frame that will continue the thread unchanged. */
    static void deliverFault(ThreadObject faulted, ThreadObject target, long badge) {
        long frame = faulted.frame;
        deliverWords(target, Message.KERNEL | Message.header(KernelOperation.FAULT, 6, 0), badge, faulted.identity(),
                Memory.loadLong(frame + FaultRecord.VECTOR), Memory.loadLong(frame + FaultRecord.ERROR),
                faulted.faultAddress, Memory.loadLong(frame + FaultRecord.RIP),
                Memory.loadLong(frame + FaultRecord.RSP));
    }
}
