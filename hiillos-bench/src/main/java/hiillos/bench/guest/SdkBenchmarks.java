package hiillos.bench.guest;

import hiillos.abi.Connection;
import hiillos.abi.Environment;
import hiillos.abi.Sender;
import hiillos.abi.ServerLoop;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Given;

/** A typed call of another process through the generated proxy and dispatcher. */
final class SdkBenchmarks {
    private static final int ITERATIONS = 1000;
    private static final String TEXT = "initfs:///motd";

    private SdkBenchmarks() {}

    static void run() {
        int receiver = (int) Call.of(SystemCallNumber.RECEIVER_CREATE, Given.job(), 0);
        int sender = (int) Call.of(SystemCallNumber.SENDER_CREATE, receiver, ServerLoop.badge(0, 7), 0);
        try (Child server = Child.of(BenchRole.ECHO).give("echo", receiver, Rights.SAME).start()) {
            Connection connection = new Connection(new Sender(sender));
            Echo echo = new EchoProxy(connection);
            Result.report("sdk.roundtrip", ITERATIONS, times -> calls(echo, times));
            Result.report("sdk.roundtrip.empty", ITERATIONS, times -> pings(connection, times));
        }
        Call.of(SystemCallNumber.HANDLE_CLOSE, receiver);
        Call.of(SystemCallNumber.HANDLE_CLOSE, sender);
    }

    private static long calls(Echo echo, int times) {
        try {
            for (int i = 0; i < times; i++) {
                if (echo.weigh(i, 5, TEXT) != i + 5 + TEXT.length()) {
                    return -1;
                }
            }
            return 0;
        } catch (StatusException failure) {
            return -failure.status();
        }
    }

    private static long pings(Connection connection, int times) {
        try {
            for (int i = 0; i < times; i++) {
                connection.ping();
            }
            return 0;
        } catch (StatusException failure) {
            return -failure.status();
        }
    }

    /** Role: serves the protocol as any server does. */
    static int serve() {
        try {
            ServerLoop.run(Environment.current().<Echo>service("echo", EchoDispatcher::new)
                    .with((first, second, text) -> first + second + text.length()));
            return 0;
        } catch (StatusException failure) {
            return failure.status();
        }
    }
}
