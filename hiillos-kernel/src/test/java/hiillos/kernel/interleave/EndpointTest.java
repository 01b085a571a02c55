package hiillos.kernel.interleave;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.capability.Token;
import hiillos.kernel.ipc.DirectIpc;
import hiillos.kernel.ipc.FastIpc;
import hiillos.kernel.ipc.Ipc;
import hiillos.kernel.ipc.Notify;
import hiillos.kernel.ipc.Receiver;
import hiillos.kernel.ipc.Sender;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.Requests;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;
import hiillos.kernel.schedule.Stop;
import hiillos.word.Memory;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Endpoints and notifications between processors. */
class EndpointTest {
    private static final int RUNS = 300;

    /** A client on processor 0 and a server on processor 1, each in the kernel for a call of its own. */
    private abstract static class Machine implements Scenario {
        final Job job;
        final ProcessObject clients;
        final ProcessObject servers;
        final ThreadObject client;
        final ThreadObject server;
        final int receiverHandle;
        final int senderHandle;

        Machine() {
            SimulatedMachine.start(8 << 20);
            Scheduler.reset();
            SimulatedMachine.setProcessors(2);
            job = SimulatedMachine.job(6 << 20);
            clients = TestProcess.process(job);
            servers = TestProcess.process(job);
            check(Slab.RECEIVER.reserve(job) == Status.OK && Slab.SENDER.reserve(job) == Status.OK, "cells");
            Receiver receiver = new Receiver(job, 1);
            receiverHandle = TestProcess.handle(servers, receiver, Rights.RECEIVE);
            senderHandle = TestProcess.handle(clients, new Sender(job, receiver, 5), Rights.SEND);
            client = TestProcess.thread(clients, 5);
            server = TestProcess.thread(servers, 5);
            client.affinity = 1;
            TestProcess.runsOn(client, 0);
            server.affinity = 2;
            TestProcess.runsOn(server, 1);
        }

        static void check(boolean good, String what) {
            if (!good) {
                throw new AssertionError(what);
            }
        }

        static void stay(Runnable kernel) {
            Run.stay(() -> {
                kernel.run();
                Scheduler.leave();
            });
        }

        @Override
        public void interrupt() {
            Requests.interrupt();
            Scheduler.leave();
        }

        void call() {
            if (Processor.current().thread != client) {
                // An interrupt came first and ended it.
                return;
            }
            RegisterFrame.set(client.frame, FaultRecord.RSI, Message.header(1, 1, 0));
            RegisterFrame.set(client.frame, FaultRecord.RDX, 42);
            int status = Ipc.call(client, senderHandle);
            if (status != Status.OK) {
                client.setResult(-status);
            }
        }

        void receive() {
            RegisterFrame.set(server.frame, FaultRecord.RSI, 0);
            int status = Ipc.receive(server, receiverHandle);
            if (status != Status.OK) {
                server.setResult(-status);
            }
        }

        long result(ThreadObject thread) {
            return RegisterFrame.get(thread.frame, FaultRecord.RAX);
        }

        boolean runs(ThreadObject thread) {
            return thread.state == ThreadObject.RUNNING || thread.state == ThreadObject.READY;
        }
    }

    /** One calls while the other begins to receive: the message arrives, whoever comes first. */
    static final class CallAndReceive extends Machine {
        @Override
        public List<Runnable> processors() {
            return List.of(() -> stay(this::call), () -> stay(this::receive));
        }

        @Override
        public void check() {
            check(client.state == ThreadObject.AWAITING_REPLY && client.server == server && server.caller == client,
                    "the server has the call");
            check(RegisterFrame.get(server.frame, FaultRecord.RDX) == 42 && runs(server), "the server runs with the message");
        }
    }

    /** One calls while the other closes the Receiver: an error, now or after it was queued. */
    static final class CallAndClose extends Machine {
        @Override
        public List<Runnable> processors() {
            return List.of(() -> stay(this::call), () -> stay(() -> HandleTable.close(servers, receiverHandle)));
        }

