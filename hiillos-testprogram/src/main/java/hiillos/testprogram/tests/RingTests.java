package hiillos.testprogram.tests;

import hiillos.abi.ByteRing;
import hiillos.abi.RingWaiter;
import hiillos.abi.WordRing;
import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;
import hiillos.word.Memory;

/** Rings over memory that two processes share. */
final class RingTests {
    private static final int CAPACITY = 16 << 10;
    private static final long BYTES = CAPACITY + ByteRing.HEADER_BYTES + 4096 & -4096;
    private static final int CHUNK = 4096;
    /** MiB for each unit of {@code scale=}; 1024 of them are a GiB. */
    private static final long MEBIBYTES = 4;
    private static final int WORDS = 20_000;
    private static final int WORD_CAPACITY = 16;

    private RingTests() {}

    static void addTo(TestList tests) {
        tests.add("ring: bytes with random stalls arrive intact (futex)", () -> stream(true));
        tests.add("ring: bytes with random stalls arrive intact (Notify)", () -> stream(false));
        tests.add("ring: words of several processes arrive once each", RingTests::words);
    }

    private static RingWaiter waiter(boolean byFutex) {
        return byFutex ? RingWaiter.byFutex() : RingWaiter.byNotify(Given.handle("own"), Given.handle("peer"));
    }

    private static void stall(Random random) {
        if (random.below(64) == 0) {
            Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + random.below(200_000));
        } else if (random.below(16) == 0) {
            Call.of(SystemCallNumber.THREAD_YIELD);
        }
    }

    /** Role: writes numbered words into the ring. */
    static int write() {
        long at = MemoryTests.map(Given.handle("ring"), 0, BYTES, 3);
        long chunk = MemoryTests.map(MemoryTests.frame(CHUNK), 0, CHUNK, 3);
        ByteRing ring = new ByteRing(at, CAPACITY, waiter(Given.handle("own") == 0));
        Random random = new Random(Given.value("seed", 1));
        long total = Given.value("words", 0);
        long sent = 0;
        while (sent < total) {
            int count = (int) Math.min(1 + random.below(CHUNK / 8), total - sent);
            for (int i = 0; i < count; i++) {
                Memory.storeLong(chunk + 8L * i, (sent + i) * 0x9E37_79B9_7F4A_7C15L);
            }
            ring.write(chunk, 8 * count);
            sent += count;
            stall(random);
        }
        return 0;
    }

    private static void stream(boolean byFutex) {
        long total = Given.number("scale", 1) * MEBIBYTES << 17;
        int frame = MemoryTests.frame(BYTES);
        long at = MemoryTests.map(frame, 0, BYTES, 3);
        long chunk = MemoryTests.map(MemoryTests.frame(CHUNK), 0, CHUNK, 3);
        int toReader = NotifyTests.notification();
        int toWriter = NotifyTests.notification();
        Child child = Child.of(TestRole.WRITE_RING, Given.job(), 20).give("ring", frame, Rights.SAME)
                .value("words", total).value("seed", Given.number("seed", 1));
        if (!byFutex) {
            child.give("own", toWriter, Rights.SAME).give("peer", toReader, Rights.SAME);
        }
        try (Child writer = child.start()) {
            ByteRing ring = new ByteRing(at, CAPACITY,
                    byFutex ? RingWaiter.byFutex() : RingWaiter.byNotify(toReader, toWriter));
            Random random = new Random(Given.number("seed", 1) + 1);
            long received = 0;
            int rest = 0;
            while (received < total) {
                int count = rest + ring.read(chunk + rest, CHUNK - rest);
                for (int i = 0; i < count / 8; i++) {
                    long expected = (received + i) * 0x9E37_79B9_7F4A_7C15L;
                    if (Memory.loadLong(chunk + 8L * i) != expected) {
                        // Not made for every word: nothing collects the text.
                        Expect.equal(expected, Memory.loadLong(chunk + 8L * i), "word " + (received + i));
                    }
                }
                received += count / 8;
                rest = count & 7;
                Memory.copy(chunk, chunk + count - rest, rest);
                stall(random);
            }
            Expect.equal(ExitReason.of(ExitReason.EXITED, 0), writer.await(), "the writer's end");
            Expect.equal(0, ring.available(), "bytes left over");
        }
        MemoryTests.unmap(at, BYTES);
        MemoryTests.unmap(chunk, CHUNK);
        HandleTests.close(frame, toReader, toWriter);
    }

    /** Role: puts its words into the ring. */
    static int fill() {
        long at = MemoryTests.map(Given.handle("ring"), 0, 4096, 3);
        WordRing ring = new WordRing(at, WORD_CAPACITY, RingWaiter.byFutex());
        long first = Given.value("first", 0);
        for (long word = first; word < first + WORDS; word++) {
            ring.put(word + 1);
        }
        return 0;
    }

    private static void words() {
        int frame = MemoryTests.frame(4096);
        long at = MemoryTests.map(frame, 0, 4096, 3);
        WordRing ring = new WordRing(at, WORD_CAPACITY, RingWaiter.byFutex());
        ring.initialize();
        Child[] fillers = new Child[3];
        for (int i = 0; i < fillers.length; i++) {
            fillers[i] = Child.of(TestRole.FILL_RING).give("ring", frame, Rights.SAME).value("first", (long) i * WORDS)
                    .start();
        }
        long count = (long) fillers.length * WORDS;
        long sum = 0;
        for (long i = 0; i < count; i++) {
            sum += ring.take(0);
        }
        Expect.equal(count * (count + 1) / 2, sum, "sum of all words");
        for (Child filler : fillers) {
            Expect.equal(ExitReason.of(ExitReason.EXITED, 0), filler.await(), "a filler's end");
            filler.close();
        }
        Expect.isTrue(ring.isEmpty(), "an empty ring");
        MemoryTests.unmap(at, 4096);
        HandleTests.close(frame);
    }
}
