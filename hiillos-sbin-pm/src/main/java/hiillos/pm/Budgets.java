package hiillos.pm;

import hiillos.abi.Handle;
import hiillos.abi.Job;
import hiillos.abi.ProcessControl;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ObjectInformation;
import hiillos.abi.kernel.SystemCalls;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/** Jobs of processes: limits and what is charged. A limit is reserved from the system's Job when the Job is made. */
@RawMemory(reason = "the kernel fills a record in an array")
final class Budgets {
    /** Of a server whose manifest asks for nothing. */
    static final long SERVER_BYTES = 3L << 20;
    private static final long LEAST_BYTES = 2L << 20;
    private static final long MOST_BYTES = 256L << 20;
    private static final int SHARE = 4;
    private static final int ELEMENTS = 16;

    private final Job system;
    private final byte[] record = new byte[ObjectInformation.PROCESS_BYTES];

    Budgets(Job system) {
        this.system = system;
    }

    /** @param limitBytes 0: a quarter of what is left, within bounds */
    Job create(long limitBytes, int priority) throws StatusException {
        long limit = limitBytes;
        if (limit <= 0) {
            long left = word(system, ObjectInformation.JOB_LIMIT) - Memory.loadLong(Memory.addressOf(record) + ELEMENTS
                    + ObjectInformation.JOB_CHARGED);
            limit = Math.max(LEAST_BYTES, Math.min(MOST_BYTES, left / SHARE));
        }
        return system.child(limit, priority);
    }

    /** Bytes that are charged to a Job; 0 if the kernel does not say. */
    long charged(Job job) {
        try {
            return word(job, ObjectInformation.JOB_CHARGED);
        } catch (StatusException unknown) {
            return 0;
        }
    }

    /** How long a process's threads have run; 0 if the kernel does not say. */
    long processorNanos(ProcessControl process) {
        try {
            return word(process, ObjectInformation.PROCESS_CPU_NANOS);
        } catch (StatusException unknown) {
            return 0;
        }
    }

    /** For the log: what is left of the system's memory. */
    String left() throws StatusException {
        long limit = word(system, ObjectInformation.JOB_LIMIT);
        long charged = word(system, ObjectInformation.JOB_CHARGED);
        return (charged >> 10) + " of " + (limit >> 10) + " KiB are taken or promised";
    }

    /** A word of the kernel's record of an object. */
    long word(Handle handle, int offset) throws StatusException {
        long address = Memory.addressOf(record) + ELEMENTS;
        StatusException.check(SystemCalls.objectInformation(handle.number(), ObjectInformation.COUNTERS, address, record.length));
        return Memory.loadLong(address + offset);
    }
}