        @Override
        public void check() {
            SimulatedMachine.setProcessors(1);
            Reclaimer.drain();
            check(result(client) == -Status.PEER_CLOSED && runs(client), "the caller got PEER_CLOSED");
        }
    }

    /** One calls while the other kills the caller. */
    static final class CallAndKill extends Machine {
        @Override
        public List<Runnable> processors() {
            return List.of(() -> stay(this::call), () -> stay(() -> client.end(1)));
        }

        @Override
        public void check() {
            check(client.state == ThreadObject.ENDED && client.queue == null, "the caller has ended and waits nowhere");
            Processor.of(0).thread = null;
            Dispatch.LOCK.lock();
            check(((Receiver) HandleTable.object(servers, receiverHandle)).first() == null, "nobody is queued");
            Dispatch.LOCK.unlock();
        }
    }

    /** The client is cancelled while its server answers: it has the answer or CANCELLED, never neither. */
    static final class AnswerAndCancel extends Machine {
        AnswerAndCancel() {
            call();
            receive();
            RegisterFrame.set(server.frame, FaultRecord.RSI, Message.header(0, 1, 0));
            RegisterFrame.set(server.frame, FaultRecord.RDX, 43);
        }

        @Override
        public List<Runnable> processors() {
            return List.of(() -> stay(() -> {
                Dispatch.LOCK.lock();
                Stop.cancel(client);
                Dispatch.LOCK.unlock();
            }), () -> stay(() -> {
                if (DirectIpc.replyReceive(receiverHandle, Message.header(0, 1, 0), 0).frame() == 0) {
                    Ipc.replyReceive(server, receiverHandle);
                }
            }));
        }

        @Override
        public void check() {
            boolean answered = result(client) == 0 && RegisterFrame.get(client.frame, FaultRecord.RDX) == 43;
            check(runs(client) && (answered || result(client) == -Status.CANCELLED), "the client is back");
            check(client.server == null && server.caller == null && server.state == ThreadObject.RECEIVING, "no links are left");
        }
    }

    /** One waits for bits while the other signals them. */
    static final class SignalAndWait extends Machine {
        private final Notify notify;

        SignalAndWait() {
            check(Slab.NOTIFY.reserve(job) == Status.OK, "a cell");
            notify = new Notify(job);
        }

        @Override
        public List<Runnable> processors() {
            return List.of(() -> stay(() -> notify.await(client, 6, Long.MAX_VALUE)), () -> stay(() -> {
                notify.signal(1);
                notify.signal(2);
            }));
        }

        @Override
        public void check() {
            check(runs(client) && RegisterFrame.get(client.frame, FaultRecord.RDX) == 2, "the waiter has its bit");
        }
    }

    /** A call moves two handles while another processor closes the first and uses its slot again: both arrive, or none. */
    static class MoveAndClose extends Machine {
        private static final int TABLE = 511;

        private final Token kept = token();
        private final Token moved = token();
        private final int handle = TestProcess.handle(clients, moved, Rights.ALL);
        final int extra;
        final int before;
        private boolean closed;

        MoveAndClose() {
            this(false);
        }

        MoveAndClose(boolean twice) {
            int other = TestProcess.handle(clients, kept, Rights.ALL);
            extra = TestProcess.share(clients, kept, Rights.ALL);
            while (clients.countHandles() < TABLE) {
                TestProcess.share(clients, kept, Rights.ALL);
            }
            client.buffer = buffer(handle, twice ? handle : other);
            server.buffer = buffer(0, 0);
            receive();
            Processor.of(1).thread = null;
            server.processor = Processor.of(0);
            server.affinity = -1;
            client.affinity = -1;
            TestProcess.runsOn(client, 0);
            before = servers.countHandles();
        }

        private Token token() {
            check(Slab.TOKEN.reserve(job) == Status.OK, "a cell");
            return new Token(ObjectType.LOG, job);
        }

        private static long buffer(int... handles) {
            long buffer = PhysicalMemory.direct(PhysicalMemory.allocatePage());
            for (int i = 0; i < handles.length; i++) {
                Memory.storeLong(buffer + IpcBuffer.handle(i), (long) (Rights.ALL | IpcBuffer.MOVE) << 32 | handles[i]);
            }
            return buffer;
        }

