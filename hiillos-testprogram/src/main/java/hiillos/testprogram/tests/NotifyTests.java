package hiillos.testprogram.tests;

import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.runtime.thread.RawThread;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;

/** Words of signal bits. */
final class NotifyTests {
    private static final long FOR_EVER = Long.MAX_VALUE;
    private static final long BADGE = 0x77;
    private static final long NOTIFICATION = 1L << 50;

    private NotifyTests() {}

    static void addTo(TestList tests) {
        tests.add("notify: bits add up and are taken by the mask", NotifyTests::bits);
        tests.add("notify: bad arguments and rights", NotifyTests::errors);
        tests.add("notify: a wait ends at its deadline", NotifyTests::deadline);
        tests.add("notify: ping-pong of two threads loses nothing", NotifyTests::pingPong);
        tests.add("notify: a bound one arrives as a message", NotifyTests::bound);
    }

    static int notification() {
        return Expect.handle(Call.of(SystemCallNumber.NOTIFY_CREATE, Given.job()));
    }

    private static long take(int notify, long mask, long deadline) {
        Call call = new Call().with(notify, mask, deadline);
        long status = call.go(SystemCallNumber.NOTIFY_WAIT);
        return status == 0 ? call.second() : status;
    }

    private static void bits() {
        int notify = notification();
        Expect.status(Status.SHOULD_WAIT, take(notify, -1, 0));
        Expect.ok(Call.of(SystemCallNumber.NOTIFY_SIGNAL, notify, 5));
        Expect.ok(Call.of(SystemCallNumber.NOTIFY_SIGNAL, notify, 2));
        Expect.equal(1, take(notify, 1, 0), "bits of mask 1");
        Expect.status(Status.SHOULD_WAIT, take(notify, 1, 0));
        Expect.equal(6, take(notify, -1, FOR_EVER), "what is left");
        Expect.ok(Call.of(SystemCallNumber.NOTIFY_SIGNAL, notify, Long.MIN_VALUE));
        Expect.equal(Long.MIN_VALUE, take(notify, -1, 0), "the highest bit");
        HandleTests.close(notify);
    }

    private static void errors() {
        int notify = notification();
        int weak = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, notify, Rights.READ));
        Expect.status(Status.ACCESS_DENIED, Call.of(SystemCallNumber.NOTIFY_SIGNAL, weak, 1));
        int other = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, notify, Rights.WRITE));
        Expect.status(Status.ACCESS_DENIED, take(other, 1, 0));
        Expect.status(Status.WRONG_TYPE, take(Given.job(), 1, 0));
        HandleTests.close(notify, weak, other);
    }

    private static void deadline() {
        int notify = notification();
        long deadline = Call.of(SystemCallNumber.CLOCK_READ) + 10_000_000;
        Expect.status(Status.TIMED_OUT, take(notify, 1, deadline));
        Expect.isTrue(Call.of(SystemCallNumber.CLOCK_READ) >= deadline, "a clock past the deadline");
        HandleTests.close(notify);
    }

    private static void pingPong() {
        int ping = notification();
        int pong = notification();
        int rounds = 2000;
        long[] seen = new long[1];
        RawThread other = RawThread.start(() -> {
            for (int i = 0; i < rounds; i++) {
                seen[0] += take(ping, -1, FOR_EVER);
                Call.of(SystemCallNumber.NOTIFY_SIGNAL, pong, 1);
            }
        });
        for (int i = 0; i < rounds; i++) {
            Expect.ok(Call.of(SystemCallNumber.NOTIFY_SIGNAL, ping, 3));
            Expect.equal(1, take(pong, -1, FOR_EVER), "bits back in round " + i);
        }
        other.join();
        Expect.equal(3L * rounds, seen[0], "sum of the bits");
        HandleTests.close(ping, pong);
    }

    private static void bound() {
        int receiver = IpcTests.receiver();
        int sender = IpcTests.sender(receiver, 1);
        int notify = notification();
        Expect.ok(Call.of(SystemCallNumber.NOTIFY_SIGNAL, notify, 1));
        Expect.ok(Call.of(SystemCallNumber.NOTIFY_BIND, notify, receiver, BADGE));
        Expect.ok(Call.of(SystemCallNumber.NOTIFY_SIGNAL, notify, 8));
        Call call = new Call().with(receiver, 0);
        Expect.ok(call.go(SystemCallNumber.IPC_RECV));
        Expect.equal(NOTIFICATION, call.header() & NOTIFICATION, "the header's mark");
        Expect.equal(BADGE, call.badge(), "badge");
        Expect.equal(9, call.word(0), "bits");
        // A call still gets through, and a waiting server hears of both.
        RawThread client = RawThread.start(() -> {
            new Call().with(sender, Message.header(3, 0, 0)).go(SystemCallNumber.IPC_CALL);
            Call.of(SystemCallNumber.NOTIFY_SIGNAL, notify, 2);
        });
        Expect.ok(call.with(receiver, 0).go(SystemCallNumber.IPC_RECV));
        Expect.equal(3, (int) call.header(), "operation");
        Expect.ok(call.with(receiver, 0).go(SystemCallNumber.IPC_REPLY_RECV));
        Expect.equal(2, call.word(0), "bits");
        client.join();
        Expect.ok(Call.of(SystemCallNumber.NOTIFY_BIND, notify, 0, 0));
        Expect.ok(Call.of(SystemCallNumber.NOTIFY_SIGNAL, notify, 4));
        Expect.equal(4, take(notify, -1, 0), "bits after the end of the binding");
        HandleTests.close(notify, sender, receiver);
    }
}
