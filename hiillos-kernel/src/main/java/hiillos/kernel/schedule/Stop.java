package hiillos.kernel.schedule;

import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.Machine;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.ipc.Ipc;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.Requests;

/**
 * Stopping threads from outside: suspended ones go on as if nothing had been, cancelled ones leave their call with an error,
 * killed ones end. A thread that runs on another processor stops when that one leaves the kernel, which it is made to
 * enter. Needs {@link Dispatch#LOCK}.
 */
public final class Stop {
    private static final int MOST_SUSPENDED = 255;

    private Stop() {}

    /** Stops a thread until it is resumed as often as it was suspended. A blocked one stays in its queue. */
    public static int suspend(ThreadObject thread) {
        if (thread.state == ThreadObject.ENDED) {
            return Status.BAD_STATE;
        }
        if (thread.suspendCount == MOST_SUSPENDED) {
            return Status.BAD_STATE;
        }
        thread.suspendCount++;
        thread.attention |= ThreadObject.SUSPENDED;
        if (thread.state == ThreadObject.READY) {
            thread.processor.queue.remove(thread);
            thread.state = ThreadObject.STOPPED;
        } else if (thread.state == ThreadObject.RUNNING) {
            call(thread);
        }
        return Status.OK;
    }

    /** Takes one suspension back. */
    public static int resume(ThreadObject thread) {
        if (thread.suspendCount == 0) {
            return Status.BAD_STATE;
        }
        thread.suspendCount--;
        if (thread.suspendCount == 0) {
            thread.attention &= ~ThreadObject.SUSPENDED;
            if (thread.state == ThreadObject.STOPPED) {
                Scheduler.ready(thread);
            }
        }
        return Status.OK;
    }

    /**
     * Suspends all threads of a process but one, new ones too.
     *
     * @return OK, or BAD_STATE when the process has ended or one is suspended too often; then none was
     */
    public static int suspendAll(ProcessObject process, ThreadObject except) {
        if (process.isEnded()) {
            return Status.BAD_STATE;
        }
        for (ThreadObject at = process.firstThread(); at != null; at = ProcessObject.nextThread(at)) {
            if (at != except && at.suspendCount == MOST_SUSPENDED) {
                return Status.BAD_STATE;
            }
        }
        for (ThreadObject at = process.firstThread(); at != null; at = ProcessObject.nextThread(at)) {
            if (at != except) {
                suspend(at);
            }
        }
        return Status.OK;
    }

    /** Takes one suspension back from each thread that has one. BAD_STATE when none had. */
    public static int resumeAll(ProcessObject process, ThreadObject except) {
        int status = Status.BAD_STATE;
        for (ThreadObject at = process.firstThread(); at != null; at = ProcessObject.nextThread(at)) {
            if (at != except && at.suspendCount != 0) {
                resume(at);
                status = Status.OK;
            }
        }
        return status;
    }

    /** Processors on which a thread still runs, a bit for each; the caller does not count. */
    public static long runningOn(ThreadObject thread, ThreadObject caller) {
        return thread != caller && thread.state == ThreadObject.RUNNING ? 1L << thread.processor.number : 0;
    }

    /** As that, for all threads of a process. */
    public static long runningOn(ProcessObject process, ThreadObject caller) {
        long mask = 0;
        for (int i = 0; i < Processor.count(); i++) {
            ThreadObject running = Processor.of(i).thread;
            if (running != null && running.process == process && running != caller) {
                mask |= 1L << i;
            }
        }
        return mask;
    }

    /**
     * Waits until none of these processors runs a suspended thread of the process any more. Takes {@link Dispatch#LOCK}.
     * They were told, and leave the kernel without waiting for this one, which serves them.
     *
     * @return false when the caller itself is to stop before that: who stops it may be one of those, and wait for it
     */
    public static boolean awaitStop(ProcessObject process, ThreadObject caller, long processors) {
        for (long rest = processors; rest != 0; rest &= rest - 1) {
            Processor processor = Processor.of(Long.numberOfTrailingZeros(rest));
            while (runsSuspended(processor, process, caller)) {
                if (isToStop(caller)) {
                    return false;
                }
                Requests.serve();
            }
        }
        return true;
    }

