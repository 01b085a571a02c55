package hiillos.testprogram.tests;

import hiillos.abi.kernel.ObjectInformation;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.abi.kernel.SystemCalls;
import hiillos.abi.kernel.SystemInformation;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Console;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;
import hiillos.word.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The log, and what the kernel tells about the machine and about objects. */
final class InformationTests {
    private static final long ARRAY_BASE = 16;
    private static final int HEAP_CALLS = 8;
    private static final int ROOM = 8192;
    /** A loaded host may stop an emulated processor beside the sleep, but not every time. */
    private static final int PATIENCE = 5;
    private static final long WORK_NANOS = 2_000_000;

    private InformationTests() {}

    static void addTo(TestList tests) {
        tests.add("log: what is written can be read", InformationTests::logComesBack);
        tests.add("log: control characters of programs do not reach it", InformationTests::logIsFiltered);
        tests.add("log: a reader learns what it has missed", InformationTests::logSaysWhatIsGone);
        tests.add("log: bad positions and rights are refused", InformationTests::logErrors);
        tests.add("information: the machine", InformationTests::general);
        tests.add("information: processors and slabs", InformationTests::lists);
        tests.add("information: firmware", InformationTests::firmware);
        tests.add("information: objects tell their counters", InformationTests::objects);
        tests.add("information: a process's handles", InformationTests::handles);
        tests.add("information: time and calls are counted", InformationTests::timeAndCalls);
        tests.add("information: errors", InformationTests::errors);
    }

    private static long at(byte[] bytes) {
        return Memory.addressOf(bytes) + ARRAY_BASE;
    }

    /** One read: the bytes that came; {@code call} has the next position. */
    private static byte[] read(Call call, long position, int room) {
        byte[] bytes = new byte[room];
        long count = Expect.value(call.with(Given.log(), position, at(bytes), room).go(SystemCallNumber.LOG_READ));
        return Arrays.copyOf(bytes, (int) count);
    }

    private static long endOfLog() {
        return record(SystemInformation.GENERAL).getLong(SystemInformation.LOG_END);
    }

    private static void logComesBack() {
        long before = endOfLog();
        Console.line("# a line of the test's own");
        var call = new Call();
        byte[] bytes = read(call, before, 100);
        Expect.equal(before + bytes.length, call.second(), "next position");
        Expect.isTrue(new String(bytes, StandardCharsets.UTF_8).contains("# a line of the test's own\n"), "the line");
        Expect.equal(0, read(new Call(), endOfLog(), 100).length, "at the end");
        byte[] first = read(new Call(), before, 1);
        Expect.equal(bytes[0], first[0], "a read of one byte");
    }

    private static void logIsFiltered() {
        byte[] text = "# filtered: \u001b[31m\r\u0008\u007f\n".getBytes(StandardCharsets.US_ASCII);
        long before = endOfLog();
        Expect.equal(text.length, Call.of(SystemCallNumber.LOG_WRITE, Given.log(), at(text), text.length), "written");
        String got = new String(read(new Call(), before, 100), StandardCharsets.US_ASCII);
        Expect.isTrue(got.contains("# filtered: ?[31m???\n"), "no control characters, got " + got);
    }

    private static void logSaysWhatIsGone() {
        long oldest = record(SystemInformation.GENERAL).getLong(SystemInformation.LOG_OLDEST);
        var call = new Call();
        byte[] bytes = read(call, 0, 16);
        Expect.isTrue(call.second() - bytes.length >= oldest, "nothing older than the oldest byte");
        Expect.equal(16, bytes.length, "bytes");
        // All of it, in pieces of an odd length, without gaps unless the read says so.
        long position = oldest;
        long total = 0;
        long end = endOfLog();
        while (position < end) {
            bytes = read(call, position, 777);
            total += call.second() - position;
            position = call.second();
        }
        Expect.equal(position - oldest, total, "bytes accounted for");
    }

