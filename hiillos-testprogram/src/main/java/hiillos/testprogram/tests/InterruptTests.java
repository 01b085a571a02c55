package hiillos.testprogram.tests;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectInformation;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.abi.kernel.SystemInformation;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Console;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.guest.Ports;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;
import hiillos.word.Memory;

/** Interrupts of devices as signals: the PIT by its ISA line, the HPET by a level-triggered one, a serial port, messages. */
final class InterruptTests {
    private static final int LEVEL = 1;
    private static final int ACTIVE_LOW = 2;
    private static final int ISA_NUMBER = 4;
    private static final int CACHE_DISABLED = 3 << 8;
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final int PIT_ISA = 0;
    private static final int SERIAL_ISA = 3;
    private static final int SERIAL = 0x2f8;

    private InterruptTests() {}

    static void addTo(TestList tests) {
        tests.add("interrupts: bad lines, flags and rights are refused", InterruptTests::errors);
        tests.add("interrupts: a line has one owner, and is free after it", InterruptTests::oneOwner);
        tests.add("interrupts: the PIT's arrive as signals", InterruptTests::pit);
        tests.add("interrupts: a serial port's arrive as signals", InterruptTests::serial);
        tests.add("interrupts: a level line stays masked until it is acknowledged", InterruptTests::level);
        tests.add("interrupts: messages come in aligned blocks and run out", InterruptTests::messages);
        tests.add("interrupts: the HPET's messages arrive as signals", InterruptTests::hpetMessages);
    }

