package hiillos.kernel.ipc;

import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;
import hiillos.word.NoAllocation;

/**
 * call and replyRecv to a waiting peer like {@link FastIpc}, for messages with a buffer, handles or a deadline, and for peers
 * that have a deadline, control words of their own or last ran on another processor. Still a straight switch: the words in
 * registers are not touched.
 * What even this does not do, errors included, it leaves to {@link Ipc}, as if nothing had been.
 */
@NoAllocation(reason = "system call path")
public final class DirectIpc {
    private DirectIpc() {}

    /** The current thread calls through a Sender; {@code header} and {@code deadline} as in its registers. */
    public static Handover call(long handle, long header, long deadline) {
        Processor processor = Processor.current();
        ThreadObject client = processor.thread;
        long word = HandleTable.lookFast(client, (int) handle);
        long until = Messages.deadline(header, deadline);
        if (!HandleTable.isFast(word, (int) handle, Rights.SEND) || !Messages.isSendable(header) || until == 0) {
            return FastIpc.slowly(handle, SystemCallNumber.IPC_CALL);
        }
        Sender sender = FastIpc.sender(HandleTable.cellOf(word));
        Receiver receiver = sender.receiver;
        Dispatch.LOCK.lock();
        ThreadObject server = receiver.firstServer;
        if (server == null || !Scheduler.mayWaitStraight(client) || !Scheduler.mayRunHere(processor, server)
                || Messages.carry(header, client, server) != Status.OK) {
            Dispatch.LOCK.unlock();
            return FastIpc.slowly(handle, SystemCallNumber.IPC_CALL);
        }

        // --- Point of no return. ---

        receiver.firstServer = server.nextServer;
        client.state = ThreadObject.AWAITING_REPLY;
        client.server = server;
        server.caller = client;
        server.priority = Math.max(server.ownPriority, client.priority);
        return new Handover(Scheduler.switchTo(processor, client, until, server), sender.badge);
    }

    /** As {@link #call}: answers the current thread's caller and switches to it, while the current one waits for the next. */
    public static Handover replyReceive(long handle, long header, long deadline) {
        Processor processor = Processor.current();
        ThreadObject server = processor.thread;
        long word = HandleTable.lookFast(server, (int) handle);
        long until = Messages.deadline(header, deadline);
        if (!HandleTable.isFast(word, (int) handle, Rights.RECEIVE) || !Messages.isSendable(header) || until == 0) {
            return FastIpc.slowly(handle, SystemCallNumber.IPC_REPLY_RECV);
        }
        Receiver receiver = FastIpc.receiver(HandleTable.cellOf(word));
        Dispatch.LOCK.lock();
        ThreadObject client = server.caller;
        if (client == null || !Scheduler.mayWaitStraight(server) || !Scheduler.mayRunHere(processor, client) || !receiver.isIdle()
                || !Scheduler.mayHandOver(processor, client.priority)
                || Messages.carry(header, server, client) != Status.OK) {
            Dispatch.LOCK.unlock();
            return FastIpc.slowly(handle, SystemCallNumber.IPC_REPLY_RECV);
        }

        // --- Point of no return. ---

        server.caller = null;
        client.server = null;
        server.state = ThreadObject.RECEIVING;
        receiver.addServer(server);
        server.priority = server.ownPriority;
        return new Handover(Scheduler.switchTo(processor, server, until, client), 0);
    }
}