    private static void logErrors() {
        byte[] bytes = new byte[16];
        int log = Given.log();
        for (long position : new long[] {-1, endOfLog() + 100_000, Long.MAX_VALUE, Long.MIN_VALUE}) {
            Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.LOG_READ, log, position, at(bytes), 16));
        }
        for (long count : new long[] {0, -1, Long.MIN_VALUE}) {
            Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.LOG_READ, log, 0, at(bytes), count));
        }
        for (long address : new long[] {0, 8, -1, 0xffff_8000_0000_0000L, Long.MIN_VALUE}) {
            Expect.status(Status.BAD_ADDRESS, Call.of(SystemCallNumber.LOG_READ, log, 0, address, 16));
        }
        int weak = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, log, Rights.WRITE));
        Expect.status(Status.ACCESS_DENIED, Call.of(SystemCallNumber.LOG_READ, weak, 0, at(bytes), 16));
        HandleTests.close(weak);
    }

    private static ByteBuffer record(int topic) {
        byte[] bytes = new byte[ROOM];
        long count = Expect.value(Call.of(SystemCallNumber.SYSTEM_INFORMATION, Given.log(), topic, at(bytes), ROOM));
        ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Expect.equal(SystemInformation.VERSION, record.getInt(0), "version");
        Expect.equal(count, record.getInt(SystemInformation.RECORD_BYTES), "length");
        return record;
    }

    private static void general() {
        ByteBuffer record = record(SystemInformation.GENERAL);
        long free = record.getLong(SystemInformation.MEMORY_FREE);
        Expect.between(1, record.getLong(SystemInformation.MEMORY_TOTAL), free, "free memory");
        Expect.between(1, 64, record.getLong(SystemInformation.PROCESSOR_COUNT), "processors");
        long clock = Call.of(SystemCallNumber.CLOCK_READ);
        Expect.isTrue(record.getLong(SystemInformation.UPTIME) <= clock, "an uptime that has passed");
        Expect.isTrue(record.getLong(SystemInformation.CLOCK_HERTZ) >= 1_000_000, "a clock that counts");
        Expect.equal('0', record.get(SystemInformation.KERNEL_VERSION), "the version's first digit");
        // A short buffer gets the beginning, which says how much there is.
        byte[] bytes = new byte[16];
        bytes[8] = 77;
        Expect.equal(8, Call.of(SystemCallNumber.SYSTEM_INFORMATION, Given.log(), SystemInformation.GENERAL, at(bytes), 8),
                "bytes");
        Expect.equal(77, bytes[8], "the byte behind the buffer");
        Expect.equal(SystemInformation.GENERAL_BYTES, bytes[4], "the whole record's length");
    }

    private static void lists() {
        ByteBuffer record = record(SystemInformation.PROCESSORS);
        int count = record.getInt(SystemInformation.ENTRIES);
        Expect.equal(SystemInformation.PROCESSOR_ENTRY_BYTES, record.getInt(SystemInformation.ENTRY_BYTES), "entry");
        for (int i = 0; i < count; i++) {
            int entry = SystemInformation.FIRST_ENTRY + i * SystemInformation.PROCESSOR_ENTRY_BYTES;
            Expect.equal(i, record.getInt(entry + SystemInformation.PROCESSOR_NUMBER), "number");
            Expect.isTrue(record.getLong(entry + SystemInformation.PROCESSOR_INTERRUPTS)
                    >= record.getLong(entry + SystemInformation.PROCESSOR_ALARMS), "more interrupts than alarms");
        }
        ByteBuffer slabs = record(SystemInformation.SLABS);
        boolean processes = false;
        for (int i = 0; i < slabs.getInt(SystemInformation.ENTRIES); i++) {
            int entry = SystemInformation.FIRST_ENTRY + i * slabs.getInt(SystemInformation.ENTRY_BYTES);
            Expect.isTrue(slabs.getLong(entry + SystemInformation.SLAB_CELL_BYTES) > 0, "a size");
            processes |= slabs.getLong(entry) == 0x0073_7365_636f_7270L
                    && slabs.getLong(entry + SystemInformation.SLAB_USED) >= 1;
        }
        Expect.isTrue(processes, "a slab \"process\" with this one in it");
    }

    private static void firmware() {
        ByteBuffer record = record(SystemInformation.FIRMWARE);
        Expect.between(0, 16, record.getLong(SystemInformation.CONTROLLERS), "controllers");
        for (int i = 0; i < 16; i++) {
            Expect.equal(0, record.getLong(SystemInformation.ISA_LINES + 8 * i) >>> 18, "spare bits of line " + i);
        }
        long windows = record.getLong(SystemInformation.PCI_WINDOWS);
        Expect.equal(SystemInformation.FIRST_PCI_WINDOW + windows * SystemInformation.PCI_WINDOW_BYTES,
                record.getInt(SystemInformation.RECORD_BYTES), "length");
    }

    private static ByteBuffer object(int handle) {
        byte[] bytes = new byte[ROOM];
        long count = Expect.value(Call.of(SystemCallNumber.OBJECT_INFORMATION, handle, ObjectInformation.COUNTERS, at(bytes),
                ROOM));
        ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Expect.equal(ObjectInformation.VERSION, record.getInt(0), "version");
        Expect.equal(count, record.getInt(ObjectInformation.RECORD_BYTES), "length");
        Expect.equal(Call.of(SystemCallNumber.HANDLE_TYPE, handle), record.getInt(ObjectInformation.TYPE), "type");
        Expect.equal(Call.of(SystemCallNumber.HANDLE_IDENTIFY, handle), record.getLong(ObjectInformation.IDENTITY),
                "identity");
        Expect.isTrue(record.getInt(ObjectInformation.REFERENCES) >= 1, "a reference");
        return record;
    }

    private static void objects() {
        ByteBuffer job = object(Given.job());
        Expect.between(1, job.getLong(ObjectInformation.JOB_LIMIT), job.getLong(ObjectInformation.JOB_CHARGED), "charged");
        // A Job of its own: what earlier tests left to be freed still comes back to the first process's.
        int child = Expect.handle(Call.of(SystemCallNumber.JOB_CREATE, Given.job(), 1 << 20, 1));
        long charged = object(child).getLong(ObjectInformation.JOB_CHARGED);
        int frame = Expect.handle(Call.of(SystemCallNumber.FRAME_CREATE, child, 5 * 4096, 0));
        Expect.equal(5 * 4096, object(frame).getLong(ObjectInformation.FRAME_SIZE), "size of a Frame");
        Expect.isTrue(object(child).getLong(ObjectInformation.JOB_CHARGED) > charged, "a Frame to be paid for");
        HandleTests.close(child);
        ByteBuffer process = object(Given.process());
        Expect.equal(1, process.getLong(ObjectInformation.PROCESS_STATE), "started, not ended");
        Expect.isTrue(process.getLong(ObjectInformation.PROCESS_HANDLES) >= 5, "handles");
        Expect.isTrue(process.getLong(ObjectInformation.PROCESS_THREADS) >= 1, "threads");
        HandleTests.close(frame);
        Expect.equal(process.getLong(ObjectInformation.PROCESS_HANDLES) - 1,
                object(Given.process()).getLong(ObjectInformation.PROCESS_HANDLES), "one handle less");
        Expect.isTrue(object(Given.vmem()).getLong(ObjectInformation.VMEM_MAPPINGS) >= 3, "mappings");
        Expect.isTrue(object(Given.thread()).getLong(ObjectInformation.THREAD_PRIORITY) > 0, "a priority");
        int ports = PortTests.range(0x80, 3);
        Expect.equal(0x80, object(ports).getLong(ObjectInformation.PORTS_FIRST), "first port");
        Expect.equal(3, object(ports).getLong(ObjectInformation.PORTS_COUNT), "ports");
        HandleTests.close(ports);
        Expect.equal(ObjectInformation.HEADER_BYTES, object(Given.log()).getInt(ObjectInformation.RECORD_BYTES), "a token");
    }

    /** A handle that is made comes to the list of its process, and goes with its end. */
    private static void handles() {
        int frame = Expect.handle(Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), 4096, 0));
        long identity = object(frame).getLong(ObjectInformation.IDENTITY);
        Expect.equal(identity, listed(frame), "listed");
        HandleTests.close(frame);
        Expect.equal(0, listed(frame), "no more listed");
        byte[] bytes = new byte[64];
        long far = 1L << 60 | ObjectInformation.HANDLES;
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.OBJECT_INFORMATION, Given.process(), far, at(bytes), 64));
    }

    /** The identity behind one of this process's handles as the kernel lists it; 0 if it is not in the list. */
    private static long listed(int handle) {
        byte[] bytes = new byte[ObjectInformation.HEADER_BYTES + ObjectInformation.MOST_HANDLES * ObjectInformation.HANDLE_BYTES];
        ByteBuffer list = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long from = 0;
        do {
            long count = Expect.value(Call.of(SystemCallNumber.OBJECT_INFORMATION, Given.process(),
                    from << ObjectInformation.FROM_SHIFT | ObjectInformation.HANDLES, at(bytes), bytes.length));
            for (int at = ObjectInformation.HEADER_BYTES; at < count; at += ObjectInformation.HANDLE_BYTES) {
                if (list.getInt(at + ObjectInformation.HANDLE) == handle) {
                    return list.getLong(at + ObjectInformation.HANDLE_IDENTITY);
                }
            }
            from = list.getLong(ObjectInformation.NEXT);
        } while (from != 0);
        return 0;
    }

    /** A thread's time grows by what it works, not by what it sleeps; its calls are counted, and both are its process's too. */
    private static void timeAndCalls() {
        // A loaded host may stop an emulated processor anywhere: what is counted lies between these two looks at the clock.
        long start = SystemCalls.clockRead();
        ByteBuffer process = object(Given.process());
        ByteBuffer before = object(Given.thread());
        for (int i = 0; i < 1000; i++) {
            SystemCalls.nothing();
        }
        long mine = object(Given.thread()).getLong(ObjectInformation.THREAD_CALLS) - before.getLong(ObjectInformation.THREAD_CALLS);
        // Each look is three calls, the record's first. The heap may have asked for memory meanwhile.
        Expect.between(1000 + 2 + 1, 1000 + 2 + 1 + HEAP_CALLS, mine, "calls");
        Expect.isTrue(object(Given.process()).getLong(ObjectInformation.PROCESS_CALLS)
                - process.getLong(ObjectInformation.PROCESS_CALLS) >= mine, "the process's calls");
        while (SystemCalls.clockRead() - start < WORK_NANOS) {
            // Works.
        }
        long counted = object(Given.thread()).getLong(ObjectInformation.THREAD_CPU_NANOS)
                - before.getLong(ObjectInformation.THREAD_CPU_NANOS);
        long worked = SystemCalls.clockRead() - start;
        Expect.isTrue(counted > 0 && counted <= worked + WORK_NANOS, "time: " + counted + " of " + worked);
        long slept = timeAsleep();
        for (int i = 0; slept >= 4 * WORK_NANOS && i < PATIENCE; i++) {
            slept = timeAsleep();
        }
        Expect.isTrue(slept < 4 * WORK_NANOS, "asleep it does not run: " + slept);
        Expect.isTrue(object(Given.process()).getLong(ObjectInformation.PROCESS_CPU_NANOS)
                - process.getLong(ObjectInformation.PROCESS_CPU_NANOS) >= counted, "the process's time");
    }

    private static long timeAsleep() {
        long before = object(Given.thread()).getLong(ObjectInformation.THREAD_CPU_NANOS);
        SystemCalls.threadSleep(SystemCalls.clockRead() + 4 * WORK_NANOS);
        return object(Given.thread()).getLong(ObjectInformation.THREAD_CPU_NANOS) - before;
    }

    private static void errors() {
        byte[] bytes = new byte[64];
        int number = SystemCallNumber.OBJECT_INFORMATION;
        Expect.status(Status.BAD_HANDLE, Call.of(number, 0, 0, at(bytes), 64));
        Expect.status(Status.BAD_ARGUMENT, Call.of(number, Given.job(), 1, at(bytes), 64));
        Expect.status(Status.BAD_ARGUMENT, Call.of(number, Given.job(), -1, at(bytes), 64));
        Expect.status(Status.BAD_ARGUMENT, Call.of(number, Given.job(), 0, at(bytes), 0));
        Expect.status(Status.BAD_ADDRESS, Call.of(number, Given.job(), 0, 8, 64));
        int weak = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, Given.job(), Rights.CREATE));
        Expect.status(Status.ACCESS_DENIED, Call.of(number, weak, 0, at(bytes), 64));
        HandleTests.close(weak);
        number = SystemCallNumber.SYSTEM_INFORMATION;
        Expect.status(Status.WRONG_TYPE, Call.of(number, Given.job(), 0, at(bytes), 64));
        Expect.status(Status.BAD_ARGUMENT, Call.of(number, Given.log(), SystemInformation.TOPICS, at(bytes), 64));
        Expect.status(Status.BAD_ARGUMENT, Call.of(number, Given.log(), -1, at(bytes), 64));
        Expect.status(Status.BAD_ARGUMENT, Call.of(number, Given.log(), 0, at(bytes), -1));
        Expect.status(Status.BAD_ADDRESS, Call.of(number, Given.log(), 0, Long.MIN_VALUE, 64));
        Expect.equal(ObjectType.LOG, Call.of(SystemCallNumber.HANDLE_TYPE, Given.log()), "still there");
    }
}
