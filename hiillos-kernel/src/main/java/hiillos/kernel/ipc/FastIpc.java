package hiillos.kernel.ipc;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.Rights;
import hiillos.kernel.arch.amd64.VectorState;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;
import hiillos.word.AlwaysInline;
import hiillos.word.Memory;
import hiillos.word.RawMemory;
import hiillos.word.NoAllocation;

/**
 * call and replyRecv when the peer waits and nobody has a better claim to the processor: a straight switch.
 *
 * <p>Five message words stay in rbx and r12–r15, which compiled Java keeps; header and first word ride on the kernel's
 * stack in the entry stub. Only rip, rsp, rflags and rbp were saved, which is enough for either way out: whatever
 * {@link Ipc} later stores into the frame is loaded by the generic exit, and code and stack selectors in the frame never
 * change. A thread that waits by IPC has no saved vector state, because it ran until it called.
 */
@NoAllocation(reason = "system call path")
@RawMemory(reason = "reads and writes saved registers")
public final class FastIpc {
    private FastIpc() {}

    /** Returns the frame of the thread that runs now, its badge in rdi's place; 0: nothing was done, take the slow path. */
    @AlwaysInline(reason = "the entry stub calls a method that does nothing else")
    public static long call(long handle) {
        ThreadObject client = Scheduler.current();
        KernelObject object = HandleTable.getFast(client.process, (int) handle, Rights.SEND);
        if (!(object instanceof Sender sender)) {
            return 0;
        }
        Receiver receiver = sender.receiver;
        if (!VectorState.controlsAreDefault()) {
            return 0;
        }
        Dispatch.LOCK.lock();
        ThreadObject server = receiver.firstServer;
        if (server == null || (client.attention | server.attention) != 0 || !Scheduler.mayHandOver(server.priority)) {
            Dispatch.LOCK.unlock();
            return 0;
        }

        // --- Point of no return. ---

        receiver.removeFirstServer(server);
        client.state = ThreadObject.AWAITING_REPLY;
        client.server = server;
        server.caller = client;
        Memory.storeLong(server.frame + FaultRecord.RDI, sender.badge);
        Scheduler.handOver(server);
        Dispatch.LOCK.unlock();
        return server.frame;
    }

    /** As {@link #call}: answers the current thread's caller and switches to it, while the current one waits for the next. */
    @AlwaysInline(reason = "the entry stub calls a method that does nothing else")
    public static long replyReceive(long handle) {
        ThreadObject server = Scheduler.current();
        KernelObject object = HandleTable.getFast(server.process, (int) handle, Rights.RECEIVE);
        if (!(object instanceof Receiver receiver)) {
            return 0;
        }
        if (!VectorState.controlsAreDefault()) {
            return 0;
        }
        Dispatch.LOCK.lock();
        ThreadObject client = server.caller;
        if (client == null || receiver.firstCaller != null || (client.attention | server.attention) != 0
                || !Scheduler.mayHandOver(client.priority)) {
            Dispatch.LOCK.unlock();
            return 0;
        }

        // --- Point of no return. ---

        server.caller = null;
        client.server = null;
        server.state = ThreadObject.RECEIVING;
        receiver.addServer(server);
        Memory.storeLong(client.frame + FaultRecord.RDI, 0);
        Scheduler.handOver(client);
        Dispatch.LOCK.unlock();
        return client.frame;
    }
}
