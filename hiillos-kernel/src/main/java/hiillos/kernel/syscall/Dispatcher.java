package hiillos.kernel.syscall;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.kernel.Log;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.Machine;
import hiillos.kernel.arch.amd64.Power;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.fault.Faults;
import hiillos.kernel.ipc.FastIpc;
import hiillos.kernel.ipc.Ipc;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.schedule.Scheduler;
import hiillos.word.EntryPoint;

/** The way from a system call's number to its method. */
public final class Dispatcher {
    /** A method's answer when the frame already holds the result, or will when the thread is woken. */
    static final long NO_RESULT = Long.MIN_VALUE;

    private static final int EXIT_LAST_PROCESS_FAILED = 3;

    private static long lastReason;

    private Dispatcher() {}

    /** {@link FastIpc#call} for the entry stub. */
    @EntryPoint("hiillos_kernel_ipc_call")
    static long enterCall(long handle) {
        return FastIpc.call(handle);
    }

    /** {@link FastIpc#replyReceive} for the entry stub. */
    @EntryPoint("hiillos_kernel_ipc_reply_recv")
    static long enterReplyReceive(long handle) {
        return FastIpc.replyReceive(handle);
    }

    /** All registers are in the current thread's frame. Returns the frame to leave the kernel with. */
    @EntryPoint("hiillos_kernel_system_call")
    static long enter(long frame) {
        ThreadObject thread = Scheduler.current();
        long result = dispatch(thread, frame);
        if (result != NO_RESULT) {
            RegisterFrame.setResult(thread.frame, result);
        }
        return leave();
    }

    /** Leaves the kernel to a thread, or to idle when there is none. */
    public static long leave() {
        long next = Scheduler.leave();
        if (next == 0) {
            if (Slab.THREAD.used() == 0) {
                endMachine();
            }
            Machine.idle();
        }
        return next;
    }

    /** Nobody is left who could ever run. */
    private static void endMachine() {
        Log.text("hiillos: the last process ended, ");
        Log.text(ExitReason.kind(lastReason) == ExitReason.EXITED ? "exit code " : "by a fault or a kill ");
        Log.number(ExitReason.detail(lastReason));
        Log.line();
        boolean good = ExitReason.kind(lastReason) == ExitReason.EXITED && ExitReason.detail(lastReason) == 0;
        Power.off(good ? 0 : EXIT_LAST_PROCESS_FAILED);
    }

    /** Notes why a process ended. */
    public static void noteEnd(long reason) {
        lastReason = reason;
    }

    /** Runs the call whose number and arguments are in the frame. */
    static long dispatch(ThreadObject thread, long frame) {
        long number = RegisterFrame.get(frame, FaultRecord.RAX);
        if (number < 0 || number >= SystemCallNumber.COUNT) {
            return -Status.BAD_SYSTEM_CALL;
        }
        long a = RegisterFrame.get(frame, FaultRecord.RDI);
        long b = RegisterFrame.get(frame, FaultRecord.RSI);
        long c = RegisterFrame.get(frame, FaultRecord.RDX);
        long d = RegisterFrame.get(frame, FaultRecord.R10);
        long e = RegisterFrame.get(frame, FaultRecord.R8);
        long f = RegisterFrame.get(frame, FaultRecord.R9);
        return switch ((int) number) {
            case SystemCallNumber.IPC_CALL -> message(Ipc.call(thread, (int) a));
            case SystemCallNumber.IPC_REPLY_RECV -> message(Ipc.replyReceive(thread, (int) a));
            case SystemCallNumber.IPC_RECV -> message(Ipc.receive(thread, (int) a));
            case SystemCallNumber.IPC_REPLY -> message(Ipc.reply(thread));
            case SystemCallNumber.NULL -> 0;
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
            case SystemCallNumber.FRAME_CREATE -> MemoryCalls.frameCreate(thread, (int) a, b);
            case SystemCallNumber.FRAME_SIZE -> MemoryCalls.frameSize(thread, (int) a);
            case SystemCallNumber.VMEM_MAP -> MemoryCalls.map(thread, (int) a, (int) b, c, d, e, f);
            case SystemCallNumber.VMEM_UNMAP -> MemoryCalls.unmap(thread, (int) a, b, c);
            case SystemCallNumber.VMEM_PROTECT -> MemoryCalls.protect(thread, (int) a, b, c, d);
            case SystemCallNumber.RECEIVER_CREATE -> HandleCalls.receiverCreate(thread, (int) a);
            case SystemCallNumber.SENDER_CREATE -> HandleCalls.senderCreate(thread, (int) a, b);
            case SystemCallNumber.CLOCK_READ -> Clock.nanos();
            case SystemCallNumber.POWER_OFF -> MiscellaneousCalls.powerOff(thread, (int) a, b, (int) c);
            default -> -Status.BAD_SYSTEM_CALL;
        };
    }

    private static long message(int status) {
        return status == Status.OK ? NO_RESULT : -status;
    }
}
