package hiillos.kernel.syscall;

import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.fault.Faults;
import hiillos.kernel.schedule.Scheduler;
import hiillos.word.EntryPoint;

/** From a number to the kernel's method, generated from {@link hiillos.abi.kernel.SystemCall}. */
final class GeneratedDispatch {
    private GeneratedDispatch() {}

    /** Runs a call with the registers rdi, rsi, rdx, r10, r8, r9. */
    static long call(ThreadObject thread, long number, long a, long b, long c, long d, long e, long f) {
        if (number < 0 || number >= SystemCallNumber.COUNT) {
            return -Status.BAD_SYSTEM_CALL;
        }
        return switch ((int) number) {
            case SystemCallNumber.IPC_CALL -> IpcCalls.call(thread, (int) a);
            case SystemCallNumber.IPC_REPLY_RECV -> IpcCalls.replyReceive(thread, (int) a);
            case SystemCallNumber.IPC_RECV -> IpcCalls.receive(thread, (int) a);
            case SystemCallNumber.IPC_REPLY -> IpcCalls.reply(thread);
            case SystemCallNumber.NULL -> MiscellaneousCalls.nothing(thread);
            case SystemCallNumber.LOG_WRITE -> MiscellaneousCalls.logWrite(thread, (int) a, b, c);
            case SystemCallNumber.HANDLE_CLOSE -> HandleCalls.close(thread, (int) a);
            case SystemCallNumber.HANDLE_DUPLICATE -> HandleCalls.duplicate(thread, (int) a, (int) b);
            case SystemCallNumber.HANDLE_TYPE -> HandleCalls.type(thread, (int) a);
            case SystemCallNumber.THREAD_EXIT -> ThreadCalls.exit(thread);
            case SystemCallNumber.PROCESS_EXIT -> ProcessCalls.exit(thread, (int) a);
            case SystemCallNumber.PROCESS_CREATE -> ProcessCalls.create(thread, (int) a, b, c);
            case SystemCallNumber.PROCESS_VMEM -> ProcessCalls.vmem(thread, (int) a);
            case SystemCallNumber.PROCESS_GRANT -> ProcessCalls.grant(thread, (int) a, (int) b, (int) c);
            case SystemCallNumber.PROCESS_WAIT -> ProcessCalls.await(thread, (int) a, b);
            case SystemCallNumber.PROCESS_KILL -> ProcessCalls.kill(thread, (int) a);
            case SystemCallNumber.THREAD_CREATE -> ThreadCalls.create(thread, (int) a, b, c, d, e);
            case SystemCallNumber.THREAD_START -> ThreadCalls.start(thread, (int) a);
            case SystemCallNumber.THREAD_YIELD -> ThreadCalls.yieldNow(thread);
            case SystemCallNumber.THREAD_SLEEP -> ThreadCalls.sleep(thread, a);
            case SystemCallNumber.THREAD_SET_POINTER -> ThreadCalls.setPointer(thread, a);
            case SystemCallNumber.THREAD_SET_FAULT_ENTRY -> Faults.setEntry(thread, a, b);
            case SystemCallNumber.FAULT_RESUME -> Faults.resume(thread, a);
            case SystemCallNumber.FRAME_CREATE -> MemoryCalls.frameCreate(thread, (int) a, b, c);
            case SystemCallNumber.FRAME_SIZE -> MemoryCalls.frameSize(thread, (int) a);
            case SystemCallNumber.VMEM_MAP -> MemoryCalls.map(thread, (int) a, (int) b, c, d, e, f);
            case SystemCallNumber.VMEM_UNMAP -> MemoryCalls.unmap(thread, (int) a, b, c);
            case SystemCallNumber.VMEM_PROTECT -> MemoryCalls.protect(thread, (int) a, b, c, d);
            case SystemCallNumber.RECEIVER_CREATE -> HandleCalls.receiverCreate(thread, (int) a, b);
            case SystemCallNumber.SENDER_CREATE -> HandleCalls.senderCreate(thread, (int) a, b, c);
            case SystemCallNumber.CLOCK_READ -> MiscellaneousCalls.clockRead(thread);
            case SystemCallNumber.POWER_OFF -> MiscellaneousCalls.powerOff(thread, (int) a, b, (int) c);
            case SystemCallNumber.IPC_SEND -> IpcCalls.send(thread, (int) a);
            case SystemCallNumber.IPC_REPLY_TO -> IpcCalls.replyTo(thread, (int) a);
            case SystemCallNumber.REPLY_TAKE -> IpcCalls.takeReply(thread);
            case SystemCallNumber.THREAD_SET_BUFFER -> IpcCalls.setBuffer(thread, a);
            case SystemCallNumber.NOTIFY_CREATE -> NotifyCalls.create(thread, (int) a);
            case SystemCallNumber.NOTIFY_SIGNAL -> NotifyCalls.signal(thread, (int) a, b);
            case SystemCallNumber.NOTIFY_WAIT -> NotifyCalls.await(thread, (int) a, b, c);
            case SystemCallNumber.NOTIFY_BIND -> NotifyCalls.bind(thread, (int) a, (int) b, c);
            case SystemCallNumber.FUTEX_WAIT -> FutexCalls.await(thread, a, b, c, d);
            case SystemCallNumber.FUTEX_WAKE -> FutexCalls.wake(thread, a, b, c);
            case SystemCallNumber.FUTEX_REQUEUE -> FutexCalls.requeue(thread, a, b, c, d, e, f);
            case SystemCallNumber.THREAD_SUSPEND -> ThreadControlCalls.suspend(thread, (int) a);
            case SystemCallNumber.THREAD_RESUME -> ThreadControlCalls.resume(thread, (int) a);
            case SystemCallNumber.PROCESS_SUSPEND -> ProcessControlCalls.suspend(thread, (int) a);
            case SystemCallNumber.PROCESS_RESUME -> ProcessControlCalls.resume(thread, (int) a);
            case SystemCallNumber.THREAD_READ_REGISTERS -> ThreadControlCalls.readRegisters(thread, (int) a, b, c);
            case SystemCallNumber.THREAD_WRITE_REGISTERS -> ThreadControlCalls.writeRegisters(thread, (int) a, b, c);
            case SystemCallNumber.THREAD_CANCEL -> ThreadControlCalls.cancel(thread, (int) a);
            case SystemCallNumber.THREAD_KILL -> ThreadControlCalls.kill(thread, (int) a);
            case SystemCallNumber.THREAD_WAIT -> ThreadControlCalls.await(thread, (int) a, b);
            case SystemCallNumber.THREAD_SET_PRIORITY -> ThreadControlCalls.setPriority(thread, (int) a, b);
            case SystemCallNumber.THREAD_SET_AFFINITY -> ThreadControlCalls.setAffinity(thread, (int) a, b);
            case SystemCallNumber.PROCESS_THREADS -> ProcessControlCalls.threads(thread, (int) a, b, c);
            case SystemCallNumber.PROCESS_SET_SUPERVISOR -> ProcessControlCalls.setSupervisor(thread, (int) a, (int) b);
            case SystemCallNumber.FRAME_RESIZE -> FrameCalls.resize(thread, (int) a, b);
            case SystemCallNumber.FRAME_CLONE -> FrameCalls.cloneFrame(thread, (int) a, (int) b, c, d);
            case SystemCallNumber.FRAME_PHYSICAL -> FrameCalls.physical(thread, (int) a, b, c);
            case SystemCallNumber.FRAME_ADDRESS -> FrameCalls.address(thread, (int) a, b);
            case SystemCallNumber.FRAME_READ -> FrameCalls.read(thread, (int) a, b, c, d);
            case SystemCallNumber.FRAME_WRITE -> FrameCalls.write(thread, (int) a, b, c, d);
            case SystemCallNumber.FRAME_DISCARD -> FrameCalls.discard(thread, (int) a, b, c);
            case SystemCallNumber.FRAME_PAGER -> FrameCalls.pager(thread, (int) a, b, (int) c);
            case SystemCallNumber.FRAME_SUPPLY -> FrameCalls.supply(thread, (int) a, b, (int) c, d, e);
            case SystemCallNumber.FRAME_FAIL -> FrameCalls.fail(thread, (int) a, b, c);
            case SystemCallNumber.VMEM_QUERY -> MemoryCalls.query(thread, (int) a, b, c);
            case SystemCallNumber.IRQ_CREATE -> InterruptCalls.create(thread, (int) a, b, c);
            case SystemCallNumber.IRQ_CREATE_MESSAGE -> InterruptCalls.createMessage(thread, (int) a, b);
            case SystemCallNumber.IRQ_BIND -> InterruptCalls.bind(thread, (int) a, (int) b, c);
            case SystemCallNumber.IRQ_ACKNOWLEDGE -> InterruptCalls.acknowledge(thread, (int) a);
            case SystemCallNumber.PORTS_CREATE -> PortCalls.create(thread, (int) a, b, c);
            case SystemCallNumber.PORTS_ALLOW -> PortCalls.allow(thread, (int) a, (int) b);
            case SystemCallNumber.JOB_CREATE -> JobCalls.create(thread, (int) a, b, c);
            case SystemCallNumber.JOB_KILL -> JobCalls.kill(thread, (int) a);
            case SystemCallNumber.OBJECT_INFORMATION -> InformationCalls.object(thread, (int) a, b, c, d);
            case SystemCallNumber.SYSTEM_INFORMATION -> InformationCalls.system(thread, (int) a, b, c, d);
            case SystemCallNumber.LOG_READ -> InformationCalls.readLog(thread, (int) a, b, c, d);
            case SystemCallNumber.HANDLE_RESTRICT -> HandleCalls.restrict(thread, (int) a, (int) b);
            case SystemCallNumber.HANDLE_IDENTIFY -> HandleCalls.identify(thread, (int) a);
            default -> -Status.BAD_SYSTEM_CALL;
        };
    }

