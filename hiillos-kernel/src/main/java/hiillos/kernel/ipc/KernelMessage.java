package hiillos.kernel.ipc;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;

/**
 * A message that nobody waits for while it is queued in a Receiver: sent one way by a thread, or by the kernel. Its cell is
 * charged to the Receiver's Job for a thread's message, else to whom the kernel speaks for.
 */
public final class KernelMessage extends KernelObject {
    KernelMessage next;
    private final long header;
    private final long badge;
    private final long word0;
    private final long word1;
    private final long word2;
    private final long word3;
    private final long word4;
    private final long word5;

    private KernelMessage(Job payer, long header, long badge, long word0, long word1, long word2, long word3, long word4,
            long word5) {
        super(ObjectType.NONE, Slab.MESSAGE, payer);
        this.header = header;
        this.badge = badge;
        this.word0 = word0;
        this.word1 = word1;
        this.word2 = word2;
        this.word3 = word3;
        this.word4 = word4;
        this.word5 = word5;
    }

    /** Sets the memory for one message of the kernel's aside, so that {@link #send} cannot fail for want of it. */
    public static int reserve(Job payer) {
        return Slab.MESSAGE.reserve(payer);
    }

    /** Takes a reservation back. */
    public static void cancel(Job payer) {
        Slab.MESSAGE.cancel(payer);
    }

    /** {@link #post} for who does not hold the scheduler's lock. */
    public static boolean send(Job payer, Sender sender, int operation, long word0, long word1, long word2) {
        Dispatch.LOCK.lock();
        boolean sent = post(payer, sender, operation, word0, word1, word2, 0, 0);
        Dispatch.LOCK.unlock();
        return sent;
    }

    /**
     * Sends a message of the kernel's with a reservation of {@link #reserve}, which it uses up. Never blocks, ignores the
     * Receiver's capacity. False when nobody receives any more. Scheduler's lock held.
     *
     * @param operation one of {@link hiillos.abi.kernel.KernelOperation}
     */
    public static boolean post(Job payer, Sender sender, int operation, long word0, long word1, long word2, long word3,
            long word4) {
        Receiver receiver = sender.receiver;
        long header = Message.KERNEL | Message.header(operation, 5, 0);
        ThreadObject server = receiver.firstServer;
        if (receiver.isClosed() || server != null) {
            cancel(payer);
            if (server != null) {
                receiver.removeServer(server);
                Messages.deliverWords(server, header, sender.badge, word0, word1, word2, word3, word4, 0);
                Scheduler.ready(server);
            }
            return server != null;
        }
        receiver.addMessage(new KernelMessage(payer, header, sender.badge, word0, word1, word2, word3, word4, 0));
        return true;
    }

    /** The current thread sends a one-way message, which its registers hold. Never blocks. Returns a {@link Status}. */
    public static int sendOneWay(ThreadObject thread, int handle) {
        long header = Messages.header(thread);
        Sender sender = (Sender) HandleTable.get(thread.process, handle, ObjectType.SENDER, Rights.SEND);
        if (sender == null) {
            return HandleTable.status(thread.process, handle, ObjectType.SENDER, Rights.SEND);
        }
        if (Messages.checkHeader(thread, header) != Status.OK
                || Message.countWords(header) > IpcBuffer.REGISTER_WORDS || Message.countHandles(header) != 0
                || (header & Message.DEADLINE) != 0) {
            return Status.BAD_ARGUMENT;
        }
        // Reserved before the lock, because it may have to find memory.
        Job payer = sender.receiver.payer();
        int status = reserve(payer);
        if (status != Status.OK) {
            return status;
        }
        Dispatch.LOCK.lock();
        status = sendOneWayLocked(thread, sender, header | Message.ONE_WAY, payer);
        Dispatch.LOCK.unlock();
        return status;
    }

    private static int sendOneWayLocked(ThreadObject thread, Sender sender, long header, Job payer) {
        Receiver receiver = sender.receiver;
        ThreadObject server = receiver.firstServer;
        int status = receiver.isClosed() ? Status.PEER_CLOSED
                : server == null && !receiver.hasRoom() ? Status.SHOULD_WAIT : Status.OK;
        if (status != Status.OK || server != null) {
            cancel(payer);
        }
        if (status != Status.OK) {
            return status;
        }
        long frame = thread.frame;
        if (server != null) {
            receiver.removeServer(server);
            Messages.deliverWords(server, header, sender.badge, word(frame, FaultRecord.RDX), word(frame, FaultRecord.RBX),
                    word(frame, FaultRecord.R12), word(frame, FaultRecord.R13), word(frame, FaultRecord.R14),
                    word(frame, FaultRecord.R15));
            Scheduler.ready(server);
        } else {
            receiver.addMessage(new KernelMessage(payer, header, sender.badge, word(frame, FaultRecord.RDX),
                    word(frame, FaultRecord.RBX), word(frame, FaultRecord.R12), word(frame, FaultRecord.R13),
                    word(frame, FaultRecord.R14), word(frame, FaultRecord.R15)));
        }
        thread.setResult(0);
        return Status.OK;
    }

    private static long word(long frame, int register) {
        return RegisterFrame.get(frame, register);
    }

    /** Whether it counts against its Receiver's capacity. */
    boolean isOneWay() {
        return (header & Message.ONE_WAY) != 0;
    }

    void deliver(ThreadObject target) {
        Messages.deliverWords(target, header, badge, word0, word1, word2, word3, word4, word5);
    }
}
