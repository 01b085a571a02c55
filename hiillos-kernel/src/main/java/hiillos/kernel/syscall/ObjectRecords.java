package hiillos.kernel.syscall;

import hiillos.abi.kernel.ObjectInformation;
import hiillos.abi.kernel.ObjectType;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.device.Irq;
import hiillos.kernel.device.PortRange;
import hiillos.kernel.ipc.Notify;
import hiillos.kernel.ipc.Receiver;
import hiillos.kernel.ipc.Reply;
import hiillos.kernel.memory.Frame;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.Vmem;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.schedule.Dispatch;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/** Fills the records of {@link ObjectInformation} in the processor's scratch pages. Most without a lock: a moment old. */
@RawMemory(reason = "writes records")
final class ObjectRecords {
    private static final int LONGEST = 256;
    private static final int STARTED = 1;
    private static final int ENDED = 2;

    private ObjectRecords() {}

    /** Fills the record of an object. Returns its length. */
    static int fill(KernelObject object) {
        long record = Processor.current().scratch;
        Memory.fill(record, (byte) 0, LONGEST);
        int bytes = switch (object.type) {
            case ObjectType.JOB -> job(record, (Job) object);
            case ObjectType.PROCESS -> process(record, (ProcessObject) object);
            case ObjectType.THREAD -> thread(record, (ThreadObject) object);
            case ObjectType.FRAME -> frame(record, (Frame) object);
            case ObjectType.VMEM -> vmem(record, (Vmem) object);
            case ObjectType.RECEIVER -> receiver(record, (Receiver) object);
            case ObjectType.REPLY -> reply(record, (Reply) object);
            case ObjectType.NOTIFY -> notification(record, (Notify) object);
            case ObjectType.IRQ -> irq(record, (Irq) object);
            case ObjectType.PORTS -> ports(record, (PortRange) object);
            default -> ObjectInformation.HEADER_BYTES;
        };
        header(record, object, bytes);
        return bytes;
    }

    /** What the records of all types and topics begin with. */
    static void header(long record, KernelObject object, int bytes) {
        Memory.storeInt(record, ObjectInformation.VERSION);
        Memory.storeInt(record + ObjectInformation.RECORD_BYTES, bytes);
        Memory.storeInt(record + ObjectInformation.TYPE, object.type);
        Memory.storeInt(record + ObjectInformation.REFERENCES, object.references());
        Memory.storeLong(record + ObjectInformation.IDENTITY, object.identity());
    }

    private static int job(long record, Job job) {
        Memory.storeLong(record + ObjectInformation.JOB_LIMIT, job.limitBytes());
        Memory.storeLong(record + ObjectInformation.JOB_CHARGED, job.chargedBytes());
        Memory.storeLong(record + ObjectInformation.JOB_MAXIMUM_PRIORITY, job.maximumPriority());
        return ObjectInformation.JOB_BYTES;
    }

    private static int process(long record, ProcessObject process) {
        Memory.storeLong(record + ObjectInformation.PROCESS_HANDLES, process.countHandles());
        Memory.storeLong(record + ObjectInformation.PROCESS_THREADS, process.countThreads());
        Memory.storeLong(record + ObjectInformation.PROCESS_STATE,
                (process.isStarted() ? STARTED : 0) | (process.isEnded() ? ENDED : 0));
        Memory.storeLong(record + ObjectInformation.PROCESS_EXIT_REASON, process.exitReason());
        Memory.storeLong(record + ObjectInformation.PROCESS_FAULTS, process.faults);
        process.copyName(record + ObjectInformation.PROCESS_NAME);
        Dispatch.LOCK.lock();
        long cycles = process.cycles();
        Memory.storeLong(record + ObjectInformation.PROCESS_CALLS, process.calls());
        Dispatch.LOCK.unlock();
        Memory.storeLong(record + ObjectInformation.PROCESS_CPU_NANOS, Clock.durationOf(cycles));
        return ObjectInformation.PROCESS_BYTES;
    }

    private static int thread(long record, ThreadObject thread) {
        Memory.storeLong(record + ObjectInformation.THREAD_STATE, thread.state);
        Memory.storeLong(record + ObjectInformation.THREAD_PRIORITY, thread.priority);
        Memory.storeLong(record + ObjectInformation.THREAD_PROCESSOR, thread.processor == null ? -1 : thread.processor.number);
        Memory.storeLong(record + ObjectInformation.THREAD_SWITCHES, thread.switches);
        Dispatch.LOCK.lock();
        long cycles = thread.cycles();
        Dispatch.LOCK.unlock();
        Memory.storeLong(record + ObjectInformation.THREAD_CPU_NANOS, Clock.durationOf(cycles));
        Memory.storeLong(record + ObjectInformation.THREAD_CALLS, thread.calls());
        return ObjectInformation.THREAD_BYTES;
    }

    private static int frame(long record, Frame frame) {
        Memory.storeLong(record + ObjectInformation.FRAME_SIZE, frame.countBytes());
        Memory.storeLong(record + ObjectInformation.FRAME_PAGES, frame.countPresent());
        return ObjectInformation.FRAME_BYTES;
    }

    private static int receiver(long record, Receiver receiver) {
        Memory.storeLong(record + ObjectInformation.RECEIVER_MESSAGES, receiver.countOneWay());
        Memory.storeLong(record + ObjectInformation.RECEIVER_CAPACITY, receiver.capacity());
        return ObjectInformation.RECEIVER_BYTES;
    }

    private static int reply(long record, Reply reply) {
        Memory.storeLong(record + ObjectInformation.REPLY_AWAITED, reply.isAwaited() ? 1 : 0);
        return ObjectInformation.REPLY_BYTES;
    }

    private static int notification(long record, Notify notify) {
        Memory.storeLong(record + ObjectInformation.NOTIFY_BITS, notify.bits());
        return ObjectInformation.NOTIFY_BYTES;
    }

    private static int vmem(long record, Vmem vmem) {
        Memory.storeLong(record + ObjectInformation.VMEM_MAPPINGS, vmem.countMappings());
        Memory.storeLong(record + ObjectInformation.VMEM_SHOOTDOWNS, vmem.shootdowns());
        return ObjectInformation.VMEM_BYTES;
    }

    private static int irq(long record, Irq irq) {
        Memory.storeLong(record + ObjectInformation.IRQ_LINE, irq.line());
        Memory.storeLong(record + ObjectInformation.IRQ_FIRST_VECTOR, irq.firstVector());
        Memory.storeLong(record + ObjectInformation.IRQ_VECTORS, irq.vectors());
        Memory.storeLong(record + ObjectInformation.IRQ_COUNT, irq.count());
        Memory.storeLong(record + ObjectInformation.IRQ_UNACKNOWLEDGED, irq.isUnacknowledged() ? 1 : 0);
        return ObjectInformation.IRQ_BYTES;
    }

    private static int ports(long record, PortRange ports) {
        Memory.storeLong(record + ObjectInformation.PORTS_FIRST, ports.first);
        Memory.storeLong(record + ObjectInformation.PORTS_COUNT, ports.count);
        return ObjectInformation.PORTS_BYTES;
    }
}
