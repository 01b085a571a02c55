package hiillos.kernel.ipc;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.fault.Faults;
import hiillos.kernel.processor.SpinLock;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;
import hiillos.word.NoAllocation;

/**
 * call, recv, reply and replyRecv with all registers saved in the threads' frames: every case that {@link FastIpc} leaves.
 *
 * <p>Invariant, under the scheduler's lock: a thread is AWAITING_REPLY exactly when one other remembers it: the server
 * that took its call ({@code client.server}, {@code server.caller}) or a {@link Reply} ({@code client.reply},
 * {@code reply.caller}). Whoever drops that memory finishes the client: a caller always gets an answer or an error.
 *
 * <p>A method returns OK when the frames are as they should be (the current thread may have blocked, and then belongs to
 * others), else the error of the current thread's call.
 */
@NoAllocation(reason = "system call path")
public final class Ipc {
    private Ipc() {}

    /** The current thread calls through a Sender. */
    public static int call(ThreadObject thread, int handle) {
        long header = Messages.header(thread);
        int status = Messages.checkHeader(thread, header);
        if (status != Status.OK) {
            return status;
        }
        Sender sender = (Sender) HandleTable.get(thread.process, handle, ObjectType.SENDER, Rights.SEND);
        if (sender == null) {
            return HandleTable.status(thread.process, handle, ObjectType.SENDER, Rights.SEND);
        }
        long deadline = Messages.deadline(thread, header);
        Dispatch.LOCK.lock();
        status = callLocked(thread, sender, deadline);
        Dispatch.LOCK.unlock();
        return status;
    }

    private static int callLocked(ThreadObject thread, Sender sender, long deadline) {
        Receiver receiver = sender.receiver;
        if (receiver.isClosed()) {
            return Status.PEER_CLOSED;
        }
        if (deadline == 0) {
            // Even with a server at hand: the answer needs time.
            return Status.SHOULD_WAIT;
        }
        thread.badge = sender.badge;
        ThreadObject server = receiver.firstServer;
        if (server == null) {
            SpinLock.point();
            receiver.add(thread);
            Scheduler.block(thread, ThreadObject.CALLING, deadline);
            return Status.OK;
        }
        int status = Messages.transfer(thread, server, sender.badge);
        if (status != Status.OK) {
            return status;
        }
        receiver.removeServer(server);
        connect(thread, server);
        Scheduler.blockAndRun(thread, ThreadObject.AWAITING_REPLY, deadline, server);
        return Status.OK;
    }

    /** The server has the client's message and owes the answer; it runs with the client's priority if that is higher. */
    private static void connect(ThreadObject client, ThreadObject server) {
        client.server = server;
        server.caller = client;
        Scheduler.raise(server, client.priority);
    }

    /** Takes the two apart. */
    private static void disconnect(ThreadObject client, ThreadObject server) {
        client.server = null;
        server.caller = null;
        Scheduler.unraise(server);
    }

    /** The current thread waits for a call; an unanswered caller gets REPLY_DROPPED. */
    public static int receive(ThreadObject thread, int handle) {
        Receiver receiver = (Receiver) HandleTable.get(thread.process, handle, ObjectType.RECEIVER, Rights.RECEIVE);
        if (receiver == null) {
            return HandleTable.status(thread.process, handle, ObjectType.RECEIVER, Rights.RECEIVE);
        }
        long deadline = Messages.deadline(thread, Messages.header(thread));
        Dispatch.LOCK.lock();
        dropCaller(thread);
        int status = receiveLocked(thread, receiver, deadline);
        Dispatch.LOCK.unlock();
        return status;
    }

    /** The current thread, which owes nobody an answer, takes the next message or waits for it. */
    private static int receiveLocked(ThreadObject thread, Receiver receiver, long deadline) {
        if (receiver.isClosed()) {
            return Status.PEER_CLOSED;
        }
        if (receiver.takeNote(thread)) {
            return Status.OK;
        }
        ThreadObject client = receiver.first();
        while (client != null) {
            int status = deliver(client, thread);
            if (status == Status.OK) {
                receiver.remove(client);
                client.state = ThreadObject.AWAITING_REPLY;
                connect(client, thread);
                return Status.OK;
            }
            finishWithError(client, status);
            client = receiver.first();
        }
        if (deadline == 0) {
            return Status.SHOULD_WAIT;
        }
        SpinLock.point();
        receiver.addServer(thread);
        Scheduler.block(thread, ThreadObject.RECEIVING, deadline);
        return Status.OK;
    }

    private static int deliver(ThreadObject client, ThreadObject server) {
        if (client.faulted) {
            Messages.deliverFault(client, server, client.badge);
            return Status.OK;
        }
        return Messages.transfer(client, server, client.badge);
    }

    /** The current thread answers its caller. */
    public static int reply(ThreadObject thread) {
        int status = Messages.checkHeader(thread, Messages.header(thread));
        if (status != Status.OK) {
            return status;
        }
        Dispatch.LOCK.lock();
        ThreadObject client = thread.caller;
        status = client == null ? Status.NO_CALLER : answer(thread, client);
        if (status == Status.OK) {
            thread.setResult(0);
        }
        Dispatch.LOCK.unlock();
        return status;
    }

