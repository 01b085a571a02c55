package hiillos.kernel.ipc;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;
import hiillos.word.Memory;
import hiillos.word.RawMemory;
import hiillos.word.NoAllocation;

/**
 * call, recv, reply and replyRecv with all registers saved in the threads' frames: every case that {@link FastIpc} leaves.
 *
 * <p>Invariant: {@code server.caller == client} exactly when {@code client.server == server} and the client's state is
 * AWAITING_REPLY. A caller always gets an answer or an error: whoever drops {@code caller} finishes it.
 *
 * <p>A method returns OK when the frames are as they should be (the caller may have blocked), else the error of the
 * current thread's call.
 */
@NoAllocation(reason = "system call path")
@RawMemory(reason = "reads and writes saved registers")
public final class Ipc {
    private Ipc() {}

    /** The current thread calls through a Sender. */
    public static int call(ThreadObject thread, int handle) {
        int status = HandleTable.check(thread.process, handle, ObjectType.SENDER, Rights.SEND);
        if (status != Status.OK) {
            return status;
        }
        Sender sender = (Sender) HandleTable.object(thread.process, handle);
        Dispatch.LOCK.lock();
        status = callLocked(thread, sender);
        Dispatch.LOCK.unlock();
        return status;
    }

    private static int callLocked(ThreadObject thread, Sender sender) {
        Receiver receiver = sender.receiver;
        if (receiver.isClosed()) {
            return Status.PEER_CLOSED;
        }

        // --- Point of no return. ---

        thread.badge = sender.badge;
        ThreadObject server = receiver.firstServer;
        if (server == null) {
            receiver.addCaller(thread);
            Scheduler.block(thread, ThreadObject.CALLING, Long.MAX_VALUE);
            return Status.OK;
        }
        receiver.removeServer(server);
        Scheduler.block(thread, ThreadObject.AWAITING_REPLY, Long.MAX_VALUE);
        deliverCall(thread, server);
        Scheduler.readyHere(server);
        return Status.OK;
    }

    /** Hands a caller's message to a server that is in no queue. */
    private static void deliverCall(ThreadObject client, ThreadObject server) {
        client.state = ThreadObject.AWAITING_REPLY;
        client.server = server;
        server.caller = client;
        copyMessage(client.frame, server.frame, client.badge);
    }

    /** The current thread waits for a call; an unanswered caller gets REPLY_DROPPED. */
    public static int receive(ThreadObject thread, int handle) {
        int status = HandleTable.check(thread.process, handle, ObjectType.RECEIVER, Rights.RECEIVE);
        if (status != Status.OK) {
            return status;
        }
        Receiver receiver = (Receiver) HandleTable.object(thread.process, handle);

        // --- Point of no return. ---

        Dispatch.LOCK.lock();
        dropCaller(thread);
        ThreadObject client = receiver.firstCaller;
        if (client == null) {
            receiver.addServer(thread);
            Scheduler.block(thread, ThreadObject.RECEIVING, Long.MAX_VALUE);
        } else {
            receiver.removeCaller(client);
            deliverCall(client, thread);
        }
        Dispatch.LOCK.unlock();
        return Status.OK;
    }

    /** The current thread answers its caller. */
    public static int reply(ThreadObject thread) {
        Dispatch.LOCK.lock();
        int status = thread.caller == null ? Status.NO_CALLER : Status.OK;
        if (status == Status.OK) {
            answer(thread);
            RegisterFrame.setResult(thread.frame, 0);
        }
        Dispatch.LOCK.unlock();
        return status;
    }

    /** The current thread answers its caller, if there still is one, and waits for the next. */
    public static int replyReceive(ThreadObject thread, int handle) {
        int status = HandleTable.check(thread.process, handle, ObjectType.RECEIVER, Rights.RECEIVE);
        if (status != Status.OK) {
            return status;
        }
        Dispatch.LOCK.lock();
        if (thread.caller != null) {
            answer(thread);
        }
        Dispatch.LOCK.unlock();
        return receive(thread, handle);
    }

    private static void answer(ThreadObject thread) {
        ThreadObject client = thread.caller;
        thread.caller = null;
        client.server = null;
        copyMessage(thread.frame, client.frame, 0);
        Scheduler.readyHere(client);
    }

    private static void dropCaller(ThreadObject server) {
        ThreadObject client = server.caller;
        if (client != null) {
            server.caller = null;
            client.server = null;
            finishWithError(client, Status.REPLY_DROPPED);
        }
    }

    /** A thread that is in no queue any more leaves its IPC call with an error, without a message. */
    static void finishWithError(ThreadObject thread, int status) {
        RegisterFrame.setResult(thread.frame, -status);
        Scheduler.ready(thread);
    }

    /** Six words and the header, in the registers that the ABI names; result 0. */
    private static void copyMessage(long source, long target, long badge) {
        Memory.storeLong(target + FaultRecord.RAX, 0);
        Memory.storeLong(target + FaultRecord.RDI, badge);
        Memory.storeLong(target + FaultRecord.RSI, Memory.loadLong(source + FaultRecord.RSI));
        Memory.storeLong(target + FaultRecord.RDX, Memory.loadLong(source + FaultRecord.RDX));
        Memory.storeLong(target + FaultRecord.RBX, Memory.loadLong(source + FaultRecord.RBX));
        Memory.storeLong(target + FaultRecord.R12, Memory.loadLong(source + FaultRecord.R12));
        Memory.storeLong(target + FaultRecord.R13, Memory.loadLong(source + FaultRecord.R13));
        Memory.storeLong(target + FaultRecord.R14, Memory.loadLong(source + FaultRecord.R14));
        Memory.storeLong(target + FaultRecord.R15, Memory.loadLong(source + FaultRecord.R15));
        Memory.storeLong(target + FaultRecord.R8, 0);
        Memory.storeLong(target + FaultRecord.R9, 0);
        Memory.storeLong(target + FaultRecord.R10, 0);
    }

    /** A thread leaves its call before its time: nobody knows of it any more. */
    public static void disconnect(ThreadObject thread) {
        if (thread.state == ThreadObject.CALLING) {
            thread.receiver.removeCaller(thread);
        } else if (thread.state == ThreadObject.RECEIVING) {
            thread.receiver.removeServer(thread);
        }
        if (thread.server != null) {
            thread.server.caller = null;
            thread.server = null;
        }
    }

    /** A thread ends: it leaves its queue, its caller gets an error, its server answers nobody. */
    public static void forget(ThreadObject thread) {
        disconnect(thread);
        dropCaller(thread);
    }
}
