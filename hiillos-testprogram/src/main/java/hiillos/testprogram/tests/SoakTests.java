package hiillos.testprogram.tests;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.ObjectInformation;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.abi.kernel.SystemInformation;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;
import hiillos.word.Memory;

/** Random but sensible operations of several processes, after which the kernel must have what it had before. */
final class SoakTests {
    private static final int WORKERS = 4;
    private static final long OPERATIONS = 2_000;
    private static final long LIMIT = 8 << 20;
    private static final int PRIORITY = 12;
    private static final int SLOTS = 32;
    private static final long PAGE = 4096;
    private static final int SETTLE_LOOKS = 200;
    private static final int SLABS = 64;

    private SoakTests() {}

    static void addTo(TestList tests) {
        tests.add("soak: no page, object or handle stays behind", SoakTests::soak);
    }

    /** Role: makes, uses and closes things at random. */
    static int work() {
        Random random = new Random(Given.value("seed", 1));
        long operations = Given.value("operations", 0);
        int[] slots = new int[SLOTS];
        Call call = new Call();
        int shared = Given.handle("shared");
        long memory = MemoryTests.map(shared, 0, PAGE, 3);
        for (long i = 0; i < operations; i++) {
            int slot = random.below(SLOTS);
            int handle = slots[slot];
            if (handle == 0) {
                slots[slot] = make(random, slots);
            } else if (random.below(3) == 0) {
                Call.of(SystemCallNumber.HANDLE_CLOSE, handle);
                slots[slot] = 0;
            } else {
                use(random, handle, call, memory);
            }
        }
        return 0;
    }

    /** A new handle, or 0. */
    private static int make(Random random, int[] slots) {
        int job = Given.job();
        int other = slots[random.below(SLOTS)];
        long handle = switch (random.below(9)) {
            case 0 -> Call.of(SystemCallNumber.FRAME_CREATE, job, PAGE * (1 + random.below(16)), 0);
            case 1 -> Call.of(SystemCallNumber.FRAME_CREATE, job, PAGE * (1 + random.below(4)), 4);
            case 2 -> Call.of(SystemCallNumber.RECEIVER_CREATE, job, random.below(4));
            case 3 -> Call.of(SystemCallNumber.SENDER_CREATE, other, random.next());
            case 4 -> Call.of(SystemCallNumber.NOTIFY_CREATE, job);
            case 5 -> Call.of(SystemCallNumber.HANDLE_DUPLICATE, other, Rights.SAME);
            case 6 -> Call.of(SystemCallNumber.FRAME_CLONE, other, job, 0, PAGE);
            case 7 -> Call.of(SystemCallNumber.PROCESS_CREATE, job, 0x40_0000, 0);
            default -> Call.of(SystemCallNumber.THREAD_CREATE, Given.process(), TestCode.exit(), 0x2_0000, 0, 0);
        };
        return handle > 0 && handle <= Integer.MAX_VALUE ? (int) handle : 0;
    }

