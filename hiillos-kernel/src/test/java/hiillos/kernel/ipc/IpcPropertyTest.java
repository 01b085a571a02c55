package hiillos.kernel.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;
import hiillos.kernel.schedule.Stop;
import hiillos.word.Memory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random threads call, answer, wait, keep Replies, signal, are cancelled, suspended and killed: after every step the links
 * between them are whole, every call ends with its own answer or an allowed error, and at the end nothing is left.
 */
class IpcPropertyTest {
    private static final int STEPS = 3000;
    private static final long ANSWER = 0x5555_0000_0000L;
    private static final int[] WORDS = {FaultRecord.RDX, FaultRecord.RBX, FaultRecord.R12, FaultRecord.R13,
        FaultRecord.R14, FaultRecord.R15};

    private Job job;
    private ProcessObject clients;
    private ProcessObject servers;
    private Receiver receiver;
    private Notify notify;
    private int receiverHandle;
    private int senderHandle;
    private final List<ThreadObject> threads = new ArrayList<>();
    private final Map<ThreadObject, Long> calls = new HashMap<>();
    private final Map<Integer, Long> replies = new HashMap<>();
    private final List<Integer> tokens = new ArrayList<>();
    private long now = 1000;
    private long nextCall = 1;
    private int answered;
    private int failed;
    private Random random;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(16 << 20);
        Scheduler.reset();
        Clock.simulate(now);
        job = SimulatedMachine.job(12 << 20);
    }

    private void populate() {
        clients = TestProcess.process(job);
        servers = TestProcess.process(job);
        assertEquals(Status.OK, Slab.RECEIVER.reserve(job));
        receiver = new Receiver(job, 4);
        receiverHandle = TestProcess.handle(servers, receiver, Rights.RECEIVE | Rights.MINT);
        assertEquals(Status.OK, Slab.SENDER.reserve(job));
        senderHandle = TestProcess.handle(clients, new Sender(job, receiver, 0x77), Rights.SEND);
        assertEquals(Status.OK, Slab.NOTIFY.reserve(job));
        notify = new Notify(job);
        TestProcess.handle(servers, notify, Rights.READ | Rights.WRITE);
        assertEquals(Status.OK, notify.bind(receiver, 0x99));
        for (int i = 0; i < 3; i++) {
            assertEquals(Status.OK, Slab.TOKEN.reserve(job));
            tokens.add(TestProcess.handle(clients, new Token(ObjectType.LOG, job), Rights.ALL));
        }
        for (int i = 0; i < 8; i++) {
            ThreadObject thread = TestProcess.thread(i < 5 ? clients : servers, 3 + i % 3);
            thread.retain();
            if (i != 4) {
                thread.buffer = PhysicalMemory.direct(PhysicalMemory.allocatePage());
            }
            threads.add(thread);
            locked(() -> Scheduler.ready(thread));
        }
    }

    private static void locked(Runnable change) {
        Dispatch.LOCK.lock();
        change.run();
        Dispatch.LOCK.unlock();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingIsLostAndNothingIsLeft(long seed) {
        random = new Random(seed);
        long charged = job.chargedBytes();
        populate();
        for (int step = 0; step < STEPS; step++) {
            disturb(step);
            if (Scheduler.leave() == 0) {
                now += 400;
                Clock.simulate(now);
                Scheduler.timer(now);
                resumeAll();
            } else {
                act(Scheduler.current());
            }
            check();
        }
        assertTrue(answered > 200, "answered " + answered);
        assertTrue(failed > 20, "failed " + failed);
        for (ThreadObject thread : threads) {
            dropBuffer(thread);
        }
        clients.end(1);
        servers.end(1);
        threads.forEach(ThreadObject::release);
        clients.release();
        servers.release();
        Scheduler.leave();
        Reclaimer.drain();
        for (Slab slab : List.of(Slab.RECEIVER, Slab.SENDER, Slab.REPLY, Slab.NOTIFY, Slab.MESSAGE, Slab.TOKEN, Slab.THREAD,
                Slab.PROCESS)) {
            assertEquals(0, slab.used(), slab.name());
        }
        assertEquals(charged, job.chargedBytes());
    }

    private static void dropBuffer(ThreadObject thread) {
        if (thread.buffer != 0) {
            PhysicalMemory.freePage(PhysicalMemory.physical(thread.buffer));
            thread.buffer = 0;
        }
    }

    /** What may come from outside at any time. */
    private void disturb(int step) {
        ThreadObject any = threads.get(random.nextInt(threads.size()));
        switch (random.nextInt(60)) {
            case 0 -> locked(() -> Stop.cancel(any));
            case 1 -> locked(() -> Stop.suspend(any));
            case 2, 3 -> resumeAll();
            case 4 -> notify.signal(1L << random.nextInt(8));
            case 5 -> {
                now += random.nextInt(300);
                Clock.simulate(now);
                Scheduler.timer(now);
            }
            case 6 -> {
                if (step > STEPS - 200) {
                    dropBuffer(any);
                    any.end(1);
                }
            }
            default -> { }
        }
    }

    private void resumeAll() {
        for (ThreadObject thread : threads) {
            while (thread.suspendCount > 0 && thread.state != ThreadObject.ENDED) {
                locked(() -> Stop.resume(thread));
            }
        }
    }

    private void act(ThreadObject thread) {
        if (thread.process == clients) {
            finishCall(thread);
            if (random.nextInt(8) == 0) {
                put(thread, Message.header(2, 1, 0), -1);
                result(thread, KernelMessage.sendOneWay(thread, senderHandle));
            } else {
                call(thread);
            }
        } else {
            serve(thread);
        }
    }

    /** The thread is back from its call: with its own answer or an error that there is. */
    private void finishCall(ThreadObject thread) {
        Long id = calls.remove(thread);
        if (id == null) {
            return;
        }
        long result = RegisterFrame.get(thread.frame, FaultRecord.RAX);
        if (result == 0) {
            assertEquals(id ^ ANSWER, RegisterFrame.get(thread.frame, FaultRecord.RDX), "the answer is another call's");
            answered++;
            for (int i = 0; i < Message.countHandles(RegisterFrame.get(thread.frame, FaultRecord.RSI)); i++) {
                tokens.add(Memory.loadInt(thread.buffer + IpcBuffer.handle(i)));
            }
        } else {
            assertTrue(List.of(Status.TIMED_OUT, Status.CANCELLED, Status.REPLY_DROPPED, Status.SHOULD_WAIT, Status.NO_BUFFER,
                    Status.BAD_HANDLE, Status.PEER_CLOSED).contains((int) -result), Status.name(result));
            failed++;
        }
        tokens.removeIf(handle -> HandleTable.look(clients, handle) == 0);
    }

    private void call(ThreadObject thread) {
        int countWords = random.nextInt(4) == 0 ? 7 + random.nextInt(249) : random.nextInt(7);
        int countHandles = random.nextInt(5) == 0 ? Math.min(1 + random.nextInt(2), tokens.size()) : 0;
        long header = Message.header(1, countWords, countHandles) | (random.nextInt(3) == 0 ? Message.DEADLINE : 0);
        long id = nextCall++;
        calls.put(thread, id);
        put(thread, header, id);
        if (thread.buffer != 0) {
            for (int i = 0; i < countHandles; i++) {
                long rights = Rights.ALL | (random.nextBoolean() ? IpcBuffer.MOVE : 0);
                Memory.storeLong(thread.buffer + IpcBuffer.handle(i), rights << 32 | tokens.get(i));
            }
            Memory.storeLong(thread.buffer + IpcBuffer.word(6), id);
        }
        long deadline = now + random.nextInt(500) - 20;
        RegisterFrame.set(thread.frame, FaultRecord.R8, deadline);
        boolean short6 = header >>> 32 <= IpcBuffer.REGISTER_WORDS;
        Handover handover = switch (random.nextInt(3)) {
            case 0 -> short6 ? FastIpc.call(senderHandle) : DirectIpc.call(senderHandle, header, deadline);
            case 1 -> DirectIpc.call(senderHandle, header, deadline);
            default -> new Handover(0, 0);
        };
        if (handover.frame() == 0) {
            result(thread, Ipc.call(thread, senderHandle));
        } else {
            ride(thread, handover);
        }
    }

    /** What the entry stub and the registers do: the words stay, the rest is Java's answer. */
    private static void ride(ThreadObject from, Handover handover) {
        for (int register : WORDS) {
            RegisterFrame.set(handover.frame(), register, RegisterFrame.get(from.frame, register));
        }
        RegisterFrame.set(handover.frame(), FaultRecord.RSI,
                RegisterFrame.get(from.frame, FaultRecord.RSI) & ~Message.DEADLINE);
        RegisterFrame.set(handover.frame(), FaultRecord.RDI, handover.detail());
        RegisterFrame.set(handover.frame(), FaultRecord.RAX, 0);
    }

    private void serve(ThreadObject thread) {
        long header = RegisterFrame.get(thread.frame, FaultRecord.RSI);
        long id = RegisterFrame.get(thread.frame, FaultRecord.RDX);
        if (thread.caller != null) {
            assertEquals(0x77, RegisterFrame.get(thread.frame, FaultRecord.RDI));
            assertEquals(calls.get(thread.caller), (Long) id, "the call is its caller's");
            if (Message.countWords(header) > 6 && RegisterFrame.get(thread.frame, FaultRecord.RAX) == 0) {
                assertEquals(id, Memory.loadLong(thread.buffer + IpcBuffer.word(6)));
            }
        }
        int choice = random.nextInt(20);
        if (choice == 0 && thread.caller != null) {
            keep(thread, id);
        } else if (choice == 1 && !replies.isEmpty()) {
            answerLater(thread);
        } else if (choice == 2) {
            put(thread, 0, 0);
            result(thread, Ipc.receive(thread, receiverHandle));
        } else if (choice == 3 && thread.caller != null) {
            put(thread, Message.header(0, 1, 0), id ^ ANSWER);
            result(thread, Ipc.reply(thread));
        } else {
            answerAndReceive(thread, header, id);
        }
    }

    private void keep(ThreadObject thread, long id) {
        assertEquals(Status.OK, Slab.REPLY.reserve(job));
        Reply reply = new Reply(job);
        assertTrue(Ipc.takeReply(thread, reply));
        replies.put(TestProcess.handle(servers, reply, Rights.TRANSFER), id);
    }

    private void answerLater(ThreadObject thread) {
        int handle = replies.keySet().iterator().next();
        long id = replies.remove(handle);
        if (random.nextInt(3) > 0 && thread.caller == null) {
            put(thread, Message.header(0, 1, 0), id ^ ANSWER);
            int status = Ipc.replyTo(thread, (Reply) HandleTable.get(servers, handle, ObjectType.REPLY, 0));
            assertTrue(status == Status.OK || status == Status.NO_CALLER, Status.name(status));
        }
        HandleTable.close(servers, handle);
    }

    /** Gives handles that came back. */
    private void answerAndReceive(ThreadObject thread, long received, long id) {
        int back = thread.caller != null && thread.buffer != 0 && thread.caller.buffer != 0
                && RegisterFrame.get(thread.frame, FaultRecord.RAX) == 0 ? Message.countHandles(received) : 0;
        for (int i = 0; i < back; i++) {
            int handle = Memory.loadInt(thread.buffer + IpcBuffer.handle(i));
            Memory.storeLong(thread.buffer + IpcBuffer.handle(i), (Rights.ALL | (long) IpcBuffer.MOVE) << 32 | handle);
        }
        long header = Message.header(0, 1, back) | (random.nextInt(4) == 0 ? Message.DEADLINE : 0);
        long deadline = now + random.nextInt(500) - 20;
        put(thread, header, id ^ ANSWER);
        RegisterFrame.set(thread.frame, FaultRecord.R8, deadline);
        boolean short6 = header >>> 32 <= IpcBuffer.REGISTER_WORDS;
        Handover handover = switch (random.nextInt(3)) {
            case 0 -> short6 ? FastIpc.replyReceive(receiverHandle)
                    : DirectIpc.replyReceive(receiverHandle, header, deadline);
            case 1 -> DirectIpc.replyReceive(receiverHandle, header, deadline);
            default -> new Handover(0, 0);
        };
        if (handover.frame() == 0) {
            result(thread, Ipc.replyReceive(thread, receiverHandle));
        } else {
            ride(thread, handover);
        }
    }

    private static void put(ThreadObject thread, long header, long first) {
        RegisterFrame.set(thread.frame, FaultRecord.RSI, header);
        RegisterFrame.set(thread.frame, FaultRecord.RDX, first);
    }

    private static void result(ThreadObject thread, int status) {
        if (status != Status.OK) {
            RegisterFrame.setResult(thread.frame, -status);
        }
    }

    private void check() {
        for (ThreadObject t : threads) {
            int rememberedBy = 0;
            if (t.server != null) {
                assertSame(t, t.server.caller);
                rememberedBy++;
            }
            if (t.reply != null) {
                assertSame(t, t.reply.caller);
                rememberedBy++;
            }
            assertEquals(t.state == ThreadObject.AWAITING_REPLY ? 1 : 0, rememberedBy, "who waits is remembered by one");
            if (t.caller != null) {
                assertSame(t, t.caller.server);
                assertTrue(t.state != ThreadObject.RECEIVING && t.state != ThreadObject.ENDED);
                assertTrue(t.priority >= t.caller.priority, "the caller's priority is the server's");
            } else {
                assertEquals(t.ownPriority, t.priority);
            }
            assertSame(t.state == ThreadObject.CALLING ? receiver : null, t.queue);
            assertEquals(t.state == ThreadObject.RECEIVING, waits(t));
            assertEquals((t.attention & ThreadObject.DEADLINE) != 0, t.timers != null);
            boolean blocked = t.state == ThreadObject.CALLING || t.state == ThreadObject.RECEIVING
                    || t.state == ThreadObject.AWAITING_REPLY;
            assertTrue(blocked || t.timers == null, "a deadline of nobody who waits");
        }
        if (receiver.firstServer != null) {
            assertNull(receiver.first());
            assertEquals(0, receiver.countNotes);
        }
    }

    private boolean waits(ThreadObject thread) {
        ThreadObject at = receiver.firstServer;
        while (at != null && at != thread) {
            at = at.nextServer;
        }
        return at != null;
    }
}