    /** The Irq of a line. The last owner's end is seen a moment after its handle was closed. */
    private static int create(int line, int flags) {
        long end = Call.of(SystemCallNumber.CLOCK_READ) + SECOND;
        long result = Call.of(SystemCallNumber.IRQ_CREATE, Given.handle("interrupts"), line, flags);
        while (result == -Status.BAD_STATE && Call.of(SystemCallNumber.CLOCK_READ) < end) {
            Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + MILLISECOND);
            result = Call.of(SystemCallNumber.IRQ_CREATE, Given.handle("interrupts"), line, flags);
        }
        return Expect.handle(result);
    }

    private static int notification() {
        return Expect.handle(Call.of(SystemCallNumber.NOTIFY_CREATE, Given.job()));
    }

    /** Waits for signals; returns the bits, 0 when none came in that time. */
    private static long await(int notify, long nanos) {
        var call = new Call().with(notify, -1, Call.of(SystemCallNumber.CLOCK_READ) + nanos);
        long status = call.go(SystemCallNumber.NOTIFY_WAIT);
        if (status == -Status.TIMED_OUT) {
            return 0;
        }
        Expect.ok(status);
        return call.second();
    }

    private static void allow(int first, int count) {
        int range = PortTests.range(first, count);
        Expect.ok(Call.of(SystemCallNumber.PORTS_ALLOW, Given.process(), range));
        HandleTests.close(range);
    }

    private static long counter(int irq, int offset) {
        byte[] bytes = new byte[ObjectInformation.IRQ_BYTES];
        long at = Memory.addressOf(bytes) + 16;
        Expect.equal(bytes.length, Call.of(SystemCallNumber.OBJECT_INFORMATION, irq, 0, at, bytes.length), "bytes");
        return Memory.loadLong(at + offset);
    }

    private static void errors() {
        int root = Given.handle("interrupts");
        for (long line : new long[] {-1, 1024, 1023, Long.MAX_VALUE, Long.MIN_VALUE}) {
            Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.IRQ_CREATE, root, line, 0));
        }
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.IRQ_CREATE, root, 16, ISA_NUMBER));
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.IRQ_CREATE, root, 5, ISA_NUMBER | LEVEL));
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.IRQ_CREATE, root, 5, 8));
        Expect.status(Status.WRONG_TYPE, Call.of(SystemCallNumber.IRQ_CREATE, Given.log(), 5, 0));
        int weak = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, root, Rights.DUPLICATE));
        Expect.status(Status.ACCESS_DENIED, Call.of(SystemCallNumber.IRQ_CREATE, weak, 5, 0));
        Expect.status(Status.ACCESS_DENIED, Call.of(SystemCallNumber.IRQ_CREATE_MESSAGE, weak, 1));
        HandleTests.close(weak);
        for (long count : new long[] {0, 33, -1, Long.MIN_VALUE}) {
            Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.IRQ_CREATE_MESSAGE, root, count));
        }
        int irq = create(5, 0);
        int notify = notification();
        Expect.status(Status.BAD_STATE, Call.of(SystemCallNumber.IRQ_ACKNOWLEDGE, irq));
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.IRQ_BIND, irq, notify, 0));
        Expect.status(Status.WRONG_TYPE, Call.of(SystemCallNumber.IRQ_BIND, irq, irq, 1));
        Expect.status(Status.WRONG_TYPE, Call.of(SystemCallNumber.IRQ_BIND, notify, notify, 1));
        int silent = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, notify, Rights.READ));
        Expect.status(Status.ACCESS_DENIED, Call.of(SystemCallNumber.IRQ_BIND, irq, silent, 1));
        Expect.ok(Call.of(SystemCallNumber.IRQ_BIND, irq, notify, Long.MIN_VALUE));
        Expect.ok(Call.of(SystemCallNumber.IRQ_BIND, irq, notify, 1));
        Expect.ok(Call.of(SystemCallNumber.IRQ_ACKNOWLEDGE, irq));
        HandleTests.close(silent);
        HandleTests.close(notify);
        HandleTests.close(irq);
    }

    private static void oneOwner() {
        int root = Given.handle("interrupts");
        int irq = create(5, LEVEL | ACTIVE_LOW);
        Expect.status(Status.BAD_STATE, Call.of(SystemCallNumber.IRQ_CREATE, root, 5, 0));
        Expect.status(Status.BAD_STATE, Call.of(SystemCallNumber.IRQ_CREATE, root, 5, ISA_NUMBER));
        HandleTests.close(irq);
        HandleTests.close(create(5, 0));
    }

    private static void pit() {
        allow(0x40, 4);
        int irq = create(PIT_ISA, ISA_NUMBER);
        int notify = notification();
        Expect.ok(Call.of(SystemCallNumber.IRQ_BIND, irq, notify, 0x10));
        // Channel 0, rate generator, 100 Hz.
        Ports.out(0x43, 0x34);
        Ports.out(0x40, 11_932 & 0xff);
        Ports.out(0x40, 11_932 >>> 8);
        for (int i = 0; i < 10; i++) {
            Expect.equal(0x10, await(notify, 5 * SECOND), "signal " + i);
            Expect.ok(Call.of(SystemCallNumber.IRQ_ACKNOWLEDGE, irq));
        }
        Expect.isTrue(counter(irq, ObjectInformation.IRQ_COUNT) >= 10, "ten interrupts counted");
        // One shot, started and never reached again: quiet.
        Ports.out(0x43, 0x30);
        HandleTests.close(irq);
        await(notify, 50 * MILLISECOND);
        Expect.equal(0, await(notify, 50 * MILLISECOND), "signals after the Irq's end");
        HandleTests.close(notify);
    }

    private static void serial() {
        allow(SERIAL, 8);
        Ports.out(SERIAL + 7, 0x5a);
        if (Ports.in(SERIAL + 7) != 0x5a) {
            Console.line("# no second serial port: nothing tried");
            return;
        }
        int irq = create(SERIAL_ISA, ISA_NUMBER);
        int notify = notification();
        Expect.ok(Call.of(SystemCallNumber.IRQ_BIND, irq, notify, 1));
        // Loopback with interrupts let out: what is sent is received.
        Ports.out(SERIAL + 1, 0);
        Ports.out(SERIAL + 3, 3);
        Ports.out(SERIAL + 2, 0);
        Ports.out(SERIAL + 4, 0x1b);
        Ports.in(SERIAL);
        Ports.out(SERIAL + 1, 1);
        for (int i = 0; i < 5; i++) {
            Ports.out(SERIAL, 'a' + i);
            Expect.equal(1, await(notify, 5 * SECOND), "signal " + i);
            Expect.equal('a' + i, Ports.in(SERIAL), "the byte");
            Expect.ok(Call.of(SystemCallNumber.IRQ_ACKNOWLEDGE, irq));
        }
        Ports.out(SERIAL + 1, 0);
        Ports.out(SERIAL + 4, 0);
        HandleTests.close(irq);
        HandleTests.close(notify);
    }

    /** Maps the HPET's registers; 0 when there is none. */
    private static long mapHpet() {
        byte[] bytes = new byte[SystemInformation.FIRST_PCI_WINDOW];
        long at = Memory.addressOf(bytes) + 16;
        Expect.value(Call.of(SystemCallNumber.SYSTEM_INFORMATION, Given.log(), SystemInformation.FIRMWARE, at, bytes.length));
        long physical = Memory.loadLong(at + SystemInformation.HPET);
        if (physical == 0) {
            return 0;
        }
        int frame = Expect.handle(Call.of(SystemCallNumber.FRAME_PHYSICAL, Given.handle("physical"), physical, 4096));
        long address = Expect.value(Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), frame, 0, 0, 4096,
                MapFlags.READ | MapFlags.WRITE | CACHE_DISABLED));
        HandleTests.close(frame);
        return address;
    }

    /** Has timer 0 of the HPET interrupt once, in so many nanoseconds, with these bits of its configuration. */
    private static void startHpet(long hpet, long configuration, long nanos) {
        long periodFemtos = Memory.loadLongVolatile(hpet) >>> 32;
        Memory.storeLongVolatile(hpet + 0x100, configuration);
        Memory.storeLongVolatile(hpet + 0x108, Memory.loadLongVolatile(hpet + 0xf0) + nanos * 1_000_000 / periodFemtos);
        Memory.storeLongVolatile(hpet + 0x100, configuration | 1 << 2);
    }

    private static void level() {
        long hpet = mapHpet();
        long routes = hpet == 0 ? 0 : Memory.loadLongVolatile(hpet + 0x100) >>> 32;
        // Lines that no ISA device has.
        routes &= 0xff_0000;
        if (routes == 0) {
            Console.line("# no HPET with a line of its own: nothing tried");
            return;
        }
        int line = Long.numberOfTrailingZeros(routes);
        int irq = create(line, LEVEL);
        int notify = notification();
        Expect.ok(Call.of(SystemCallNumber.IRQ_BIND, irq, notify, 1));
        long configuration = (long) line << 9 | 1 << 1;
        startHpet(hpet, configuration, MILLISECOND);
        Expect.equal(1, await(notify, 5 * SECOND), "the first interrupt");
        Expect.equal(1, counter(irq, ObjectInformation.IRQ_UNACKNOWLEDGED), "masked");
        // The line is still active: nothing more may come, and the machine runs.
        Expect.equal(0, await(notify, 30 * MILLISECOND), "signals while it is masked");
        Expect.equal(1, counter(irq, ObjectInformation.IRQ_COUNT), "interrupts");
        // Acknowledged to the kernel, but not to the device: it comes back at once.
        Expect.ok(Call.of(SystemCallNumber.IRQ_ACKNOWLEDGE, irq));
        Expect.equal(1, await(notify, 5 * SECOND), "the interrupt that is still there");
        // Both now.
        Memory.storeLongVolatile(hpet + 0x20, 1);
        Expect.ok(Call.of(SystemCallNumber.IRQ_ACKNOWLEDGE, irq));
        Expect.equal(0, await(notify, 30 * MILLISECOND), "signals after the device was served");
        startHpet(hpet, configuration, MILLISECOND);
        Expect.equal(1, await(notify, 5 * SECOND), "the next one");
        Memory.storeLongVolatile(hpet + 0x100, 0);
        Memory.storeLongVolatile(hpet + 0x20, 1);
        HandleTests.close(irq);
        HandleTests.close(notify);
        Expect.ok(Call.of(SystemCallNumber.VMEM_UNMAP, Given.vmem(), hpet, 4096));
    }

    private static void messages() {
        int root = Given.handle("interrupts");
        int[] handles = new int[256];
        int made = 0;
        long result = 0;
        while (made < handles.length && result >= 0) {
            var call = new Call().with(root, 3);
            result = call.go(SystemCallNumber.IRQ_CREATE_MESSAGE);
            if (result >= 0) {
                handles[made++] = Expect.handle(result);
                Expect.equal(0xfee0, call.second() >>> 48, "address");
                Expect.equal(0, call.second() & 3, "the data's low bits, which the device counts in");
            }
        }
        Expect.status(Status.OUT_OF_MEMORY, result);
        Expect.between(20, 64, made, "blocks of three");
        int notify = notification();
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.IRQ_BIND, handles[0], notify, 1L << 62));
        Expect.ok(Call.of(SystemCallNumber.IRQ_BIND, handles[0], notify, 1L << 61));
        for (int i = 0; i < made; i++) {
            HandleTests.close(handles[i]);
        }
        HandleTests.close(notify);
    }

    private static void hpetMessages() {
        long hpet = mapHpet();
        if (hpet == 0 || (Memory.loadLongVolatile(hpet + 0x100) & 1 << 15) == 0) {
            Console.line("# no HPET that sends messages: nothing tried");
            return;
        }
        int notify = notification();
        var call = new Call();
        long end = Call.of(SystemCallNumber.CLOCK_READ) + SECOND;
        long result;
        do {
            result = call.with(Given.handle("interrupts"), 2).go(SystemCallNumber.IRQ_CREATE_MESSAGE);
        } while (result < 0 && Call.of(SystemCallNumber.CLOCK_READ) < end);
        int irq = Expect.handle(result);
        Expect.ok(Call.of(SystemCallNumber.IRQ_BIND, irq, notify, 4));
        for (int message = 0; message < 2; message++) {
            // Address in the upper half, data in the lower.
            Memory.storeLongVolatile(hpet + 0x110, call.second() >>> 32 << 32 | (call.second() & 0xffff_ffffL) + message);
            startHpet(hpet, 1 << 14, MILLISECOND);
            Expect.equal(4L << message, await(notify, 5 * SECOND), "message " + message);
        }
        Memory.storeLongVolatile(hpet + 0x100, 0);
        HandleTests.close(irq);
        HandleTests.close(notify);
        Expect.ok(Call.of(SystemCallNumber.VMEM_UNMAP, Given.vmem(), hpet, 4096));
    }
}
