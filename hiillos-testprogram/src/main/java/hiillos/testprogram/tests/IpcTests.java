package hiillos.testprogram.tests;

import hiillos.abi.kernel.KernelOperation;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;

/** Calls between processes. */
final class IpcTests {
    private static final int OPERATION = 0x1234_5678;
    private static final long BADGE = 0xfedc_ba98_7654_3210L;
    private static final int STOP = 9;

    private IpcTests() {}

    static void addTo(TestList tests) {
        tests.add("ipc: six words there and back", IpcTests::roundTrip);
        tests.add("ipc: a server that goes away fails its caller", IpcTests::droppedReply);
        tests.add("ipc: no Receiver, no call", IpcTests::closedReceiver);
        tests.add("ipc: a Receiver hears of a Sender's last handle", IpcTests::lastSender);
    }

    /** Role: answers each call with its words plus one and its badge, until it is told to stop. */
    static int echo() {
        int receiver = Given.handle("receiver");
        Call call = new Call().with(receiver, 0);
        long status = call.go(SystemCallNumber.IPC_RECV);
        while (status == 0) {
            if ((int) call.header() == STOP) {
                return 0;
            }
            long badge = call.badge();
            for (int i = 0; i < 5; i++) {
                call.word(i, call.word(i) + 1);
            }
            call.word(5, badge);
            call.with(receiver, Message.header((int) call.header(), 6, 0));
            status = call.go(SystemCallNumber.IPC_REPLY_RECV);
        }
        return 1;
    }

    /** Role: takes a call and ends without an answer. */
    static int swallow() {
        return (int) new Call().with(Given.handle("receiver"), 0).go(SystemCallNumber.IPC_RECV);
    }

    static int receiver() {
        return Expect.handle(Call.of(SystemCallNumber.RECEIVER_CREATE, Given.job(), 0));
    }

    static int sender(int receiver, long badge) {
        return Expect.handle(Call.of(SystemCallNumber.SENDER_CREATE, receiver, badge));
    }

    private static void roundTrip() {
        int receiver = receiver();
        int sender = sender(receiver, BADGE);
        try (Child server = Child.of(TestRole.ECHO).give("receiver", receiver, Rights.SAME).start()) {
            for (int round = 0; round < 100; round++) {
                Call call = new Call().with(sender, Message.header(OPERATION, 6, 0));
                for (int i = 0; i < 6; i++) {
                    call.word(i, round * 10L + i);
                }
                Expect.ok(call.go(SystemCallNumber.IPC_CALL));
                Expect.equal(Message.header(OPERATION, 6, 0), call.header(), "header");
                Expect.equal(0, call.badge(), "badge of an answer");
                for (int i = 0; i < 5; i++) {
                    Expect.equal(round * 10L + i + 1, call.word(i), "word " + i);
                }
                Expect.equal(BADGE, call.word(5), "badge that the server saw");
            }
            Expect.status(Status.REPLY_DROPPED,
                    new Call().with(sender, Message.header(STOP, 0, 0)).go(SystemCallNumber.IPC_CALL));
            Expect.equal(hiillos.abi.kernel.ExitReason.of(1, 0), server.await(), "the server's end");
        }
        HandleTests.close(receiver, sender);
    }

    private static void droppedReply() {
        int receiver = receiver();
        int sender = sender(receiver, 1);
        try (Child server = Child.of(TestRole.SWALLOW).give("receiver", receiver, Rights.SAME).start()) {
            Expect.status(Status.REPLY_DROPPED, new Call().with(sender, 0).go(SystemCallNumber.IPC_CALL));
            Expect.equal(hiillos.abi.kernel.ExitReason.of(1, 0), server.await(), "the server's end");
        }
        HandleTests.close(receiver, sender);
    }

    /** The handle that is left belongs to another process, whose end closes it. */
    private static void lastSender() {
        int receiver = receiver();
        int other = receiver();
        int sender = Expect.handle(Call.of(SystemCallNumber.SENDER_CREATE, receiver, BADGE, 1));
        int duplicate = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, sender, Rights.SAME));
        HandleTests.close(duplicate);
        int otherSender = sender(other, 1);
        try (Child server = Child.of(TestRole.SWALLOW).give("receiver", other, Rights.SAME)
                .give("sender", sender, Rights.SAME).start()) {
            HandleTests.close(sender);
            Call poll = new Call().with(receiver, Message.DEADLINE);
            Expect.status(Status.SHOULD_WAIT, poll.go(SystemCallNumber.IPC_RECV));
            Expect.status(Status.REPLY_DROPPED, new Call().with(otherSender, 0).go(SystemCallNumber.IPC_CALL));
            Call call = new Call().with(receiver, 0);
            Expect.ok(call.go(SystemCallNumber.IPC_RECV));
            Expect.equal(BADGE, call.badge(), "badge");
            Expect.equal(KernelOperation.SENDER_CLOSED, (int) call.header(), "operation");
            Expect.equal(Message.KERNEL, call.header() & Message.KERNEL, "flag");
            server.await();
        }
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.SENDER_CREATE, receiver, BADGE, 2));
        HandleTests.close(receiver, other, otherSender);
    }

    private static void closedReceiver() {
        int receiver = receiver();
        int sender = sender(receiver, 1);
        HandleTests.close(receiver);
        Expect.status(Status.PEER_CLOSED, new Call().with(sender, 0).go(SystemCallNumber.IPC_CALL));
        HandleTests.close(sender);
    }
}