    /** Whether a thread that runs is suspended or killed when its processor leaves the kernel. */
    public static boolean isToStop(ThreadObject thread) {
        return (thread.attention & (ThreadObject.SUSPENDED | ThreadObject.KILLED)) != 0;
    }

    private static boolean runsSuspended(Processor processor, ProcessObject process, ThreadObject caller) {
        Dispatch.LOCK.lock();
        ThreadObject thread = processor.thread;
        boolean runs = thread != null && thread != caller && thread.process == process
                && (thread.attention & ThreadObject.SUSPENDED) != 0;
        Dispatch.LOCK.unlock();
        return runs;
    }

    /** Ends the blocking call that the thread is in, or its next one. */
    public static int cancel(ThreadObject thread) {
        if (thread.state == ThreadObject.ENDED) {
            return Status.BAD_STATE;
        }
        if (Scheduler.isInterruptible(thread)) {
            Scheduler.interrupt(thread, Status.CANCELLED);
        } else {
            thread.attention |= ThreadObject.CANCELLED;
        }
        return Status.OK;
    }

    /** Ends a thread; one that runs on another processor soon. */
    public static void kill(ThreadObject thread) {
        switch (thread.state) {
            case ThreadObject.ENDED -> { }
            case ThreadObject.RUNNING -> {
                Processor processor = thread.processor;
                if (processor == Processor.current()) {
                    forget(processor);
                    end(thread);
                } else {
                    thread.attention |= ThreadObject.KILLED;
                    call(thread);
                }
            }
            case ThreadObject.READY -> {
                thread.processor.queue.remove(thread);
                end(thread);
            }
            default -> {
                end(thread);
            }
        }
    }

    /**
     * Ends a thread when the current processor leaves the kernel, whatever others, who may have the lock before that, make of it
     * meanwhile. A thread's end may be that of others whose faults it supervised, and those may have supervised further ones:
     * they end one after the other, not nested.
     */
    public static void killLater(ThreadObject thread) {
        if (thread.isToEnd) {
            return;
        }
        // Whoever empties a queue must not meet it there again.
        Scheduler.leaveQueues(thread);
        Processor processor = Processor.current();
        thread.isToEnd = true;
        thread.nextToEnd = processor.firstKilled;
        processor.firstKilled = thread;
        processor.attention |= Scheduler.STOP;
    }

    /** Does what {@link #killLater} put off. */
    static void killPutOff(Processor processor) {
        while (processor.firstKilled != null) {
            ThreadObject thread = processor.firstKilled;
            processor.firstKilled = thread.nextToEnd;
            thread.nextToEnd = null;
            thread.isToEnd = false;
            kill(thread);
        }
    }

    /** The processor that runs the thread looks at it. */
    private static void call(ThreadObject thread) {
        Processor processor = thread.processor;
        processor.attention |= Scheduler.STOP;
        if (processor != Processor.current()) {
            Requests.reschedule(processor.number);
        }
    }

    /** The current thread was suspended or killed, and its processor leaves the kernel. */
    static void stopCurrent(Processor processor, ThreadObject thread) {
        if ((thread.attention & ThreadObject.KILLED) != 0) {
            forget(processor);
            end(thread);
        } else {
            thread.goes(Machine.cycles());
            processor.thread = null;
            Context.save(thread);
            thread.state = ThreadObject.STOPPED;
        }
    }

    /** The current thread is over: nothing of it is saved, and its control words count for nobody. */
    private static void forget(Processor processor) {
        processor.thread.goes(Machine.cycles());
        processor.thread = null;
        processor.vectorRoot = 0;
        processor.attention |= Scheduler.STOP;
    }

    /** A thread that no processor runs and no run queue holds is over. */
    private static void end(ThreadObject thread) {
        Ipc.forget(thread);
        Scheduler.leaveQueues(thread);
        thread.state = ThreadObject.ENDED;
        thread.wakeAll(0);
        thread.process.removeThread(thread);
    }
}
