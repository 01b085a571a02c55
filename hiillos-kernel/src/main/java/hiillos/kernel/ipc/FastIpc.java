package hiillos.kernel.ipc;

import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.kernel.arch.amd64.TranslationCache;
import hiillos.kernel.arch.amd64.VectorState;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;
import hiillos.word.AlwaysInline;
import hiillos.word.InlineAssembly;
import hiillos.word.NeverInline;
import hiillos.word.NoAllocation;

/**
 * call and replyRecv when the peer waits on this processor and nobody has a better claim to it: a straight switch.
 *
 * <p>The entry stub has seen that the message is at most six words without handles, deadline and flags. Five of them stay
 * in rbx and r12–r15, which compiled Java keeps; header and first word ride on the kernel's stack. Only rip, rsp, rflags and
 * rbp were saved, which is enough for either way out: whatever {@link Ipc} later stores into the frame is loaded by the
 * generic exit, and code and stack selectors in the frame never change.
 *
 * <p>What is not here takes a slower path, {@link DirectIpc} or {@link Ipc}, and is found by one look at {@code attention}: a
 * thread that is suspended, killed or cancelled, bound to processors, has a deadline, or vector registers of its own in
 * memory.
 */
@NoAllocation(reason = "system call path")
public final class FastIpc {
    private FastIpc() {}

    /** The current thread calls through a Sender. */
    @AlwaysInline(reason = "the entry stub calls a method that does nothing else")
    public static Handover call(long handle) {
        Processor processor = Processor.current();
        return TranslationCache.isPlain(processor) ? call(processor, handle, true) : callTagged(handle);
    }

    /** A method of its own: what it calls would cost the plain case registers. */
    @NeverInline(reason = "keeps the plain case short")
    private static Handover callTagged(long handle) {
        return call(Processor.current(), handle, false);
    }

    @AlwaysInline(reason = "fast path")
    private static Handover call(Processor processor, long handle, boolean plain) {
        ThreadObject client = processor.thread;
        long word = HandleTable.lookFast(client, (int) handle);
        if (!HandleTable.isFast(word, (int) handle, Rights.SEND)) {
            return slowly(handle, SystemCallNumber.IPC_CALL);
        }
        Sender sender = sender(HandleTable.cellOf(word));
        Receiver receiver = sender.receiver;
        if (!Dispatch.LOCK.tryLock()) {
            return slowly(handle, SystemCallNumber.IPC_CALL);
        }
        ThreadObject server = receiver.firstServer;
        if (server == null || (server.attention | client.attention) != 0 || server.processor != processor
                || !VectorState.controlsAreDefault()) {
            Dispatch.LOCK.unlock();
            return DirectIpc.call(handle, 0, 0);
        }

        // --- Point of no return. ---

        receiver.firstServer = server.nextServer;
        client.state = ThreadObject.AWAITING_REPLY;
        client.server = server;
        server.caller = client;
        // Nobody who is ready has a higher priority than the current thread, so none than its server now.
        server.priority = Math.max(server.ownPriority, client.priority);
        Scheduler.handOver(processor, client, server, plain);
        Dispatch.LOCK.unlock();
        return new Handover(server.frame, sender.badge);
    }

    /** As {@link #call}: answers the current thread's caller and switches to it, while the current one waits for the next. */
    @AlwaysInline(reason = "the entry stub calls a method that does nothing else")
    public static Handover replyReceive(long handle) {
        Processor processor = Processor.current();
        return TranslationCache.isPlain(processor) ? replyReceive(processor, handle, true) : replyReceiveTagged(handle);
    }

    @NeverInline(reason = "keeps the plain case short")
    private static Handover replyReceiveTagged(long handle) {
        return replyReceive(Processor.current(), handle, false);
    }

    @AlwaysInline(reason = "fast path")
    private static Handover replyReceive(Processor processor, long handle, boolean plain) {
        ThreadObject server = processor.thread;
        long word = HandleTable.lookFast(server, (int) handle);
        if (!HandleTable.isFast(word, (int) handle, Rights.RECEIVE)) {
            return slowly(handle, SystemCallNumber.IPC_REPLY_RECV);
        }
        Receiver receiver = receiver(HandleTable.cellOf(word));
        if (!Dispatch.LOCK.tryLock()) {
            return slowly(handle, SystemCallNumber.IPC_REPLY_RECV);
        }
        ThreadObject client = server.caller;
        if (client == null || (server.attention | client.attention) != 0 || client.processor != processor
                || receiver.first() != null || receiver.countNotes != 0
                || !Scheduler.mayHandOver(processor, client.priority) || !VectorState.controlsAreDefault()) {
            Dispatch.LOCK.unlock();
            return DirectIpc.replyReceive(handle, 0, 0);
        }

        // --- Point of no return. ---

        server.caller = null;
        client.server = null;
        server.state = ThreadObject.RECEIVING;
        receiver.addServer(server);
        server.priority = server.ownPriority;
        Scheduler.handOver(processor, server, client, plain);
        Dispatch.LOCK.unlock();
        return new Handover(client.frame, 0);
    }

    @NeverInline(reason = "keeps its constants out of the fast path")
    static Handover slowly(long handle, int number) {
        return new Handover(0, (long) number << 32 | handle & 0xffff_ffffL);
    }

    /** Only a Sender's handle has the right SEND: nothing is left to check. */
    @InlineAssembly(value = "", constraints = "=r,0", sideEffects = false)
    static Sender sender(long cell) {
        return (Sender) Slab.objectIn(cell);
    }

    /** Only a Receiver's handle has the right RECEIVE. */
    @InlineAssembly(value = "", constraints = "=r,0", sideEffects = false)
    static Receiver receiver(long cell) {
        return (Receiver) Slab.objectIn(cell);
    }
}