    private static void use(Random random, int handle, Call call, long memory) {
        switch (random.below(9)) {
            case 0 -> {
                // Written to first: a Job that is used up is an error here, and a fault at the first touch of a mapping.
                long at = Call.of(SystemCallNumber.FRAME_WRITE, handle, 0, memory, Long.BYTES) != Long.BYTES ? 0
                        : Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), handle, 0, 0, PAGE, MapFlags.READ | MapFlags.WRITE);
                if (at > 0) {
                    Memory.storeLong(at, at);
                    Call.of(SystemCallNumber.VMEM_UNMAP, Given.vmem(), at, PAGE);
                }
            }
            case 1 -> call.with(handle, Message.header(1, 2, 0)).go(SystemCallNumber.IPC_SEND);
            case 2 -> call.with(handle, Message.DEADLINE).deadline(0).go(SystemCallNumber.IPC_RECV);
            case 3 -> call.with(handle, Message.DEADLINE).deadline(0).go(SystemCallNumber.IPC_CALL);
            case 4 -> {
                Call.of(SystemCallNumber.NOTIFY_SIGNAL, handle, 1);
                Call.of(SystemCallNumber.NOTIFY_WAIT, handle, 1, 0);
            }
            case 5 -> {
                if (Call.of(SystemCallNumber.THREAD_START, handle) == 0) {
                    Call.of(SystemCallNumber.THREAD_WAIT, handle, Long.MAX_VALUE);
                }
            }
            case 6 -> {
                Call.of(SystemCallNumber.FUTEX_WAKE, memory, 4, 1);
                Call.of(SystemCallNumber.FUTEX_WAIT, memory, 0, 1, Call.of(SystemCallNumber.CLOCK_READ) + 20_000);
            }
            case 7 -> Call.of(SystemCallNumber.FRAME_DISCARD, handle, 0, PAGE);
            default -> Call.of(SystemCallNumber.PROCESS_KILL, handle);
        }
    }

    /**
     * Objects of each type that live, and free memory behind them. The Frames and mappings of this process itself do not count:
     * its heap may grow while it counts.
     */
    private static void count(long buffer, long[] counts) {
        Expect.value(Call.of(SystemCallNumber.OBJECT_INFORMATION, Given.vmem(), ObjectInformation.COUNTERS, buffer, PAGE));
        long own = Memory.loadLong(buffer + ObjectInformation.VMEM_MAPPINGS);
        Expect.value(Call.of(SystemCallNumber.SYSTEM_INFORMATION, Given.log(), SystemInformation.SLABS, buffer, PAGE));
        int entries = Memory.loadInt(buffer + SystemInformation.ENTRIES);
        int bytes = Memory.loadInt(buffer + SystemInformation.ENTRY_BYTES);
        for (int i = 0; i < entries; i++) {
            long entry = buffer + SystemInformation.FIRST_ENTRY + (long) i * bytes;
            counts[i] = Memory.loadLong(entry + SystemInformation.SLAB_USED)
                    + (Memory.loadLong(entry + SystemInformation.SLAB_RESERVED) << 32);
            if (isNamed(entry, "frame") || isNamed(entry, "mapping")) {
                counts[i] -= own;
            }
        }
        Expect.value(Call.of(SystemCallNumber.SYSTEM_INFORMATION, Given.log(), SystemInformation.GENERAL, buffer, PAGE));
        counts[SLABS - 1] = Memory.loadLong(buffer + SystemInformation.MEMORY_FREE);
    }

    private static boolean isNamed(long entry, String name) {
        for (int i = 0; i < SystemInformation.SLAB_NAME_BYTES; i++) {
            if (Memory.loadByte(entry + SystemInformation.SLAB_NAME + i) != (i < name.length() ? name.charAt(i) : 0)) {
                return false;
            }
        }
        return true;
    }

    private static void round(long operations, long seed) {
        int shared = MemoryTests.frame(PAGE);
        int[] jobs = new int[WORKERS];
        Child[] workers = new Child[WORKERS];
        for (int i = 0; i < WORKERS; i++) {
            jobs[i] = Expect.handle(Call.of(SystemCallNumber.JOB_CREATE, Given.job(), LIMIT, PRIORITY));
            workers[i] = Child.of(TestRole.SOAK, jobs[i], PRIORITY).give("shared", shared, Rights.SAME)
                    .value("seed", seed + i).value("operations", operations / WORKERS).start();
        }
        for (int i = 0; i < WORKERS; i++) {
            Expect.equal(ExitReason.of(ExitReason.EXITED, 0), workers[i].await(), "end of worker " + i);
            workers[i].close();
            Expect.ok(Call.of(SystemCallNumber.JOB_KILL, jobs[i]));
            HandleTests.close(jobs[i]);
        }
        HandleTests.close(shared);
    }

    private static void soak() {
        long buffer = MemoryTests.map(MemoryTests.frame(PAGE), 0, PAGE, 3);
        long[] before = new long[SLABS];
        long[] after = new long[SLABS];
        long seed = Given.number("seed", 1) * 1000;
        // Once for what is made at the first use and kept.
        round(OPERATIONS, seed);
        Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + 200_000_000);
        count(buffer, before);
        round(OPERATIONS * Given.number("scale", 1), seed + 100);
        int differs = 0;
        for (int look = 0; look < SETTLE_LOOKS && differs >= 0; look++) {
            // What is freed comes back after a grace period.
            Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + 10_000_000);
            count(buffer, after);
            differs = -1;
            for (int i = 0; i < SLABS - 1; i++) {
                if (before[i] != after[i]) {
                    differs = i;
                }
            }
        }
        Expect.isTrue(differs < 0, "as many objects of slab " + differs + " as before, "
                + (differs < 0 ? 0 : before[differs]) + ", not " + (differs < 0 ? 0 : after[differs]));
        // Slabs keep some pages; what is lost for good grows with the operations.
        Expect.isTrue(after[SLABS - 1] + (1 << 20) > before[SLABS - 1],
                "free memory as before, " + before[SLABS - 1] + ", not " + after[SLABS - 1]);
        MemoryTests.unmap(buffer, PAGE);
    }
}
