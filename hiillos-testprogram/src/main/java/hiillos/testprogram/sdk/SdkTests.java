package hiillos.testprogram.sdk;

import hiillos.abi.Connection;
import hiillos.abi.Environment;
import hiillos.abi.Frame;
import hiillos.abi.Sender;
import hiillos.abi.ServerLoop;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.runtime.os.UserPlatform;
import hiillos.runtime.thread.RawThread;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.guest.Role;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/** Calls of a server through the SDK. */
@RawMemory(reason = "handles in the buffer of messages that no proxy would send")
public final class SdkTests {
    private static final int LONG_BYTES = 5000;
    private static final int OPERATIONS = 11;
    private static final int SERVER_THREADS = 3;
    private static final int ROUNDS = 200;
    private static Role role;

    private SdkTests() {}

    /** @param serving what runs {@link #serve} @param threads what runs {@link #serveByThreads} */
    public static void addTo(TestList tests, Role serving, Role threads) {
        role = serving;
        tests.add("sdk: objects are capabilities and hear of their end", () -> with(SdkTests::objects));
        tests.add("sdk: capabilities are lent as arguments and given as results", () -> with(SdkTests::capabilities));
        tests.add("sdk: an object that comes home is the object itself", () -> with(SdkTests::home));
        tests.add("sdk: long messages carry capabilities too", () -> with(SdkTests::longMessages));
        tests.add("sdk: answers can be given later", () -> with(SdkTests::later));
        tests.add("sdk: one-way calls arrive", () -> with(SdkTests::oneWay));
        tests.add("sdk: a call can time out", () -> with(SdkTests::timeout));
        tests.add("sdk: a client without a buffer harms itself only", () -> with(SdkTests::withoutBuffer));
        tests.add("sdk: several threads serve in one loop", () -> with(threads, SdkTests::byThreads));
        tests.add("sdk: random messages harm their sender only", () -> with(SdkTests::hostile));
    }

    /** Role: the server. */
    public static int serve() {
        return ShopServer.run(1);
    }

    /** Role: the server, with several threads. */
    public static int serveByThreads() {
        return ShopServer.run(SERVER_THREADS);
    }

    private interface Body {
        void run(ShopProxy shop, int sender) throws StatusException;
    }

    private static void with(Body body) {
        with(role, body);
    }

    private static void with(Role server, Body body) {
        int receiver = Expect.handle(Call.of(SystemCallNumber.RECEIVER_CREATE, Given.job(), 8));
        int sender = Expect.handle(Call.of(SystemCallNumber.SENDER_CREATE, receiver, ServerLoop.badge(0, 7), 0));
        try (Child child = Child.of(server).give("shop", receiver, Rights.SAME).start()) {
            body.run(new ShopProxy(new Connection(new Sender(sender))), sender);
        } catch (StatusException failure) {
            throw new AssertionError(failure.getMessage());
        } finally {
            Call.of(SystemCallNumber.HANDLE_CLOSE, sender);
            Call.of(SystemCallNumber.HANDLE_CLOSE, receiver);
        }
    }

