package hiillos.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.word.Memory;
import hiillos.word.RawMemory;
import hiillos.word.SimulatedMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rings between threads of the JVM, whose waiter sleeps exactly as the kernel's futex does. */
@RawMemory(reason = "fills the memory that goes through the ring")
@Timeout(60)
class RingTest {
    private static final long RING = SharedMemory.BASE;
    private static final long OUTSIDE = RING + (8 << 10);

    /** Sleeps only while the word has the value, checked under the lock under which wakers wake: a lost wake hangs. */
    private static final class StrictWaiter implements RingWaiter {
        private final AtomicInteger sleeps = new AtomicInteger();

        @Override
        public synchronized void await(long word, int seen) {
            if (Memory.loadIntVolatile(word) == seen) {
                sleeps.incrementAndGet();
                try {
                    wait();
                } catch (InterruptedException exception) {
                    throw new AssertionError(exception);
                }
            }
        }

        @Override
        public synchronized void wake(long word, int count) {
            // One monitor for both directions: who is woken for nothing looks again.
            notifyAll();
        }
    }

    private final StrictWaiter waiter = new StrictWaiter();

    @BeforeEach
    void installMemory() {
        SimulatedMemory.install(SharedMemory.of(64 << 10));
    }

    @AfterEach
    void removeMemory() {
        SimulatedMemory.install(null);
    }

    @Test
    void bytesArriveInOrderThroughATinyRing() throws InterruptedException {
        int total = 100_000;
        Thread writer = new Thread(() -> {
            ByteRing ring = new ByteRing(RING, 16, waiter);
            Random random = new Random(1);
            int sent = 0;
            while (sent < total) {
                int count = Math.min(1 + random.nextInt(40), total - sent);
                for (int i = 0; i < count; i++) {
                    Memory.storeByte(OUTSIDE + i, (byte) ((sent + i) * 31));
                }
                ring.write(OUTSIDE, count);
                sent += count;
            }
        });
        writer.start();
        ByteRing ring = new ByteRing(RING, 16, waiter);
        Random random = new Random(2);
        int received = 0;
        while (received < total) {
            int count = ring.read(OUTSIDE + 4096, 1 + random.nextInt(40));
            for (int i = 0; i < count; i++) {
                assertEquals((byte) ((received + i) * 31), Memory.loadByte(OUTSIDE + 4096 + i));
            }
            received += count;
        }
        writer.join();
        assertEquals(0, ring.available());
        assertTrue(waiter.sleeps.get() > 0, "nobody ever slept: the test tests nothing");
    }

    @Test
    void aPositionThatCannotBeRightIsRefused() {
        ByteRing ring = new ByteRing(RING, 16, waiter);
        Memory.storeLong(RING, 17);
        assertThrows(IllegalStateException.class, () -> ring.tryRead(OUTSIDE, 1));
        assertThrows(IllegalStateException.class, () -> ring.tryWrite(OUTSIDE, 1));
        Memory.storeLong(RING, -1);
        assertThrows(IllegalStateException.class, () -> ring.tryRead(OUTSIDE, 1));
    }

    @Test
    void capacityIsAPowerOfTwo() {
        assertThrows(IllegalArgumentException.class, () -> new ByteRing(RING, 24, waiter));
        assertThrows(IllegalArgumentException.class, () -> new WordRing(RING, 1, waiter));
    }

    @Test
    void wordsOfManyThreadsArriveOnceEach() throws InterruptedException {
        int fillers = 3;
        int takers = 3;
        int each = 20_000;
        new WordRing(RING, 4, waiter).initialize();
        AtomicLong sum = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < fillers; i++) {
            int mine = i;
            threads.add(new Thread(() -> {
                WordRing ring = new WordRing(RING, 4, waiter);
                for (int word = 0; word < each; word++) {
                    ring.put((long) mine * each + word + 1);
                }
            }));
        }
        for (int i = 0; i < takers; i++) {
            threads.add(new Thread(() -> {
                WordRing ring = new WordRing(RING, 4, waiter);
                for (int word = 0; word < each; word++) {
                    sum.addAndGet(ring.take(0));
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        long count = (long) fillers * each;
        assertEquals(count * (count + 1) / 2, sum.get());
        assertTrue(new WordRing(RING, 4, waiter).isEmpty());
        assertTrue(waiter.sleeps.get() > 0, "nobody ever slept: the test tests nothing");
    }

    @Test
    void aFullRingTakesNoMore() {
        WordRing ring = new WordRing(RING, 2, waiter);
        ring.initialize();
        assertTrue(ring.isEmpty());
        assertTrue(ring.offer(1));
        assertTrue(ring.offer(2));
        assertTrue(ring.isFull());
        assertFalse(ring.offer(3));
        assertEquals(1, ring.poll(0));
        assertTrue(ring.offer(3));
        assertEquals(2, ring.poll(0));
        assertEquals(3, ring.poll(0));
        assertEquals(0, ring.poll(0));
    }
}