        @Override
        public List<Runnable> processors() {
            return List.of(() -> stay(this::move), () -> Run.stay(this::closeAndUse));
        }

        final void move() {
            long header = Message.header(1, 0, 2);
            RegisterFrame.set(client.frame, FaultRecord.RSI, header);
            if (FastIpc.callWithHandles(senderHandle, header).frame() == 0) {
                client.setResult(-Ipc.call(client, senderHandle));
            }
        }

        private void closeAndUse() {
            closed = HandleTable.close(clients, handle) == Status.OK;
            if (closed) {
                check(HandleTable.close(clients, extra) == Status.OK, "the other one is there");
                TestProcess.share(clients, kept, Rights.ALL);
            }
        }

        @Override
        public void check() {
            check(closed == (servers.countHandles() == before), "none arrive exactly when one was closed first");
            check(closed || HandleTable.object(servers, Memory.loadInt(server.buffer + IpcBuffer.handle(0))) == moved,
                    "what arrives is what was sent");
            check(closed || moved.handles() == 1 && moved.references() == 1, "a move counts nothing");
            check(clients.countHandles() == TABLE - (closed ? 1 : 2), "the rest stays");
        }
    }

    /** The same handle twice in a message: an error. */
    static final class MoveTwice extends MoveAndClose {
        MoveTwice() {
            super(true);
        }

        @Override
        public List<Runnable> processors() {
            return List.of(() -> {
                HandleTable.close(clients, extra);
                stay(this::move);
            });
        }

        @Override
        public void check() {
            check(result(client) == -Status.BAD_HANDLE && servers.countHandles() == before, "refused");
        }
    }

    private static void findsNothing(Supplier<Scenario> scenario) {
        AssertionError found = Explorer.explore(scenario, RUNS, 1);
        if (found != null) {
            throw found;
        }
    }

    @Test
    void aCallArrives() {
        findsNothing(CallAndReceive::new);
    }

    @Test
    void aClosedReceiverFailsItsCallers() {
        findsNothing(CallAndClose::new);
    }

    @Test
    void anEndedCallerIsForgotten() {
        findsNothing(CallAndKill::new);
    }

    @Test
    void anAnswerAndACancelMeet() {
        findsNothing(AnswerAndCancel::new);
    }

    @Test
    void aSignalIsNotLost() {
        findsNothing(SignalAndWait::new);
    }

    @Test
    void handlesMoveTogether() {
        findsNothing(MoveAndClose::new);
        findsNothing(MoveTwice::new);
    }

    @ParameterizedTest
    @CsvSource({
        "ipc.Ipc.call, SpinLock.lock, SpinLock.unlock, CallAndReceive",
        "ipc.Ipc.callLocked, Receiver.isClosed, Receiver.isClosed, CallAndClose",
        "schedule.Scheduler.block, Stop.kill, Stop.kill, CallAndKill",
        "ipc.Ipc.receive, SpinLock.lock, SpinLock.unlock, CallAndReceive",
        "ipc.Notify.await, SpinLock.lock, SpinLock.unlock, SignalAndWait",
        "ipc.Notify.signal, SpinLock.lock, SpinLock.unlock, SignalAndWait",
        "capability.HandleMove.tryMove, HandleMove.generations, HandleMove.generations, MoveAndClose",
        "capability.HandleMove.tryMove, HandleMove.same, HandleMove.same, MoveTwice",
        "capability.HandleTable.close, HandleTable.lock, HandleTable.unlock, MoveAndClose"})
    void seededBugsAreFound(String method, String callee, String other, String scenario) throws ClassNotFoundException {
        Class<? extends Scenario> type = Class.forName(EndpointTest.class.getName() + "$" + scenario)
                .asSubclass(Scenario.class);
        assertNotNull(new SeededBug(method, callee, other).explore(type, RUNS, 1), "nothing was noticed");
    }
}
