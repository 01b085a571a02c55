package hiillos.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallsTest {
    private static int status(Pending<?> call) {
        return assertThrows(StatusException.class, call::await).status();
    }

    private static <T> T after(CountDownLatch gate, T value) {
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return value;
    }

    @Test
    void resultsAndErrorsArrive() throws StatusException {
        try (Calls calls = new Calls(2, 100)) {
            List<Pending<Integer>> squares = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int number = i;
                squares.add(calls.begin(() -> number * number));
            }
            for (int i = 0; i < 100; i++) {
                assertEquals(i * i, squares.get(i).await());
                assertTrue(squares.get(i).isDone());
            }
            assertEquals(Status.PEER_CLOSED, status(calls.begin(() -> {
                throw new StatusException(Status.PEER_CLOSED);
            })));
            IllegalStateException thrown = new IllegalStateException();
            Pending<Integer> broken = calls.begin(() -> {
                throw thrown;
            });
            assertSame(thrown, assertThrows(IllegalStateException.class, broken::await));
        }
    }

    @Test
    void whateverACallThrowsEndsIt() throws StatusException {
        try (Calls calls = new Calls(1, 4)) {
            AssertionError thrown = new AssertionError();
            Pending<Integer> broken = calls.begin(() -> {
                throw thrown;
            });
            assertSame(thrown, assertThrows(AssertionError.class, () -> broken.await(30_000)));
            assertEquals(7, calls.begin(() -> 7).await(30_000), "its thread makes the next one");
        }
    }

    @Test
    void theLongestWaitIsNone() throws StatusException {
        CountDownLatch gate = new CountDownLatch(1);
        try (Calls calls = new Calls(2, 4)) {
            Pending<String> slow = calls.begin(() -> after(gate, "late"));
            Pending<String> waiting = calls.begin(() -> slow.await(Long.MAX_VALUE));
            assertEquals(Status.TIMED_OUT, assertThrows(StatusException.class, () -> waiting.await(50)).status(), "it waits");
            gate.countDown();
            assertEquals("late", waiting.await(Long.MAX_VALUE));
        }
    }

    @Test
    void onlySoManyWait() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (Calls calls = new Calls(1, 2)) {
            CountDownLatch begun = new CountDownLatch(1);
            Pending<String> running = calls.begin(() -> {
                begun.countDown();
                return after(gate, "first");
            });
            begun.await();
            Pending<String> second = calls.begin(() -> "second");
            Pending<String> third = calls.begin(() -> "third");
            assertEquals(Status.SHOULD_WAIT, assertThrows(StatusException.class, () -> calls.begin(() -> "fourth")).status());
            assertEquals(Status.TIMED_OUT, assertThrows(StatusException.class, () -> running.await(1)).status());
            assertFalse(running.isDone());
            assertTrue(second.cancel());
            assertFalse(second.cancel(), "once");
            Pending<String> instead = calls.begin(() -> "instead");
            gate.countDown();
            assertEquals("first", running.await());
            assertEquals(Status.CANCELLED, status(second));
            assertEquals("third", third.await());
            assertEquals("instead", instead.await(60_000));
        }
    }

    @Test
    void aCancelledCallsResultIsClosed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (Calls calls = new Calls(1, 0)) {
            Pending<AutoCloseable> call = calls.begin(() -> {
                begun.countDown();
                return after(gate, closed::countDown);
            });
            begun.await();
            assertTrue(call.cancel());
            assertEquals(Status.CANCELLED, status(call));
            gate.countDown();
            closed.await();
        }
    }

    @Test
    void closingCancelsWhatIsLeft() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        Calls calls = new Calls(1, 1);
        Pending<String> running = calls.begin(() -> {
            begun.countDown();
            return after(gate, "never seen");
        });
        begun.await();
        Pending<String> waiting = calls.begin(() -> "not made");
        calls.close();
        assertEquals(Status.CANCELLED, status(running));
        assertEquals(Status.CANCELLED, status(waiting));
        assertEquals(Status.BAD_STATE, assertThrows(StatusException.class, () -> calls.begin(() -> "late")).status());
        gate.countDown();
    }

    @Test
    void badNumbersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Calls(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Calls(1, -1));
    }
}
