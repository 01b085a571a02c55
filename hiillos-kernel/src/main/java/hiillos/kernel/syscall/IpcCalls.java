package hiillos.kernel.syscall;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.ipc.Ipc;
import hiillos.kernel.ipc.KernelMessage;
import hiillos.kernel.ipc.Reply;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.memory.UserMemory;

/** Messages; what {@link hiillos.kernel.ipc.FastIpc} did not do. */
final class IpcCalls {
    private IpcCalls() {}

    static long call(ThreadObject thread, int sender) {
        return finish(Ipc.call(thread, sender));
    }

    static long replyReceive(ThreadObject thread, int receiver) {
        return finish(Ipc.replyReceive(thread, receiver));
    }

    static long receive(ThreadObject thread, int receiver) {
        return finish(Ipc.receive(thread, receiver));
    }

    static long reply(ThreadObject thread) {
        return finish(Ipc.reply(thread));
    }

    static long send(ThreadObject thread, int sender) {
        return finish(KernelMessage.sendOneWay(thread, sender));
    }

    static long replyTo(ThreadObject thread, int handle) {
        Reply reply = (Reply) HandleTable.get(thread.process, handle, ObjectType.REPLY, 0);
        if (reply == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.REPLY, 0);
        }
        int status = Ipc.replyTo(thread, reply);
        if (status == Status.OK) {
            HandleTable.close(thread.process, handle);
        }
        return finish(status);
    }

    static long takeReply(ThreadObject thread) {
        if (thread.caller == null) {
            return -Status.NO_CALLER;
        }
        Job job = thread.process.payer();
        int status = HandleCalls.reserve(thread, Slab.REPLY, job);
        if (status != Status.OK) {
            return -status;
        }

        // --- Point of no return. ---

        Reply reply = new Reply(job);
        // A caller that has gone meanwhile leaves a Reply that answers nobody, as it would a moment later.
        Ipc.takeReply(thread, reply);
        return HandleTable.insert(thread.process, reply, Rights.READ | Rights.TRANSFER);
    }

    static long setBuffer(ThreadObject thread, long address) {
        long page = 0;
        if (address != 0) {
            page = UserMemory.pin(thread.process.vmem(), address);
            if (page > 0) {
                return -page;
            }
        }

        // --- Point of no return. ---

        if (thread.buffer != 0) {
            UserMemory.unpin(thread.buffer);
        }
        thread.buffer = page;
        return 0;
    }

    private static long finish(int status) {
        return status == Status.OK ? Dispatcher.NO_RESULT : -status;
    }
}
