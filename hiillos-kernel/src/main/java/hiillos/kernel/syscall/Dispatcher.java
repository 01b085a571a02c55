package hiillos.kernel.syscall;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.FaultRecord;
import hiillos.kernel.Log;
import hiillos.kernel.arch.amd64.Machine;
import hiillos.kernel.arch.amd64.Power;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.ipc.DirectIpc;
import hiillos.kernel.ipc.FastIpc;
import hiillos.kernel.ipc.Handover;
import hiillos.kernel.memory.Balance;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Restart;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.LockRank;
import hiillos.kernel.processor.SpinLock;
import hiillos.kernel.schedule.Scheduler;
import hiillos.word.AlwaysInline;
import hiillos.word.EntryPoint;
import hiillos.word.NoFramePointer;

/** The way from a system call's number to its method. */
public final class Dispatcher {
    /** A method's answer when the frame already holds the result, or will when the thread is woken. */
    public static final long NO_RESULT = Long.MIN_VALUE;

    private static final int EXIT_LAST_PROCESS_FAILED = 3;
    private static final int EXIT_LEFT_BEHIND = 4;

    private static final SpinLock ENDING = new SpinLock(LockRank.JOB);

    private static boolean started;
    private static long lastReason;

    private Dispatcher() {}

    /** {@link FastIpc#call} for the entry stub. */
    @EntryPoint("hiillos_kernel_ipc_call")
    @NoFramePointer(reason = "fast path; the entry stub is the caller")
    static Handover enterCall(long handle) {
        return FastIpc.call(handle);
    }

    /** {@link FastIpc#replyReceive} for the entry stub. */
    @EntryPoint("hiillos_kernel_ipc_reply_recv")
    @NoFramePointer(reason = "fast path; the entry stub is the caller")
    static Handover enterReplyReceive(long handle) {
        return FastIpc.replyReceive(handle);
    }

    /** {@link FastIpc#callWithHandles} for the entry stub. */
    @EntryPoint("hiillos_kernel_ipc_call_with_handles")
    @NoFramePointer(reason = "fast path; the entry stub is the caller")
    static Handover enterCallWithHandles(long handle, long header) {
        return FastIpc.callWithHandles(handle, header);
    }

    /** {@link FastIpc#replyReceiveWithHandles} for the entry stub. */
    @EntryPoint("hiillos_kernel_ipc_reply_recv_with_handles")
    @NoFramePointer(reason = "fast path; the entry stub is the caller")
    static Handover enterReplyReceiveWithHandles(long handle, long header) {
        return FastIpc.replyReceiveWithHandles(handle, header);
    }

    /** {@link DirectIpc#call} for the entry stub. */
    @EntryPoint("hiillos_kernel_direct_call")
    @NoFramePointer(reason = "fast path; the entry stub is the caller")
    static Handover enterDirectCall(long handle, long header, long deadline) {
        return DirectIpc.call(handle, header, deadline);
    }

    /** {@link DirectIpc#replyReceive} for the entry stub. */
    @EntryPoint("hiillos_kernel_direct_reply_recv")
    @NoFramePointer(reason = "fast path; the entry stub is the caller")
    static Handover enterDirectReplyReceive(long handle, long header, long deadline) {
        return DirectIpc.replyReceive(handle, header, deadline);
    }

    /** {@link SwitchingCalls#threadYield} for the entry stub. */
    @EntryPoint("hiillos_switching_thread_yield")
    @NoFramePointer(reason = "fast path; the entry stub is the caller")
    static long enterThreadYield() {
        return SwitchingCalls.threadYield();
    }

    /** {@link SwitchingCalls#notifySignal} for the entry stub. */
    @EntryPoint("hiillos_switching_notify_signal")
    @NoFramePointer(reason = "fast path; the entry stub is the caller")
    static long enterNotifySignal(long handle, long bits) {
        return SwitchingCalls.notifySignal(handle, bits);
    }

