package hiillos.testprogram.tests;

import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.runtime.thread.RawThread;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;
import hiillos.word.Memory;

/** Messages beyond six words: long ones, handles, one-way ones, deadlines, answers that come late or never. */
final class MessageTests {
    private static final int CALLERS = 24;
    private static final int RIGHTS_OFFSET = 4;
    private static final long BADGE = 5;
    private static final int STOP = 9;

    private MessageTests() {}

    static void addTo(TestList tests) {
        tests.add("message: 7 to 255 words there and back", MessageTests::longMessages);
        tests.add("message: needs a buffer on both sides", MessageTests::noBuffer);
        tests.add("message: handles are copied with fewer rights, and moved", MessageTests::handles);
        tests.add("message: what cannot be delivered changes nothing", MessageTests::undelivered);
        tests.add("message: one-way ones queue up to the capacity", MessageTests::oneWay);
        tests.add("message: calls and waits end at their deadlines", MessageTests::deadlines);
        tests.add("message: answers out of order through Reply handles", MessageTests::replies);
        tests.add("message: a Reply that is closed fails its caller", MessageTests::closedReply);
        tests.add("message: a killed server fails all its callers", MessageTests::killedServer);
        tests.add("message: several servers on one Receiver answer many callers", MessageTests::manyToMany);
        tests.add("message: a cancelled wait ends", MessageTests::cancel);
        tests.add("message: suspension is not seen by a blocked call", MessageTests::suspend);
        tests.add("message: reserved header bits are refused", MessageTests::reservedBits);
    }

    /** Gives the calling thread a buffer; returns its address. */
    static long buffer() {
        long buffer = MemoryTests.map(MemoryTests.frame(IpcBuffer.BYTES), 0, IpcBuffer.BYTES, 3);
        Memory.storeLong(buffer, 0);
        Expect.ok(Call.of(SystemCallNumber.THREAD_SET_BUFFER, buffer));
        return buffer;
    }

    private static void removeBuffer(long buffer) {
        Expect.ok(Call.of(SystemCallNumber.THREAD_SET_BUFFER, 0));
        MemoryTests.unmap(buffer, IpcBuffer.BYTES);
    }

    /** Role: answers with the same message, of any length and with all handles moved back. */
    static int echoAll() {
        long buffer = buffer();
        int receiver = Given.handle("receiver");
        Call call = new Call().with(receiver, 0);
        long status = call.go(SystemCallNumber.IPC_RECV);
        while (status == 0 && (int) call.header() != STOP) {
            int countHandles = (int) (call.header() >>> 40) & 0xff;
            for (int i = 0; i < countHandles; i++) {
                Memory.storeInt(buffer + IpcBuffer.handle(i) + RIGHTS_OFFSET, Rights.ALL | IpcBuffer.MOVE);
            }
            call.with(receiver, call.header());
            status = call.go(SystemCallNumber.IPC_REPLY_RECV);
        }
        return status == 0 ? 0 : 1;
    }

    private static void longMessages() {
        int receiver = IpcTests.receiver();
        int sender = IpcTests.sender(receiver, BADGE);
        long buffer = buffer();
        try (Child server = Child.of(TestRole.ECHO_ALL).give("receiver", receiver, Rights.SAME).start()) {
            for (int words : new int[] {7, 8, 63, 64, 255, 0, 6}) {
                Call call = new Call().with(sender, Message.header(1, words, 0));
                for (int i = 0; i < Math.max(words, 6); i++) {
                    if (i < 6) {
                        call.word(i, words * 1000L + i);
                    } else {
                        Memory.storeLong(buffer + IpcBuffer.word(i), words * 1000L + i);
                    }
                }
                Expect.ok(call.go(SystemCallNumber.IPC_CALL));
                Expect.equal(Message.header(1, words, 0), call.header(), "header");
                for (int i = 0; i < words; i++) {
                    long word = i < 6 ? call.word(i) : Memory.loadLong(buffer + IpcBuffer.word(i));
                    Expect.equal(words * 1000L + i, word, "word " + i + " of " + words);
                }
            }
            Expect.isTrue(server.process() > 0, "a server");
        }
        removeBuffer(buffer);
        HandleTests.close(receiver, sender);
    }

