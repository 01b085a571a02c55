package hiillos.kernel.ipc;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.schedule.Scheduler;
import hiillos.word.AlwaysInline;
import hiillos.word.Memory;
import hiillos.word.RawMemory;
import hiillos.word.NoAllocation;

/**
 * call and replyRecv when the peer waits and nobody has a better claim to the processor: a straight switch.
 *
 * <p>Five message words stay in rbx and r12–r15, which compiled Java keeps; header and first word ride on the kernel's
 * stack in the entry stub. Only rip, rsp, rflags and rbp were saved. So a thread that blocks here must be finished either by
 * here or with {@link Ipc}'s full frames: whatever {@link Ipc} later stores into the frame is loaded by the exit that the
 * frame's vector (a system call's) chooses.
 */
@NoAllocation(reason = "system call path")
@RawMemory(reason = "reads and writes saved registers")
public final class FastIpc {
    private static final int SYSTEM_CALL = 256;

    private FastIpc() {}

    /** Returns the frame of the thread that runs now, its badge in rdi's place; 0: nothing was done, take the slow path. */
    @AlwaysInline(reason = "the entry stub calls a method that does nothing else")
    public static long call(long handle) {
        ThreadObject client = Scheduler.current();
        KernelObject object = HandleTable.get(client.process, (int) handle, ObjectType.SENDER, Rights.SEND);
        if (object == null) {
            return 0;
        }
        Sender sender = (Sender) object;
        Receiver receiver = sender.receiver;
        ThreadObject server = receiver.firstServer;
        if (server == null || server.vectorSaved || !Scheduler.mayHandOver(server.priority)) {
            return 0;
        }

        // --- Point of no return. ---

        receiver.removeServer(server);
        client.state = ThreadObject.AWAITING_REPLY;
        client.server = server;
        server.caller = client;
        Memory.storeLong(client.frame + FaultRecord.VECTOR, SYSTEM_CALL);
        Memory.storeLong(server.frame + FaultRecord.RDI, sender.badge);
        Scheduler.handOver(server);
        return server.frame;
    }

    /** As {@link #call}: answers the current thread's caller and switches to it, while the current one waits for the next. */
    @AlwaysInline(reason = "the entry stub calls a method that does nothing else")
    public static long replyReceive(long handle) {
        ThreadObject server = Scheduler.current();
        ThreadObject client = server.caller;
        if (client == null || client.vectorSaved || !Scheduler.mayHandOver(client.priority)) {
            return 0;
        }
        KernelObject object = HandleTable.get(server.process, (int) handle, ObjectType.RECEIVER, Rights.RECEIVE);
        if (object == null) {
            return 0;
        }
        Receiver receiver = (Receiver) object;
        if (receiver.firstCaller != null) {
            return 0;
        }

        // --- Point of no return. ---

        server.caller = null;
        client.server = null;
        server.state = ThreadObject.RECEIVING;
        receiver.addServer(server);
        Memory.storeLong(server.frame + FaultRecord.VECTOR, SYSTEM_CALL);
        Memory.storeLong(client.frame + FaultRecord.RDI, 0);
        Scheduler.handOver(client);
        return client.frame;
    }
}
