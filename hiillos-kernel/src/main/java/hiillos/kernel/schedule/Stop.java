package hiillos.kernel.schedule;

import hiillos.abi.kernel.Status;
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
            return Status.OUT_OF_QUOTA;
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
            processor.thread = null;
            Context.save(thread);
            thread.state = ThreadObject.STOPPED;
        }
    }

    /** The current thread is over: nothing of it is saved, and its control words count for nobody. */
    private static void forget(Processor processor) {
        processor.thread = null;
        processor.vectorOwner = null;
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