    private static void noBuffer() {
        int receiver = IpcTests.receiver();
        int sender = IpcTests.sender(receiver, BADGE);
        Expect.status(Status.NO_BUFFER, new Call().with(sender, Message.header(1, 7, 0)).go(SystemCallNumber.IPC_CALL));
        Expect.status(Status.NO_BUFFER, new Call().with(sender, Message.header(1, 0, 1)).go(SystemCallNumber.IPC_CALL));
        long buffer = buffer();
        // The server has none: the caller learns.
        try (Child server = Child.of(TestRole.ECHO).give("receiver", receiver, Rights.SAME).start()) {
            Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + 5_000_000);
            Expect.status(Status.NO_BUFFER, new Call().with(sender, Message.header(1, 7, 0)).go(SystemCallNumber.IPC_CALL));
            Expect.ok(new Call().with(sender, Message.header(1, 6, 0)).go(SystemCallNumber.IPC_CALL));
            Expect.isTrue(server.process() > 0, "a server");
        }
        removeBuffer(buffer);
        for (long bad : new long[] {buffer, 8, 0x8000_0000_0000L, -4096}) {
            Expect.status(Status.BAD_ADDRESS, Call.of(SystemCallNumber.THREAD_SET_BUFFER, bad));
        }
        HandleTests.close(receiver, sender);
    }

    private static void handles() {
        int receiver = IpcTests.receiver();
        int sender = IpcTests.sender(receiver, BADGE);
        long buffer = buffer();
        int frame = MemoryTests.frame(4096);
        int moved = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, Given.log(), Rights.SAME));
        try (Child server = Child.of(TestRole.ECHO_ALL).give("receiver", receiver, Rights.SAME).start()) {
            Memory.storeInt(buffer + IpcBuffer.handle(0), frame);
            Memory.storeInt(buffer + IpcBuffer.handle(0) + RIGHTS_OFFSET, Rights.READ | Rights.TRANSFER);
            Memory.storeInt(buffer + IpcBuffer.handle(1), moved);
            Memory.storeInt(buffer + IpcBuffer.handle(1) + RIGHTS_OFFSET, Rights.ALL | IpcBuffer.MOVE);
            Call call = new Call().with(sender, Message.header(1, 0, 2));
            Expect.ok(call.go(SystemCallNumber.IPC_CALL));
            Expect.equal(2, call.header() >>> 40 & 0xff, "handles that came back");
            int copy = Memory.loadInt(buffer + IpcBuffer.handle(0));
            int back = Memory.loadInt(buffer + IpcBuffer.handle(1));
            Expect.equal(ObjectType.FRAME, Memory.loadInt(buffer + IpcBuffer.handle(0) + RIGHTS_OFFSET), "first type");
            Expect.equal(ObjectType.LOG, Memory.loadInt(buffer + IpcBuffer.handle(1) + RIGHTS_OFFSET), "second type");
            Expect.equal(Call.of(SystemCallNumber.HANDLE_IDENTIFY, frame), Call.of(SystemCallNumber.HANDLE_IDENTIFY, copy),
                    "identity of the copy");
            Expect.status(Status.ACCESS_DENIED,
                    Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), copy, 0, 0, 4096, 3));
            Expect.equal(ObjectType.LOG, Call.of(SystemCallNumber.HANDLE_TYPE, back), "what was moved");
            Expect.status(Status.BAD_HANDLE, Call.of(SystemCallNumber.HANDLE_TYPE, moved));
            HandleTests.close(frame, copy, back);
            Expect.isTrue(server.process() > 0, "a server");
        }
        removeBuffer(buffer);
        HandleTests.close(receiver, sender);
    }

    private static void undelivered() {
        int receiver = IpcTests.receiver();
        int sender = IpcTests.sender(receiver, BADGE);
        HandleTests.close(receiver);
        long buffer = buffer();
        int moved = MemoryTests.frame(4096);
        Memory.storeInt(buffer + IpcBuffer.handle(0), moved);
        Memory.storeInt(buffer + IpcBuffer.handle(0) + RIGHTS_OFFSET, Rights.ALL | IpcBuffer.MOVE);
        Expect.status(Status.PEER_CLOSED, new Call().with(sender, Message.header(1, 0, 1)).go(SystemCallNumber.IPC_CALL));
        Expect.equal(ObjectType.FRAME, Call.of(SystemCallNumber.HANDLE_TYPE, moved), "the handle that did not go");
        int weak = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, moved, Rights.READ));
        int living = IpcTests.receiver();
        int second = IpcTests.sender(living, BADGE);
        try (Child server = Child.of(TestRole.ECHO_ALL).give("receiver", living, Rights.SAME).start()) {
            Expect.ok(new Call().with(second, Message.header(1, 0, 0)).go(SystemCallNumber.IPC_CALL));
            Memory.storeInt(buffer + IpcBuffer.handle(0), weak);
            Memory.storeInt(buffer + IpcBuffer.handle(0) + RIGHTS_OFFSET, Rights.ALL);
            Expect.status(Status.ACCESS_DENIED,
                    new Call().with(second, Message.header(1, 0, 1)).go(SystemCallNumber.IPC_CALL));
            Memory.storeInt(buffer + IpcBuffer.handle(0), 12345678);
            Expect.status(Status.BAD_HANDLE,
                    new Call().with(second, Message.header(1, 0, 1)).go(SystemCallNumber.IPC_CALL));
            Expect.ok(new Call().with(second, Message.header(1, 0, 0)).go(SystemCallNumber.IPC_CALL));
            Expect.isTrue(server.process() > 0, "a server");
        }
        removeBuffer(buffer);
        HandleTests.close(sender, second, living, moved, weak);
    }

    private static void oneWay() {
        int receiver = Expect.handle(Call.of(SystemCallNumber.RECEIVER_CREATE, Given.job(), 3));
        int sender = IpcTests.sender(receiver, BADGE);
        for (int i = 0; i < 3; i++) {
            Expect.ok(new Call().with(sender, Message.header(10 + i, 1, 0)).word(0, i).go(SystemCallNumber.IPC_SEND));
        }
        Expect.status(Status.SHOULD_WAIT, new Call().with(sender, Message.header(1, 0, 0)).go(SystemCallNumber.IPC_SEND));
        for (int i = 0; i < 3; i++) {
            Call call = new Call().with(receiver, 0);
            Expect.ok(call.go(SystemCallNumber.IPC_RECV));
            Expect.equal(10 + i, (int) call.header(), "operation");
            Expect.equal(i, call.word(0), "word");
            Expect.equal(BADGE, call.badge(), "badge");
            Expect.equal(1, call.header() >>> 51 & 1, "the mark of one-way messages");
            Expect.status(Status.NO_CALLER, new Call().with(0, 0).go(SystemCallNumber.IPC_REPLY));
        }
        Expect.status(Status.SHOULD_WAIT,
                new Call().with(receiver, Message.DEADLINE).deadline(0).go(SystemCallNumber.IPC_RECV));
        HandleTests.close(receiver);
        // A Receiver hears of its last handle's end when no processor looks at it any more.
        long status;
        do {
            Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + 100_000);
            status = new Call().with(sender, 0).go(SystemCallNumber.IPC_SEND);
        } while (status == 0 || status == -Status.SHOULD_WAIT);
        Expect.status(Status.PEER_CLOSED, status);
        HandleTests.close(sender);
    }

    private static void deadlines() {
        int receiver = IpcTests.receiver();
        int sender = IpcTests.sender(receiver, BADGE);
        Expect.status(Status.SHOULD_WAIT,
                new Call().with(sender, Message.DEADLINE).deadline(0).go(SystemCallNumber.IPC_CALL));
        Expect.status(Status.SHOULD_WAIT,
                new Call().with(receiver, Message.DEADLINE).deadline(0).go(SystemCallNumber.IPC_RECV));
        for (int number : new int[] {SystemCallNumber.IPC_CALL, SystemCallNumber.IPC_RECV}) {
            long deadline = Call.of(SystemCallNumber.CLOCK_READ) + 5_000_000;
            int handle = number == SystemCallNumber.IPC_CALL ? sender : receiver;
            Expect.status(Status.TIMED_OUT, new Call().with(handle, Message.DEADLINE).deadline(deadline).go(number));
            Expect.isTrue(Call.of(SystemCallNumber.CLOCK_READ) >= deadline, "a clock past the deadline");
        }
        // A caller that gave up is not answered, and the next one is.
        RawThread server = RawThread.start(() -> {
            Call call = new Call().with(receiver, 0);
            call.go(SystemCallNumber.IPC_RECV);
            Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + 20_000_000);
            call.with(receiver, 0).go(SystemCallNumber.IPC_REPLY_RECV);
            new Call().with(0, 7).go(SystemCallNumber.IPC_REPLY);
        });
        Expect.status(Status.TIMED_OUT, new Call().with(sender, Message.DEADLINE)
                .deadline(Call.of(SystemCallNumber.CLOCK_READ) + 5_000_000).go(SystemCallNumber.IPC_CALL));
        Call second = new Call().with(sender, 1);
        Expect.ok(second.go(SystemCallNumber.IPC_CALL));
        Expect.equal(7, second.header(), "the second caller's answer");
        server.join();
        HandleTests.close(receiver, sender);
    }

    /** Starts a thread that calls; its status and the header of the answer go to {@code results}. */
    private static RawThread caller(int sender, int operation, long[] results) {
        return RawThread.start(() -> {
            Call call = new Call().with(sender, operation);
            results[0] = call.go(SystemCallNumber.IPC_CALL);
            results[1] = call.header();
        });
    }

    private static int takeReply() {
        return Expect.handle(Call.of(SystemCallNumber.REPLY_TAKE));
    }

    private static void replies() {
        int receiver = IpcTests.receiver();
        int sender = IpcTests.sender(receiver, BADGE);
        long[][] results = new long[3][2];
        RawThread[] callers = new RawThread[3];
        int[] replies = new int[3];
        for (int i = 0; i < 3; i++) {
            callers[i] = caller(sender, 100 + i, results[i]);
            Call call = new Call().with(receiver, 0);
            Expect.ok(call.go(SystemCallNumber.IPC_RECV));
            Expect.equal(100 + i, call.header(), "operation");
            replies[i] = takeReply();
        }
        Expect.status(Status.NO_CALLER, Call.of(SystemCallNumber.REPLY_TAKE));
        for (int i = 2; i >= 0; i--) {
            Expect.ok(new Call().with(replies[i], 200 + i).go(SystemCallNumber.IPC_REPLY_TO));
            callers[i].join();
            Expect.ok(results[i][0]);
            Expect.equal(200 + i, results[i][1], "answer");
            Expect.status(Status.BAD_HANDLE, new Call().with(replies[i], 1).go(SystemCallNumber.IPC_REPLY_TO));
        }
        HandleTests.close(receiver, sender);
    }

    private static void closedReply() {
        int receiver = IpcTests.receiver();
        int sender = IpcTests.sender(receiver, BADGE);
        long[] results = new long[2];
        RawThread caller = caller(sender, 1, results);
        Expect.ok(new Call().with(receiver, 0).go(SystemCallNumber.IPC_RECV));
        HandleTests.close(takeReply());
        caller.join();
        Expect.status(Status.REPLY_DROPPED, results[0]);
        HandleTests.close(receiver, sender);
    }

    private static void killedServer() {
        int receiver = IpcTests.receiver();
        int sender = IpcTests.sender(receiver, BADGE);
        long[][] results = new long[CALLERS][2];
        RawThread[] callers = new RawThread[CALLERS];
        Child server = Child.of(TestRole.HOARD).give("receiver", receiver, Rights.SAME).start();
        // The server's is the only one.
        HandleTests.close(receiver);
        for (int i = 0; i < CALLERS; i++) {
            callers[i] = caller(sender, i, results[i]);
        }
        Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + 20_000_000);
        server.close();
        for (int i = 0; i < CALLERS; i++) {
            callers[i].join();
            Expect.isTrue(results[i][0] == -Status.REPLY_DROPPED || results[i][0] == -Status.PEER_CLOSED,
                    "caller " + i + " to fail; it got " + results[i][0]);
        }
        HandleTests.close(sender);
    }

    /** Role: takes half of the calls as Reply handles and answers none. */
    static int hoard() {
        int receiver = Given.handle("receiver");
        for (int i = 0; i < CALLERS / 2; i++) {
            new Call().with(receiver, 0).go(SystemCallNumber.IPC_RECV);
            Call.of(SystemCallNumber.REPLY_TAKE);
        }
        Call.of(SystemCallNumber.THREAD_SLEEP, Long.MAX_VALUE);
        return 1;
    }

    private static void manyToMany() {
        int receiver = IpcTests.receiver();
        int sender = IpcTests.sender(receiver, BADGE);
        int rounds = 50;
        RawThread[] servers = new RawThread[4];
        for (int i = 0; i < servers.length; i++) {
            servers[i] = RawThread.start(() -> {
                Call call = new Call().with(receiver, 0);
                long status = call.go(SystemCallNumber.IPC_RECV);
                while (status == 0 && (int) call.header() != STOP) {
                    call.with(receiver, Message.header(1, 1, 0)).word(0, call.word(0) * 2);
                    status = call.go(SystemCallNumber.IPC_REPLY_RECV);
                }
                new Call().with(0, 0).go(SystemCallNumber.IPC_REPLY);
            });
        }
        long[] wrong = new long[CALLERS];
        RawThread[] callers = new RawThread[CALLERS];
        for (int i = 0; i < CALLERS; i++) {
            int mine = i;
            callers[i] = RawThread.start(() -> {
                for (int round = 0; round < rounds; round++) {
                    long word = mine * 1000L + round;
                    Call call = new Call().with(sender, Message.header(1, 1, 0)).word(0, word);
                    if (call.go(SystemCallNumber.IPC_CALL) != 0 || call.word(0) != 2 * word) {
                        wrong[mine]++;
                    }
                }
            });
        }
        for (int i = 0; i < CALLERS; i++) {
            callers[i].join();
            Expect.equal(0, wrong[i], "wrong answers of caller " + i);
        }
        for (int i = 0; i < servers.length; i++) {
            Expect.ok(new Call().with(sender, STOP).go(SystemCallNumber.IPC_CALL));
        }
        for (RawThread server : servers) {
            server.join();
        }
        HandleTests.close(receiver, sender);
    }

    private static void cancel() {
        int receiver = IpcTests.receiver();
        long[] results = new long[2];
        RawThread thread = RawThread.start(() -> results[0] = new Call().with(receiver, 0).go(SystemCallNumber.IPC_RECV));
        Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + 5_000_000);
        Expect.ok(Call.of(SystemCallNumber.THREAD_CANCEL, thread.handle()));
        thread.join();
        Expect.status(Status.CANCELLED, results[0]);
        HandleTests.close(receiver);
    }

    private static void suspend() {
        int receiver = IpcTests.receiver();
        int sender = IpcTests.sender(receiver, BADGE);
        long[] results = new long[2];
        RawThread caller = caller(sender, 1, results);
        Expect.ok(new Call().with(receiver, 0).go(SystemCallNumber.IPC_RECV));
        Expect.ok(Call.of(SystemCallNumber.THREAD_SUSPEND, caller.handle()));
        Expect.ok(new Call().with(0, 3).go(SystemCallNumber.IPC_REPLY));
        Expect.status(Status.TIMED_OUT, Call.of(SystemCallNumber.THREAD_WAIT, caller.handle(),
                Call.of(SystemCallNumber.CLOCK_READ) + 5_000_000));
        Expect.ok(Call.of(SystemCallNumber.THREAD_RESUME, caller.handle()));
        caller.join();
        Expect.ok(results[0]);
        Expect.equal(3, results[1], "answer");
        HandleTests.close(receiver, sender);
    }

    private static void reservedBits() {
        int receiver = IpcTests.receiver();
        int sender = IpcTests.sender(receiver, BADGE);
        for (int bit = 49; bit < 64; bit++) {
            Expect.status(Status.BAD_ARGUMENT, new Call().with(sender, 1L << bit).go(SystemCallNumber.IPC_CALL));
        }
        HandleTests.close(receiver, sender);
    }
}