    /** Threads of lower priority too. */
    private static void letOthersRun() {
        Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + 100_000);
    }

    private static int status(Action action) {
        try {
            action.run();
            return 0;
        } catch (StatusException failure) {
            return failure.status();
        }
    }

    private interface Action {
        void run() throws StatusException;
    }

    private static void objects(ShopProxy shop, int sender) throws StatusException {
        Expect.equal(ServiceStatus.NOT_FOUND, status(() -> shop.open("")), "error");
        Counter first = shop.open("first");
        Counter second = shop.open("second");
        Expect.equal(3, first.add(3), "first");
        Expect.equal(5, second.add(5), "second");
        Expect.equal(4, first.add(1), "first again");
        Sender other = ((CounterProxy) first).connection().sender().duplicate();
        first.close();
        Expect.equal(0, shop.countClosed(), "closed while a handle is left");
        try (CounterProxy again = new CounterProxy(other)) {
            Expect.equal(6, again.add(2), "by the other handle");
        }
        while (shop.countClosed() == 0) {
            letOthersRun();
        }
        Expect.equal(1, shop.countClosed(), "closed");
        Expect.equal(6, second.add(1), "the other object");
        second.close();
        Expect.equal(Status.BAD_HANDLE, status(() -> second.add(1)), "closed proxy");
    }

    private static void capabilities(ShopProxy shop, int sender) throws StatusException {
        try (Frame mine = Environment.current().job().frame(8192); Frame made = shop.make(12288)) {
            Expect.equal(8192, shop.measure(mine), "lent");
            Expect.equal(8192, shop.measure(mine), "lent again");
            Expect.equal(12288, made.sizeBytes(), "given");
        }
        Expect.equal(ServiceStatus.BAD_MESSAGE, wrongType(shop), "a Sender where a Frame belongs");
    }

    private static int wrongType(ShopProxy shop) {
        Connection connection = shop.connection();
        var wire = connection.begin();
        try {
            wire.putHandle(connection.sender());
            connection.call(3, wire);
            return 0;
        } catch (StatusException refused) {
            return refused.status();
        } finally {
            connection.end(wire);
        }
    }

    private static void home(ShopProxy shop, int sender) throws StatusException {
        try (Counter own = shop.open("own"); CounterProxy foreign = new CounterProxy(new Sender(sender).duplicate())) {
            Expect.isTrue(shop.isOwn(own), "its own object");
            Expect.isTrue(!shop.isOwn(null), "nothing");
            Expect.isTrue(!shop.isOwn(foreign), "another Sender");
            Expect.equal(1, own.add(1), "still open");
        }
    }

    private static void longMessages(ShopProxy shop, int sender) throws StatusException {
        for (int length : new int[] {0, 7, 8, 1000, 2031, 2032, 2033, LONG_BYTES, 60_000}) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) (i * 31);
            }
            Sender[] senders = {new Sender(sender), new Sender(sender)};
            Shop.Parcel back = shop.carry(new Shop.Parcel(bytes, senders));
            Expect.equal(length, back.bytes().length, "length");
            for (int i = 0; i < length; i++) {
                Expect.equal(bytes[i], back.bytes()[i], "byte " + i);
            }
            Expect.equal(2, back.senders().length, "capabilities");
            for (Sender each : back.senders()) {
                Expect.equal(senders[0].identity(), each.identity(), "identity");
                each.close();
            }
        }
    }

    private static void later(ShopProxy shop, int sender) throws StatusException {
        int[] got = new int[2];
        RawThread[] threads = new RawThread[2];
        for (int i = 0; i < 2; i++) {
            int index = i;
            threads[i] = RawThread.start(() -> {
                try {
                    got[index] = shop.await();
                } catch (StatusException failure) {
                    got[index] = -failure.status();
                }
            });
        }
        int reached = 0;
        while (reached < 2) {
            letOthersRun();
            reached += shop.release(42);
        }
        for (int i = 0; i < 2; i++) {
            threads[i].join();
            Expect.equal(42, got[i], "answer");
        }
    }

    private static void oneWay(ShopProxy shop, int sender) throws StatusException {
        int sent = 0;
        for (int i = 0; i < 100; i++) {
            int status = status(() -> shop.hint(2));
            Expect.isTrue(status == 0 || status == Status.SHOULD_WAIT, "sent or full, not " + status);
            sent += status == 0 ? 2 : 0;
        }
        while (shop.countHints() < sent) {
            letOthersRun();
        }
        Expect.equal(sent, shop.countHints(), "hints");
    }

    /** Two calls are in the server at the same time, and objects, capabilities and long messages of four clients do not mix. */
    private static void byThreads(ShopProxy shop, int sender) throws StatusException {
        int clients = 4;
        String[] problems = new String[clients];
        RawThread[] threads = new RawThread[clients];
        for (int i = 0; i < clients; i++) {
            int index = i;
            threads[i] = RawThread.start(() -> {
                try {
                    problems[index] = useByThreads(shop, sender, index);
                } catch (StatusException failure) {
                    problems[index] = failure.getMessage();
                }
            });
        }
        for (int i = 0; i < clients; i++) {
            threads[i].join();
            Expect.isTrue(problems[i] == null, "client " + i + ": " + problems[i]);
        }
    }

    /** Returns what went wrong; null for nothing. */
    private static String useByThreads(ShopProxy shop, int sender, int client) throws StatusException {
        if (client < 2 && !shop.meet()) {
            return "nobody else was served meanwhile";
        }
        try (Counter counter = shop.open("mine")) {
            for (int i = 1; i <= ROUNDS; i++) {
                if (counter.add(client + 1) != i * (client + 1)) {
                    return "another one's counter";
                }
                byte[] bytes = new byte[i * 10];
                bytes[bytes.length - 1] = (byte) client;
                Shop.Parcel back = shop.carry(new Shop.Parcel(bytes, new Sender[] {new Sender(sender)}));
                back.senders()[0].close();
                if (back.bytes().length != bytes.length || back.bytes()[bytes.length - 1] != client) {
                    return "another one's bytes";
                }
            }
        }
        return null;
    }

    private static void timeout(ShopProxy shop, int sender) throws StatusException {
        ShopProxy hasty = shop.withTimeout(2_000_000);
        Expect.equal(Status.TIMED_OUT, status(hasty::await), "no answer in time");
        Expect.equal(0, shop.release(1), "nobody waits any more");
        Expect.equal(0, shop.countClosed(), "other calls");
    }

    /** The answer is too long for registers, and the caller has nowhere to put it. */
    private static void withoutBuffer(ShopProxy shop, int sender) throws StatusException {
        long[] got = new long[2];
        RawThread thread = RawThread.start(() -> {
            Call call = new Call().with(sender, Message.header(6, 2, 0));
            got[0] = call.go(SystemCallNumber.IPC_CALL);
            Call open = new Call().with(sender, Message.header(1, 2, 0)).word(0, 1).word(1, 'a');
            got[1] = open.go(SystemCallNumber.IPC_CALL) == 0 ? (int) open.header() : -1;
        });
        thread.join();
        Expect.equal(0, got[0], "a short answer");
        Expect.equal(Status.NO_BUFFER, got[1], "an answer with a capability");
        while (shop.countClosed() == 0) {
            letOthersRun();
        }
    }

    private static void hostile(ShopProxy shop, int sender) throws StatusException {
        long count = Given.number("hostile", 2000);
        long random = Given.number("seed", 1);
        for (long i = 0; i < count; i++) {
            random = random * 6364136223846793005L + 1442695040888963407L;
            long bits = random >>> 16;
            int operation = (bits & 7) == 0 ? (int) (random >>> 32) : (bits & 7) == 1 ? 0x4000_0000 + (int) (bits >>> 3 & 3)
                    : (bits & 7) == 2 ? (int) (bits >>> 3 & 15) | 0x2000_0000 : (int) ((bits >>> 3) % (OPERATIONS + 2));
            // await would wait for ever, meet for seconds.
            if ((operation & ~0x2000_0000) != 7 && (operation & ~0x2000_0000) != 11) {
                int words = (int) (bits >>> 8 & 15);
                int handles = (bits >>> 12 & 7) == 0 ? 1 : 0;
                Memory.storeLong(UserPlatform.ipcPage(), (long) Rights.ALL << 32 | sender);
                Call call = new Call().with(sender, Message.header(operation, words, handles));
                for (int word = 0; word < 6; word++) {
                    long value = random >>> word * 7;
                    call.word(word, (value & 3) == 0 ? random * (word + 3) : value & 0xff);
                }
                long status = call.go(SystemCallNumber.IPC_CALL);
                Expect.isTrue(status == 0, "an answer to message " + i + ", not status " + status);
                closeReceived(call);
            }
            if (i % 500 == 0) {
                try (Counter counter = shop.open("good")) {
                    Expect.equal(9, counter.add(9), "a good client");
                }
            }
        }
    }

    private static void closeReceived(Call call) {
        int countHandles = Message.countHandles(call.header());
        for (int i = 0; i < countHandles; i++) {
            Call.of(SystemCallNumber.HANDLE_CLOSE, Memory.loadInt(UserPlatform.ipcPage() + IpcBuffer.handle(i)));
        }
    }
}
