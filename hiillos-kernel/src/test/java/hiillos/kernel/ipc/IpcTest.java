package hiillos.kernel.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.capability.Token;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;
import hiillos.word.Memory;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpcTest {
    private static final int[] WORDS = {FaultRecord.RDX, FaultRecord.RBX, FaultRecord.R12, FaultRecord.R13,
        FaultRecord.R14, FaultRecord.R15};

    private Job job;
    private ProcessObject clients;
    private ProcessObject servers;
    private Receiver receiver;
    private int receiverHandle;
    private int senderHandle;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(16 << 20);
        Scheduler.reset();
        job = SimulatedMachine.job(12 << 20);
        clients = TestProcess.process(job);
        servers = TestProcess.process(job);
        assertEquals(Status.OK, Slab.RECEIVER.reserve(job));
        receiver = new Receiver(job, 4);
        receiverHandle = TestProcess.handle(servers, receiver, Rights.RECEIVE | Rights.MINT);
        assertEquals(Status.OK, Slab.SENDER.reserve(job));
        senderHandle = TestProcess.handle(clients, new Sender(job, receiver, 0x77), Rights.SEND);
    }

    private static void runs(ThreadObject thread) {
        Scheduler.ready(thread);
        assertEquals(thread.frame, Scheduler.leave());
        assertSame(thread, Scheduler.current());
    }

    private static void put(ThreadObject thread, int operation, long first) {
        RegisterFrame.set(thread.frame, FaultRecord.RSI, operation);
        for (int i = 0; i < WORDS.length; i++) {
            RegisterFrame.set(thread.frame, WORDS[i], first + i);
        }
    }

    private static void assertMessage(ThreadObject thread, long badge, int operation, long first) {
        assertEquals(0, RegisterFrame.get(thread.frame, FaultRecord.RAX));
        assertEquals(badge, RegisterFrame.get(thread.frame, FaultRecord.RDI));
        assertEquals(operation, RegisterFrame.get(thread.frame, FaultRecord.RSI));
        for (int i = 0; i < WORDS.length; i++) {
            assertEquals(first + i, RegisterFrame.get(thread.frame, WORDS[i]));
        }
    }

    private static long result(ThreadObject thread) {
        return RegisterFrame.get(thread.frame, FaultRecord.RAX);
    }

    @Test
    void aCallMeetsAWaitingServerAndComesBack() {
        ThreadObject server = TestProcess.thread(servers, 5);
        ThreadObject client = TestProcess.thread(clients, 5);
        runs(server);
        assertEquals(Status.OK, Ipc.receive(server, receiverHandle));
        runs(client);
        put(client, 9, 100);
        assertEquals(Status.OK, Ipc.call(client, senderHandle));
        assertEquals(server.frame, Scheduler.leave());
        assertMessage(server, 0x77, 9, 100);
        put(server, 3, 200);
        assertEquals(Status.OK, Ipc.replyReceive(server, receiverHandle));
        assertEquals(client.frame, Scheduler.leave());
        assertMessage(client, 0, 3, 200);
        assertEquals(ThreadObject.RECEIVING, server.state);
    }

    @Test
    void theFastPathDoesTheSame() {
        ThreadObject server = TestProcess.thread(servers, 5);
        ThreadObject client = TestProcess.thread(clients, 5);
        runs(server);
        Ipc.receive(server, receiverHandle);
        runs(client);
        Handover handover = FastIpc.call(senderHandle);
        assertEquals(server.frame, handover.frame());
        assertSame(server, Scheduler.current());
        assertEquals(0x77, handover.detail());
        assertSame(client, server.caller);
        assertEquals(client.frame, FastIpc.replyReceive(receiverHandle).frame());
        assertSame(client, Scheduler.current());
        assertNull(server.caller);
        assertEquals(0, FastIpc.call(12345).frame(), "a bad handle is for the slow path to name");
    }

    /** The one that waits as long as the caller would starve if the caller went on without an alarm. */
    @Test
    void anAnsweredCallerSharesTheProcessorWithItsEquals() {
        for (int way = 0; way < 3; way++) {
            ThreadObject server = TestProcess.thread(servers, 9);
            ThreadObject client = TestProcess.thread(clients, 5);
            ThreadObject equal = TestProcess.thread(clients, 5);
            runs(server);
            Ipc.receive(server, receiverHandle);
            runs(client);
            assertEquals(server.frame, FastIpc.call(senderHandle).frame());
            Scheduler.ready(equal);
            Scheduler.leave();
            assertEquals(Long.MAX_VALUE, Processor.current().alarmNanos, "the server is more");
            if (way == 0) {
                assertEquals(0, FastIpc.replyReceive(receiverHandle).frame());
            } else if (way == 1) {
                assertEquals(0, DirectIpc.replyReceive(receiverHandle, Message.header(0, 1, 0), 0).frame());
            }
            header(server, Message.header(0, 1, 0));
            assertEquals(Status.OK, Ipc.replyReceive(server, receiverHandle));
            Scheduler.leave();
            assertSame(equal, Scheduler.current(), "first come");
            assertTrue(Processor.current().alarmNanos < Long.MAX_VALUE);
            Scheduler.reset();
        }
    }

    /** Where a thread may run does not matter as long as it is here; who is wanted otherwise waits the long way. */
    @Test
    void boundThreadsSwitchStraightToo() {
        ThreadObject server = TestProcess.thread(servers, 5);
        ThreadObject client = TestProcess.thread(clients, 5);
        runs(server);
        Ipc.receive(server, receiverHandle);
        runs(client);
        server.attention = ThreadObject.BOUND;
        client.attention = ThreadObject.BOUND | ThreadObject.CANCELLED;
        assertEquals(0, FastIpc.call(senderHandle).frame());
        client.attention = ThreadObject.BOUND;
        assertEquals(server.frame, FastIpc.call(senderHandle).frame());
        assertSame(client, server.caller);
        server.attention = ThreadObject.BOUND | ThreadObject.KILLED;
        assertEquals(0, FastIpc.replyReceive(receiverHandle).frame());
        server.attention = ThreadObject.BOUND;
        client.affinity = 1L << 1;
        assertEquals(0, FastIpc.replyReceive(receiverHandle).frame(), "the client was sent elsewhere meanwhile");
        client.affinity = 1;
        assertEquals(client.frame, FastIpc.replyReceive(receiverHandle).frame());
        assertEquals(ThreadObject.BOUND, server.attention);
        assertEquals(ThreadObject.BOUND, client.attention);
    }

    @Test
    void theFastPathLeavesHigherPrioritiesTheirTurn() {
        ThreadObject server = TestProcess.thread(servers, 9);
        ThreadObject client = TestProcess.thread(clients, 5);
        ThreadObject middle = TestProcess.thread(clients, 7);
        runs(server);
        Ipc.receive(server, receiverHandle);
        runs(client);
        assertEquals(server.frame, FastIpc.call(senderHandle).frame());
        ready(middle);
        assertEquals(0, FastIpc.replyReceive(receiverHandle).frame());
        assertEquals(Status.OK, Ipc.replyReceive(server, receiverHandle));
        assertEquals(middle.frame, Scheduler.leave());
    }

    /** A server runs with its caller's priority while it works for it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void priorityIsDonated(boolean fast) {
        ThreadObject server = TestProcess.thread(servers, 3);
        ThreadObject client = TestProcess.thread(clients, 6);
        ThreadObject middle = TestProcess.thread(clients, 5);
        runs(server);
        Ipc.receive(server, receiverHandle);
        runs(client);
        ready(middle);
        if (!fast || FastIpc.call(senderHandle).frame() == 0) {
            Ipc.call(client, senderHandle);
        }
        assertEquals(server.frame, Scheduler.leave(), "the middle one waits for the client's server");
        assertEquals(6, server.priority);
        if (!fast || FastIpc.replyReceive(receiverHandle).frame() == 0) {
            Ipc.replyReceive(server, receiverHandle);
        }
        assertEquals(client.frame, Scheduler.leave());
        assertEquals(3, server.priority);
    }

    private static void ready(ThreadObject thread) {
        Dispatch.LOCK.lock();
        Scheduler.ready(thread);
        Dispatch.LOCK.unlock();
    }

    @Test
    void callersAreServedInOrder() {
        ThreadObject first = TestProcess.thread(clients, 5);
        ThreadObject second = TestProcess.thread(clients, 5);
        ThreadObject server = TestProcess.thread(servers, 5);
        runs(first);
        put(first, 1, 10);
        Ipc.call(first, senderHandle);
        runs(second);
        put(second, 2, 20);
        Ipc.call(second, senderHandle);
        runs(server);
        Ipc.receive(server, receiverHandle);
        assertMessage(server, 0x77, 1, 10);
        assertEquals(0, FastIpc.replyReceive(receiverHandle).frame(), "another caller waits: slow path");
        Ipc.replyReceive(server, receiverHandle);
        assertMessage(server, 0x77, 2, 20);
        assertEquals(ThreadObject.READY, first.state);
        assertEquals(ThreadObject.AWAITING_REPLY, second.state);
    }

    @Test
    void aServersDeathIsToldToItsCaller() {
        ThreadObject server = TestProcess.thread(servers, 5);
        ThreadObject client = TestProcess.thread(clients, 5);
        runs(server);
        Ipc.receive(server, receiverHandle);
        runs(client);
        Ipc.call(client, senderHandle);
        servers.end(1);
        assertEquals(ThreadObject.READY, client.state);
        assertEquals(-Status.REPLY_DROPPED, result(client));
        runs(client);
        assertEquals(Status.PEER_CLOSED, Ipc.call(client, senderHandle));
    }

    @Test
    void receivingAgainDropsTheUnansweredCall() {
        ThreadObject server = TestProcess.thread(servers, 5);
        ThreadObject client = TestProcess.thread(clients, 5);
        runs(client);
        Ipc.call(client, senderHandle);
        runs(server);
        Ipc.receive(server, receiverHandle);
        Ipc.receive(server, receiverHandle);
        assertEquals(-Status.REPLY_DROPPED, result(client));
        assertEquals(Status.NO_CALLER, Ipc.reply(server));
    }

    @Test
    void closingTheReceiverFreesThoseWhoWait() {
        ThreadObject client = TestProcess.thread(clients, 5);
        runs(client);
        Ipc.call(client, senderHandle);
        assertEquals(ThreadObject.CALLING, client.state);
        HandleTable.close(servers, receiverHandle);
        Reclaimer.drain();
        assertEquals(ThreadObject.READY, client.state);
        assertEquals(-Status.PEER_CLOSED, result(client));
    }

    @Test
    void whoAnswersDoesNotWaitAtAReceiverWhosePayerWasKilled() {
        assertEquals(Status.OK, job.reserveChild(1 << 20));
        Job payer = job.child(1 << 20, 10);
        assertEquals(Status.OK, Slab.RECEIVER.reserve(payer));
        Receiver lost = new Receiver(payer, 0);
        int lostHandle = TestProcess.handle(servers, lost, Rights.RECEIVE);
        ThreadObject server = TestProcess.thread(servers, 5);
        ThreadObject client = TestProcess.thread(clients, 5);
        runs(server);
        Ipc.receive(server, receiverHandle);
        runs(client);
        assertEquals(server.frame, FastIpc.call(senderHandle).frame());
        payer.kill();
        Reclaimer.drain();
        assertTrue(lost.isClosed());
        assertEquals(0, FastIpc.replyReceive(lostHandle).frame(), "left to the slow path");
        put(server, 3, 200);
        assertEquals(Status.PEER_CLOSED, Ipc.replyReceive(server, lostHandle));
        assertEquals(ThreadObject.READY, client.state);
        assertMessage(client, 0, 3, 200);
    }

    @Test
    void aCallersDeathLeavesItsServerInPeace() {
        ThreadObject server = TestProcess.thread(servers, 5);
        ThreadObject client = TestProcess.thread(clients, 5);
        runs(server);
        Ipc.receive(server, receiverHandle);
        runs(client);
        Ipc.call(client, senderHandle);
        clients.end(1);
        assertNull(server.caller);
        assertEquals(server.frame, Scheduler.leave());
        assertEquals(Status.OK, Ipc.replyReceive(server, receiverHandle));
        assertEquals(ThreadObject.RECEIVING, server.state);
    }

    @Test
    void rightsAreChecked() {
        ThreadObject client = TestProcess.thread(clients, 5);
        runs(client);
        int mute = TestProcess.share(clients, HandleTable.object(clients, senderHandle), Rights.DUPLICATE);
        assertEquals(Status.ACCESS_DENIED, Ipc.call(client, mute));
        assertEquals(Status.WRONG_TYPE, Ipc.receive(client, senderHandle));
        assertEquals(Status.BAD_HANDLE, Ipc.call(client, 0));
    }

    /** Random calls, receives, replies, deaths: the invariants of Ipc and Receiver hold after every step. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void invariantsHold(long seed) {
        var random = new Random(seed);
        ThreadObject[] threads = new ThreadObject[8];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = TestProcess.thread(i < 4 ? clients : servers, 5);
            threads[i].retain();
            Scheduler.ready(threads[i]);
        }
        for (int step = 0; step < 3000; step++) {
            if (Scheduler.leave() == 0) {
                assertTrue(everybodyWaits(threads));
                return;
            }
            ThreadObject thread = Scheduler.current();
            boolean fast = random.nextBoolean();
            if (thread.process == clients) {
                if (!fast || FastIpc.call(senderHandle).frame() == 0) {
                    Ipc.call(thread, senderHandle);
                }
            } else {
                switch (random.nextInt(20)) {
                    case 0 -> Ipc.receive(thread, receiverHandle);
                    case 1 -> Ipc.reply(thread);
                    case 2 -> {
                        if (step > 2500) {
                            thread.end(0);
                        }
                    }
                    default -> {
                        if (!fast || FastIpc.replyReceive(receiverHandle).frame() == 0) {
                            Ipc.replyReceive(thread, receiverHandle);
                        }
                    }
                }
            }
            check(threads);
        }
    }

    private void check(ThreadObject[] threads) {
        int running = 0;
        for (ThreadObject t : threads) {
            running += t.state == ThreadObject.RUNNING ? 1 : 0;
            if (t.state == ThreadObject.AWAITING_REPLY) {
                assertSame(t, t.server.caller);
            } else {
                assertNull(t.server);
            }
            if (t.caller != null) {
                assertSame(t, t.caller.server);
                assertNotEquals(ThreadObject.ENDED, t.state);
            }
            assertSame(t.state == ThreadObject.CALLING ? receiver : null, t.queue);
            assertEquals(t.state == ThreadObject.RECEIVING, isWaiting(t));
        }
        assertTrue(running <= 1);
        assertTrue(receiver.first() == null || receiver.firstServer == null);
    }

    private boolean isWaiting(ThreadObject thread) {
        ThreadObject at = receiver.firstServer;
        while (at != null && at != thread) {
            assertTrue(at.nextServer == null || at.nextServer.previousServer == at);
            at = at.nextServer;
        }
        return at != null;
    }

    private static boolean everybodyWaits(ThreadObject[] threads) {
        for (ThreadObject t : threads) {
            if (t.state == ThreadObject.READY || t.state == ThreadObject.RUNNING) {
                return false;
            }
        }
        return true;
    }

    @Test
    void theTypesAreWhatTheHandlesSay() {
        assertEquals(Status.OK, HandleTable.check(clients, senderHandle, ObjectType.SENDER, Rights.SEND));
        assertEquals(Status.OK, HandleTable.check(servers, receiverHandle, ObjectType.RECEIVER, Rights.RECEIVE));
    }

    private static long withBuffer(ThreadObject thread) {
        thread.buffer = PhysicalMemory.direct(PhysicalMemory.allocatePage());
        return thread.buffer;
    }

    private static void header(ThreadObject thread, long header) {
        RegisterFrame.set(thread.frame, FaultRecord.RSI, header);
    }

    @Test
    void badHeadersAreRefusedBeforeAnythingHappens() {
        ThreadObject client = TestProcess.thread(clients, 5);
        runs(client);
        for (long bad : new long[] {1L << 49, Message.NOTIFICATION, Message.KERNEL, 1L << 63, Message.header(1, 0, 17)}) {
            header(client, bad);
            assertEquals(Status.BAD_ARGUMENT, Ipc.call(client, senderHandle));
            assertEquals(0, DirectIpc.call(senderHandle, bad, 0).frame());
            assertEquals(ThreadObject.RUNNING, client.state);
        }
        header(client, Message.header(1, 7, 0));
        assertEquals(Status.NO_BUFFER, Ipc.call(client, senderHandle));
        withBuffer(client);
        assertEquals(Status.BAD_ARGUMENT, KernelMessage.sendOneWay(client, senderHandle), "one way, registers only");
    }

    /** A message that cannot be delivered whole changes nothing, whoever is to blame. */
    @Test
    void handlesMoveAllOrNone() {
        ThreadObject server = TestProcess.thread(servers, 5);
        ThreadObject client = TestProcess.thread(clients, 5);
        long from = withBuffer(client);
        int good = TestProcess.handle(clients, token(), Rights.ALL);
        int fixed = TestProcess.handle(clients, token(), Rights.READ);
        runs(server);
        Ipc.receive(server, receiverHandle);
        runs(client);
        header(client, Message.header(1, 0, 2));
        long move = (long) IpcBuffer.MOVE << 32;
        Memory.storeLong(from, move | good);
        Memory.storeLong(from + 8, move | fixed);
        assertEquals(Status.NO_BUFFER, Ipc.call(client, senderHandle), "the server has none");
        long to = withBuffer(server);
        int before = servers.countHandles();
        assertEquals(Status.ACCESS_DENIED, Ipc.call(client, senderHandle));
        Memory.storeLong(from + 8, move | good);
        assertEquals(Status.BAD_HANDLE, Ipc.call(client, senderHandle), "twice");
        Memory.storeLong(from + 8, 0x3fff);
        assertEquals(Status.BAD_HANDLE, Ipc.call(client, senderHandle));
        assertEquals(before, servers.countHandles());
        assertEquals(Rights.ALL & ~(Rights.SEND | Rights.RECEIVE), HandleTable.rights(clients, good));
        assertEquals(ThreadObject.RECEIVING, server.state);
        Memory.storeLong(from, (long) (Rights.READ | Rights.TRANSFER) << 32 | good);
        Memory.storeLong(from + 8, (Rights.ALL | (long) IpcBuffer.MOVE) << 32 | good);
        assertEquals(Status.OK, Ipc.call(client, senderHandle));
        assertEquals(0, HandleTable.look(clients, good), "moved");
        int copy = Memory.loadInt(to);
        assertEquals(ObjectType.LOG, Memory.loadInt(to + 4));
        assertEquals(Rights.READ | Rights.TRANSFER, HandleTable.rights(servers, copy));
        assertSame(HandleTable.object(servers, copy), HandleTable.object(servers, Memory.loadInt(to + 8)));
        assertEquals(2, HandleTable.object(servers, copy).handles());
    }

    private Token token() {
        assertEquals(Status.OK, Slab.TOKEN.reserve(job));
        return new Token(ObjectType.LOG, job);
    }

    /** An answer that cannot be delivered is the server's error, and it may answer again. */
    @Test
    void anAnswerThatDoesNotFitCanBeRepeated() {
        ThreadObject server = TestProcess.thread(servers, 5);
        ThreadObject client = TestProcess.thread(clients, 5);
        withBuffer(server);
        runs(client);
        put(client, 1, 1);
        Ipc.call(client, senderHandle);
        runs(server);
        Ipc.receive(server, receiverHandle);
        header(server, Message.header(0, 100, 0));
        assertEquals(Status.NO_BUFFER, Ipc.replyReceive(server, receiverHandle));
        assertSame(client, server.caller);
        assertEquals(ThreadObject.AWAITING_REPLY, client.state);
        put(server, 0, 7);
        assertEquals(Status.OK, Ipc.reply(server));
        assertEquals(ThreadObject.READY, client.state);
    }

    @Test
    void deadlinesEndCallsAndReceives() {
        Clock.simulate(1000);
        ThreadObject server = TestProcess.thread(servers, 5);
        ThreadObject client = TestProcess.thread(clients, 5);
        runs(client);
        header(client, Message.header(1, 0, 0) | Message.DEADLINE);
        RegisterFrame.set(client.frame, FaultRecord.R8, 0);
        assertEquals(Status.SHOULD_WAIT, Ipc.call(client, senderHandle));
        RegisterFrame.set(client.frame, FaultRecord.R8, 2000);
        assertEquals(Status.OK, Ipc.call(client, senderHandle));
        runs(server);
        assertEquals(Status.OK, Ipc.receive(server, receiverHandle));
        Clock.simulate(2500);
        Scheduler.timer(2500);
        assertEquals(-Status.TIMED_OUT, result(client));
        assertNull(server.caller);
        header(server, Message.DEADLINE);
        RegisterFrame.set(server.frame, FaultRecord.R8, 3000);
        assertEquals(Status.OK, Ipc.receive(server, receiverHandle));
        Clock.simulate(3000);
        Scheduler.timer(3000);
        assertEquals(-Status.TIMED_OUT, result(server));
        assertNull(receiver.firstServer);
    }

    @Test
    void oneWayMessagesAreBoundedAndTakeTurnsWithCalls() {
        ThreadObject server = TestProcess.thread(servers, 7);
        ThreadObject client = TestProcess.thread(clients, 5);
        ThreadObject other = TestProcess.thread(clients, 6);
        long charged = job.chargedBytes();
        runs(client);
        for (int i = 0; i < 4; i++) {
            put(client, 3, i);
            assertEquals(Status.OK, KernelMessage.sendOneWay(client, senderHandle));
        }
        assertEquals(Status.SHOULD_WAIT, KernelMessage.sendOneWay(client, senderHandle));
        runs(other);
        put(other, 9, 90);
        Ipc.call(other, senderHandle);
        runs(server);
        Ipc.receive(server, receiverHandle);
        assertEquals(Message.ONE_WAY | 3, RegisterFrame.get(server.frame, FaultRecord.RSI));
        assertNull(server.caller);
        Ipc.receive(server, receiverHandle);
        assertMessage(server, 0x77, 9, 90);
        for (int i = 1; i < 4; i++) {
            put(server, 0, 0);
            Ipc.replyReceive(server, receiverHandle);
            assertEquals(i, RegisterFrame.get(server.frame, FaultRecord.RDX));
        }
        Reclaimer.drain();
        assertEquals(charged, job.chargedBytes());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aReplyAnswersOnceAndItsEndIsTold(boolean answers) {
        ThreadObject server = TestProcess.thread(servers, 5);
        ThreadObject client = TestProcess.thread(clients, 5);
        runs(client);
        put(client, 1, 1);
        Ipc.call(client, senderHandle);
        runs(server);
        Ipc.receive(server, receiverHandle);
        assertEquals(Status.OK, Slab.REPLY.reserve(job));
        Reply reply = new Reply(job);
        assertTrue(Ipc.takeReply(server, reply));
        int handle = TestProcess.handle(servers, reply, Rights.TRANSFER);
        assertEquals(Status.NO_CALLER, Ipc.reply(server));
        put(server, 4, 44);
        if (answers) {
            assertEquals(Status.OK, Ipc.replyTo(server, reply));
            assertMessage(client, 0, 4, 44);
            assertEquals(Status.NO_CALLER, Ipc.replyTo(server, reply));
        }
        HandleTable.close(servers, handle);
        Reclaimer.drain();
        assertEquals(answers ? 0 : -Status.REPLY_DROPPED, result(client));
        assertEquals(ThreadObject.READY, client.state);
    }
}