    /** The current thread answers its caller, if there still is one, and waits for the next. */
    public static int replyReceive(ThreadObject thread, int handle) {
        long header = Messages.header(thread);
        int status = Messages.checkHeader(thread, header);
        if (status != Status.OK) {
            return status;
        }
        Receiver receiver = (Receiver) HandleTable.get(thread.process, handle, ObjectType.RECEIVER, Rights.RECEIVE);
        if (receiver == null) {
            return HandleTable.status(thread.process, handle, ObjectType.RECEIVER, Rights.RECEIVE);
        }
        long deadline = Messages.deadline(thread, header);
        Dispatch.LOCK.lock();
        ThreadObject client = thread.caller;
        if (client != null && !client.faulted && receiver.isIdle() && deadline != 0) {
            status = answerAndWait(thread, client, receiver, deadline);
        } else {
            status = client == null ? Status.OK : answer(thread, client);
            if (status == Status.OK) {
                status = receiveLocked(thread, receiver, deadline);
            }
        }
        Dispatch.LOCK.unlock();
        return status;
    }

    /** As an answer and a receive that finds nothing: the client runs instead. */
    private static int answerAndWait(ThreadObject server, ThreadObject client, Receiver receiver, long deadline) {
        int status = Messages.transfer(server, client, 0);
        if (status == Status.OK) {
            disconnect(client, server);
            receiver.addServer(server);
            Scheduler.blockAndRun(server, ThreadObject.RECEIVING, deadline, client);
        }
        return status;
    }

    /** Answers a client; on error it goes on waiting. */
    private static int answer(ThreadObject server, ThreadObject client) {
        int status = deliverAnswer(server, client);
        if (status == Status.OK) {
            disconnect(client, server);
            wakeAnswered(server, client);
        }
        return status;
    }

    private static int deliverAnswer(ThreadObject server, ThreadObject client) {
        return client.faulted ? Status.OK : Messages.transfer(server, client, 0);
    }

    private static void wakeAnswered(ThreadObject server, ThreadObject client) {
        if (client.faulted) {
            client.faulted = false;
            Faults.answered(client, (int) Messages.header(server) == 0);
        } else {
            Scheduler.readyHere(client);
        }
    }

    /** The current thread answers through a Reply, whose handle it closes after OK. */
    public static int replyTo(ThreadObject thread, Reply reply) {
        int status = Messages.checkHeader(thread, Messages.header(thread));
        if (status != Status.OK) {
            return status;
        }
        Dispatch.LOCK.lock();
        ThreadObject client = reply.caller;
        status = client == null ? Status.NO_CALLER : deliverAnswer(thread, client);
        if (status == Status.OK) {
            reply.caller = null;
            client.reply = null;
            wakeAnswered(thread, client);
            thread.setResult(0);
        }
        Dispatch.LOCK.unlock();
        return status;
    }

    /** The current thread's caller becomes the Reply's; false when there is none. */
    public static boolean takeReply(ThreadObject thread, Reply reply) {
        Dispatch.LOCK.lock();
        ThreadObject client = thread.caller;
        if (client != null) {
            disconnect(client, thread);
            client.reply = reply;
            reply.caller = client;
        }
        Dispatch.LOCK.unlock();
        return client != null;
    }

    /**
     * The current thread's exception becomes a call through its supervisor's Sender: registers stay as they are until
     * the answer. False when nobody receives any more.
     */
    public static boolean fault(ThreadObject thread, Sender supervisor) {
        Dispatch.LOCK.lock();
        Receiver receiver = supervisor.receiver;
        boolean open = !receiver.isClosed();
        if (open) {
            thread.faulted = true;
            thread.badge = supervisor.badge;
            ThreadObject server = receiver.firstServer;
            if (server == null) {
                receiver.add(thread);
                Scheduler.block(thread, ThreadObject.CALLING, Long.MAX_VALUE);
            } else {
                Messages.deliverFault(thread, server, supervisor.badge);
                receiver.removeServer(server);
                connect(thread, server);
                Scheduler.block(thread, ThreadObject.AWAITING_REPLY, Long.MAX_VALUE);
                Scheduler.readyHere(server);
            }
        }
        Dispatch.LOCK.unlock();
        return open;
    }

    private static void dropCaller(ThreadObject server) {
        ThreadObject client = server.caller;
        if (client != null) {
            disconnect(client, server);
            finishWithError(client, Status.REPLY_DROPPED);
        }
    }

    /** A blocked thread leaves its IPC call with an error, without a message. Lock held. */
    static void finishWithError(ThreadObject thread, int status) {
        if (thread.faulted) {
            thread.faulted = false;
            Faults.answered(thread, false);
        } else {
            Scheduler.wake(thread, -status);
        }
    }

    /**
     * A blocked thread's call is about to end from outside: time ran out, it was cancelled or killed. Nobody remembers it
     * afterwards; the queue it stands in is the scheduler's. Lock held.
     */
    public static void disconnect(ThreadObject thread) {
        switch (thread.state) {
            case ThreadObject.RECEIVING -> thread.receiver.removeServer(thread);
            case ThreadObject.AWAITING_REPLY -> {
                if (thread.server != null) {
                    disconnect(thread, thread.server);
                } else if (thread.reply != null) {
                    thread.reply.caller = null;
                    thread.reply = null;
                }
                thread.faulted = false;
            }
            case ThreadObject.CALLING -> thread.faulted = false;
            default -> { }
        }
    }

    /** A thread ends: its caller gets an error, its server answers nobody. Lock held. */
    public static void forget(ThreadObject thread) {
        disconnect(thread);
        dropCaller(thread);
    }
}