    @EntryPoint("hiillos_simple_null")
    static long nothing() {
        return Dispatcher.finishSimple(MiscellaneousCalls.nothing(null));
    }

    @EntryPoint("hiillos_simple_handle_close")
    static long handleClose(long a) {
        return Dispatcher.finishSimple(HandleCalls.close(Scheduler.current(), (int) a));
    }

    @EntryPoint("hiillos_simple_handle_duplicate")
    static long handleDuplicate(long a, long b) {
        return Dispatcher.finishSimple(HandleCalls.duplicate(Scheduler.current(), (int) a, (int) b));
    }

    @EntryPoint("hiillos_simple_handle_type")
    static long handleType(long a) {
        return Dispatcher.finishSimple(HandleCalls.type(Scheduler.current(), (int) a));
    }

    @EntryPoint("hiillos_simple_frame_size")
    static long frameSize(long a) {
        return Dispatcher.finishSimple(MemoryCalls.frameSize(Scheduler.current(), (int) a));
    }

    @EntryPoint("hiillos_simple_clock_read")
    static long clockRead() {
        return Dispatcher.finishSimple(MiscellaneousCalls.clockRead(null));
    }

    @EntryPoint("hiillos_simple_irq_acknowledge")
    static long irqAcknowledge(long a) {
        return Dispatcher.finishSimple(InterruptCalls.acknowledge(Scheduler.current(), (int) a));
    }

    @EntryPoint("hiillos_simple_handle_restrict")
    static long handleRestrict(long a, long b) {
        return Dispatcher.finishSimple(HandleCalls.restrict(Scheduler.current(), (int) a, (int) b));
    }

    @EntryPoint("hiillos_simple_handle_identify")
    static long handleIdentify(long a) {
        return Dispatcher.finishSimple(HandleCalls.identify(Scheduler.current(), (int) a));
    }
}
