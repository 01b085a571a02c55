package hiillos.kernel.syscall;

import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.ipc.Ipc;

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

    private static long finish(int status) {
        return status == Status.OK ? Dispatcher.NO_RESULT : -status;
    }
}