    /** {@link SwitchingCalls#notifyWait} for the entry stub. */
    @EntryPoint("hiillos_switching_notify_wait")
    @NoFramePointer(reason = "fast path; the entry stub is the caller")
    static long enterNotifyWait(long handle, long mask, long deadlineNanos) {
        return SwitchingCalls.notifyWait(handle, mask, deadlineNanos);
    }

    /** All registers are in the current thread's frame. Returns the frame to leave the kernel with. */
    @EntryPoint("hiillos_kernel_system_call")
    static long enter(long frame) {
        ThreadObject thread = Scheduler.current();
        long result = dispatch(thread, frame);
        // A call that starts again has its registers as they were.
        if (result != NO_RESULT && result != -Restart.STATUS) {
            RegisterFrame.setResult(thread.frame, result);
        }
        return leave();
    }

    /**
     * The end of a call that neither waits nor touches its thread's frame, in which only the arguments are. {@link #NO_RESULT}:
     * the result is in the frame and the kernel must be left by {@link #leave}.
     */
    @AlwaysInline(reason = "every simple call has its own entry point")
    static long finishSimple(long result) {
        if (Scheduler.mayReturn()) {
            return result;
        }
        RegisterFrame.setResult(Scheduler.current().frame, result);
        return NO_RESULT;
    }

    /** After a call with an entry point of its own. */
    @EntryPoint("hiillos_kernel_leave")
    static long leaveAfterSimple() {
        return leave();
    }

    /** Leaves the kernel to a thread, or to idle when there is none. */
    public static long leave() {
        long next = Scheduler.leave();
        if (next == 0) {
            Machine.idle();
        }
        return next;
    }

    /**
     * An idle processor, whose interrupts are off, does what is left to do, or ends the machine when there is nobody any more
     * who could ever run. Tells whether there is more to do, after a look at interrupts.
     */
    @EntryPoint("hiillos_kernel_idle")
    static int idle() {
        if (Reclaimer.isPending()) {
            Reclaimer.work();
            long next = Scheduler.leave();
            if (next != 0) {
                Machine.leaveToUser(next);
            }
            return 1;
        }
        if (started && Slab.THREAD.used() == 0 && !Reclaimer.isBusy()) {
            // The first processor that comes here never gives it back.
            ENDING.lock();
            endMachine();
        }
        return 0;
    }

    /** Nobody is left who could ever run. */
    private static void endMachine() {
        Log.text("hiillos: the last process ended, ");
        Log.text(ExitReason.kind(lastReason) == ExitReason.EXITED ? "exit code " : "by a fault or a kill ");
        Log.number(ExitReason.detail(lastReason));
        Log.line();
        boolean good = ExitReason.kind(lastReason) == ExitReason.EXITED && ExitReason.detail(lastReason) == 0;
        boolean even = !Power.isUnderTest() || Balance.isEven();
        Power.off(!good ? EXIT_LAST_PROCESS_FAILED : even ? 0 : EXIT_LEFT_BEHIND);
    }

    /** The first thread is ready: when none is left, the machine ends. */
    public static void noteStart() {
        started = true;
    }

    /** Notes why a process ended. */
    public static void noteEnd(long reason) {
        lastReason = reason;
    }

    /** Runs the call whose number and arguments are in the frame. */
    public static long dispatch(ThreadObject thread, long frame) {
        long number = RegisterFrame.get(frame, FaultRecord.RAX);
        return GeneratedDispatch.call(thread, number, RegisterFrame.get(frame, FaultRecord.RDI),
                RegisterFrame.get(frame, FaultRecord.RSI), RegisterFrame.get(frame, FaultRecord.RDX),
                RegisterFrame.get(frame, FaultRecord.R10), RegisterFrame.get(frame, FaultRecord.R8),
                RegisterFrame.get(frame, FaultRecord.R9));
    }
}
