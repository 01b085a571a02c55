package hiillos.kernel.ipc;

import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.kernel.arch.amd64.TranslationCache;
import hiillos.kernel.arch.amd64.VectorState;
import hiillos.kernel.capability.HandleMove;
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
 * <p>The entry stub has seen that the message is at most six words and {@link HandleMove#MOST} handles that may be able to move,
 * without deadline and flags. Five words stay in rbx and r12–r15, which compiled Java keeps; header and first word ride on the
 * kernel's stack. Only rip, rsp, rflags and rbp were saved, which is enough for either way out: whatever {@link Ipc} later stores into the frame is loaded by the
 * generic exit, and code and stack selectors in the frame never change.
 *
 * <p>What is not here takes a slower path, {@link DirectIpc} or {@link Ipc}, and is found by one look at {@code attention}: a
 * thread that is suspended, killed or cancelled, bound to processors, has a deadline, or vector registers of its own in
 * memory.
 */
@NoAllocation(reason = "system call path")
public final class FastIpc {
    /** In a header without flags, the number of handles is above this. */
    private static final int HANDLES_SHIFT = 40;

    private FastIpc() {}

    /** The current thread calls through a Sender. */
    @AlwaysInline(reason = "the entry stub calls a method that does nothing else")
    public static Handover call(long handle) {
        Processor processor = Processor.current();
        return TranslationCache.isPlain(processor) ? call(processor, handle, 0, true, false) : callTagged(handle);
    }

    /** As {@link #call(long)}, with the first handles of its buffer; {@code header} as in its registers. */
    @AlwaysInline(reason = "the entry stub calls a method that does nothing else")
    public static Handover callWithHandles(long handle, long header) {
        Processor processor = Processor.current();
        return TranslationCache.isPlain(processor) ? call(processor, handle, header, true, true) : DirectIpc.call(handle, header, 0);
    }

    /** A method of its own: what it calls would cost the plain case registers. */
    @NeverInline(reason = "keeps the plain case short")
    private static Handover callTagged(long handle) {
        return call(Processor.current(), handle, 0, false, false);
    }

    @AlwaysInline(reason = "fast path")
    private static Handover call(Processor processor, long handle, long header, boolean plain, boolean withHandles) {
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
                || !VectorState.controlsAreDefault() || withHandles && !moveHandles(header, client, server)) {
            Dispatch.LOCK.unlock();
            return DirectIpc.call(handle, header, 0);
        }

        // --- Point of no return. ---

        Processor here = withHandles ? Processor.currentAgain() : processor;
        ThreadObject caller = withHandles ? here.thread : client;
        receiver.firstServer = server.nextServer;
        caller.state = ThreadObject.AWAITING_REPLY;
        caller.server = server;
        server.caller = caller;
        // Nobody who is ready has a higher priority than the current thread, so none than its server now.
        server.priority = Math.max(server.ownPriority, caller.priority);
        Scheduler.handOver(here, caller, server, plain);
        Dispatch.LOCK.unlock();
        return new Handover(server.frame, sender.badge);
    }

    /** As {@link #call}: answers the current thread's caller and switches to it, while the current one waits for the next. */
    @AlwaysInline(reason = "the entry stub calls a method that does nothing else")
    public static Handover replyReceive(long handle) {
        Processor processor = Processor.current();
        return TranslationCache.isPlain(processor) ? replyReceive(processor, handle, 0, true, false) : replyReceiveTagged(handle);
    }

    /** As {@link #replyReceive(long)}, with the first handles of its buffer; {@code header} as in its registers. */
    @AlwaysInline(reason = "the entry stub calls a method that does nothing else")
    public static Handover replyReceiveWithHandles(long handle, long header) {
        Processor processor = Processor.current();
        return TranslationCache.isPlain(processor) ? replyReceive(processor, handle, header, true, true)
                : DirectIpc.replyReceive(handle, header, 0);
    }

    @NeverInline(reason = "keeps the plain case short")
    private static Handover replyReceiveTagged(long handle) {
        return replyReceive(Processor.current(), handle, 0, false, false);
    }

    @AlwaysInline(reason = "fast path")
    private static Handover replyReceive(Processor processor, long handle, long header, boolean plain, boolean withHandles) {
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
                || !Scheduler.mayHandOver(processor, client.priority) || !VectorState.controlsAreDefault()
                || withHandles && !moveHandles(header, server, client)) {
            Dispatch.LOCK.unlock();
            return DirectIpc.replyReceive(handle, header, 0);
        }

        // --- Point of no return. ---

        Processor here = withHandles ? Processor.currentAgain() : processor;
        ThreadObject answerer = withHandles ? here.thread : server;
        ThreadObject caller = withHandles ? answerer.caller : client;
        answerer.caller = null;
        caller.server = null;
        answerer.state = ThreadObject.RECEIVING;
        receiver.addServer(answerer);
        answerer.priority = answerer.ownPriority;
        Scheduler.handOver(here, answerer, caller, plain);
        Dispatch.LOCK.unlock();
        return new Handover(caller.frame, 0);
    }

    /** The last thing that may fail; the entry stub has seen how many they are. */
    @AlwaysInline(reason = "fast path")
    private static boolean moveHandles(long header, ThreadObject source, ThreadObject target) {
        return HandleMove.tryMove(source, target, (int) (header >>> HANDLES_SHIFT));
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
