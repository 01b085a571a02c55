package hiillos.testprogram.sdk;

import hiillos.abi.Clock;
import hiillos.abi.Deferred;
import hiillos.abi.Environment;
import hiillos.abi.Frame;
import hiillos.abi.ServerLoop;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.runtime.thread.RawThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves {@link Shop} until it is killed. */
final class ShopServer implements Shop {
    private static final long PATIENCE_NANOS = 5_000_000_000L;
    private static final long PAUSE_NANOS = 100_000;

    private final Environment environment = Environment.current();
    private final List<Deferred<Integer>> waiting = new ArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();
    private int countClosed;
    private int hints;

    private final class CounterObject implements Counter {
        private int sum;

        @Override
        public int add(int number) {
            sum += number;
            return sum;
        }

        @Override
        public void close() {
            countClosed++;
        }
    }

    private ShopServer() {}

    /** Role: one loop, so many threads in it. */
    static int run(int threads) {
        ServerLoop loop = ServerLoop.of(Environment.current().<Shop>service("shop", ShopDispatcher::new).with(new ShopServer()));
        for (int i = 1; i < threads; i++) {
            RawThread.start(() -> serve(loop));
        }
        return serve(loop);
    }

    private static int serve(ServerLoop loop) {
        try {
            loop.serve();
            return 0;
        } catch (StatusException failure) {
            return failure.status();
        }
    }

    @Override
    public Counter open(String name) throws StatusException {
        if (name.isEmpty()) {
            throw new StatusException(ServiceStatus.NOT_FOUND);
        }
        return new CounterObject();
    }

    @Override
    public int countClosed() {
        return countClosed;
    }

    @Override
    public long measure(Frame frame) throws StatusException {
        try (frame) {
            return frame.sizeBytes();
        }
    }

    @Override
    public Frame make(int countBytes) throws StatusException {
        return environment.job().frame(countBytes);
    }

    @Override
    public boolean isOwn(Counter counter) {
        if (counter instanceof CounterProxy proxy) {
            proxy.close();
        }
        return counter instanceof CounterObject;
    }

    @Override
    public Parcel carry(Parcel parcel) {
        return parcel;
    }

    @Override
    public int await() throws StatusException {
        waiting.add(Deferred.take());
        return 0;
    }

    @Override
    public int release(int value) {
        int reached = 0;
        for (Deferred<Integer> each : waiting) {
            reached += each.complete(value) ? 1 : 0;
        }
        waiting.clear();
        return reached;
    }

    @Override
    public void hint(int number) {
        hints += number;
    }

    @Override
    public int countHints() {
        return hints;
    }

    @Override
    public boolean meet() {
        inside.incrementAndGet();
        long end = Clock.nanos() + PATIENCE_NANOS;
        while (inside.get() < 2 && Clock.nanos() < end) {
            Clock.sleepUntil(Clock.nanos() + PAUSE_NANOS);
        }
        return inside.get() >= 2;
    }
}
