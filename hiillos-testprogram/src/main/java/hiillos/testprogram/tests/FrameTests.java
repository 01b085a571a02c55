package hiillos.testprogram.tests;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.KernelOperation;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.runtime.thread.RawThread;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;
import hiillos.word.Memory;

/** What Frames can do beyond being mapped, and who brings their pages. */
final class FrameTests {
    private static final long PAGE = 4096;
    private static final long LARGE_PAGE = 2 << 20;
    private static final int READ_WRITE = MapFlags.READ | MapFlags.WRITE;
    private static final int CONTIGUOUS = 4;
    private static final long BADGE = 0x9a9e;
    private static final int INVALID_OPCODE = 6;
    private static final int FAULTING_CODE = 4;
    private static final int PAGES = 32;

    private FrameTests() {}

    static void addTo(TestList tests) {
        tests.add("frame: reading and writing without a mapping", FrameTests::readWrite);
        tests.add("frame: a clone keeps its content, whoever writes", FrameTests::cloneFrame);
        tests.add("frame: clones of clones", FrameTests::cloneChain);
        tests.add("frame: a smaller one loses its end, a larger one reads as zeros there", FrameTests::resize);
        tests.add("frame: discarded pages are zero", FrameTests::discard);
        tests.add("frame: contiguous memory has consecutive addresses", FrameTests::contiguous);
        tests.add("frame: large pages read and write as others do", FrameTests::largePages);
        tests.add("frame: a mapping can be asked about", FrameTests::query);
        tests.add("frame: cache modes that there are not are refused", FrameTests::cacheModes);
        tests.add("pager: pages are brought when they are touched", FrameTests::pager);
        tests.add("pager: a page that will not come is a fault", FrameTests::pagerFails);
        tests.add("pager: its death is a fault, and no more", FrameTests::pagerDies);
        tests.add("pager: serves while memory is short", FrameTests::pagerUnderPressure);
        tests.add("supervisor: mends a fault, or lets the process die", FrameTests::supervisor);
    }

    private static void readWrite() {
        int frame = MemoryTests.frame(3 * PAGE);
        long buffer = MemoryTests.map(MemoryTests.frame(2 * PAGE), 0, 2 * PAGE, READ_WRITE);
        for (long i = 0; i < 2 * PAGE; i += 8) {
            Memory.storeLong(buffer + i, i + 1);
        }
        long count = 2 * PAGE - 8;
        Expect.equal(count, Call.of(SystemCallNumber.FRAME_WRITE, frame, 100, buffer, count), "bytes written");
        Memory.fill(buffer, (byte) 0, 2 * PAGE);
        Expect.equal(count, Call.of(SystemCallNumber.FRAME_READ, frame, 100, buffer, count), "bytes read");
        for (long i = 0; i < count; i += 8) {
            Expect.equal(i + 1, Memory.loadLong(buffer + i), "a word");
        }
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.FRAME_READ, frame, 2 * PAGE, buffer, PAGE + 1));
        Expect.status(Status.BAD_ADDRESS, Call.of(SystemCallNumber.FRAME_READ, frame, 0, 8, 8));
        MemoryTests.unmap(buffer, 2 * PAGE);
        HandleTests.close(frame);
    }

    private static int copy(int frame, long offset, long countBytes) {
        return Expect.handle(Call.of(SystemCallNumber.FRAME_CLONE, frame, Given.job(), offset, countBytes));
    }

    private static void cloneFrame() {
        int frame = MemoryTests.frame(PAGES * PAGE);
        long one = MemoryTests.map(frame, 0, PAGES * PAGE, READ_WRITE);
        for (int i = 0; i < PAGES; i++) {
            Memory.storeLong(one + i * PAGE, 100 + i);
        }
        int clone = copy(frame, 0, PAGES * PAGE);
        long two = MemoryTests.map(clone, 0, PAGES * PAGE, READ_WRITE);
        for (int i = 0; i < PAGES; i += 2) {
            Memory.storeLong(one + i * PAGE, 200 + i);
            Memory.storeLong(two + (i + 1) * PAGE, 300 + i);
        }
        for (int i = 0; i < PAGES; i += 2) {
            Expect.equal(200 + i, Memory.loadLong(one + i * PAGE), "written page of the first");
            Expect.equal(100 + i, Memory.loadLong(two + i * PAGE), "the same page of the clone");
            Expect.equal(101 + i, Memory.loadLong(one + (i + 1) * PAGE), "page that the clone has written");
            Expect.equal(300 + i, Memory.loadLong(two + (i + 1) * PAGE), "written page of the clone");
        }
        MemoryTests.unmap(one, PAGES * PAGE);
        HandleTests.close(frame);
        Expect.equal(100, Memory.loadLong(two), "the clone alone");
        MemoryTests.unmap(two, PAGES * PAGE);
        HandleTests.close(clone);
    }

    private static void cloneChain() {
        int[] frames = new int[12];
        frames[0] = MemoryTests.frame(PAGE);
        for (int i = 1; i < frames.length; i++) {
            long at = MemoryTests.map(frames[i - 1], 0, PAGE, READ_WRITE);
            Memory.storeLong(at + 8L * i, i);
            MemoryTests.unmap(at, PAGE);
            frames[i] = copy(frames[i - 1], 0, PAGE);
        }
        for (int i = 0; i < frames.length; i++) {
            long at = MemoryTests.map(frames[i], 0, PAGE, MapFlags.READ);
            for (int word = 1; word < frames.length; word++) {
                Expect.equal(word <= i || word == i + 1 ? word : 0, Memory.loadLong(at + 8L * word),
                        "word " + word + " of clone " + i);
            }
            MemoryTests.unmap(at, PAGE);
        }
        HandleTests.close(frames);
    }

    private static void resize() {
        int frame = MemoryTests.frame(4 * PAGE);
        long at = MemoryTests.map(frame, 0, 4 * PAGE, READ_WRITE);
        for (int i = 0; i < 4; i++) {
            Memory.storeLong(at + i * PAGE, 7);
        }
        MemoryTests.unmap(at, 4 * PAGE);
        Expect.ok(Call.of(SystemCallNumber.FRAME_RESIZE, frame, 2 * PAGE));
        Expect.equal(2 * PAGE, Call.of(SystemCallNumber.FRAME_SIZE, frame), "size");
        Expect.ok(Call.of(SystemCallNumber.FRAME_RESIZE, frame, 6 * PAGE));
        at = MemoryTests.map(frame, 0, 6 * PAGE, READ_WRITE);
        for (int i = 0; i < 6; i++) {
            Expect.equal(i < 2 ? 7 : 0, Memory.loadLong(at + i * PAGE), "page " + i);
        }
        MemoryTests.unmap(at, 6 * PAGE);
        HandleTests.close(frame);
    }

    private static void discard() {
        int frame = MemoryTests.frame(4 * PAGE);
        long at = MemoryTests.map(frame, 0, 4 * PAGE, READ_WRITE);
        for (int i = 0; i < 4; i++) {
            Memory.storeLong(at + i * PAGE, 7);
        }
        Expect.ok(Call.of(SystemCallNumber.FRAME_DISCARD, frame, PAGE, 2 * PAGE));
        for (int i = 0; i < 4; i++) {
            Expect.equal(i == 1 || i == 2 ? 0 : 7, Memory.loadLong(at + i * PAGE), "page " + i);
        }
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.FRAME_DISCARD, frame, 1, PAGE));
        MemoryTests.unmap(at, 4 * PAGE);
        HandleTests.close(frame);
    }

    private static void contiguous() {
        int frame = Expect.handle(Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), 5 * PAGE, CONTIGUOUS));
        long first = Expect.value(Call.of(SystemCallNumber.FRAME_ADDRESS, frame, 0));
        for (int i = 1; i < 5; i++) {
            Expect.equal(first + i * PAGE, Call.of(SystemCallNumber.FRAME_ADDRESS, frame, i * PAGE), "address of page " + i);
        }
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.FRAME_ADDRESS, frame, 5 * PAGE));
        HandleTests.close(frame);
    }

    private static void largePages() {
        int frame = Expect.handle(Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), 2 * LARGE_PAGE, 1));
        long at = MemoryTests.map(frame, 0, 2 * LARGE_PAGE, READ_WRITE);
        for (long i = 0; i < 2 * LARGE_PAGE; i += PAGE) {
            Expect.equal(0, Memory.loadLong(at + i), "fresh word");
            Memory.storeLong(at + i, i);
        }
        // In the middle of a large page.
        Expect.ok(Call.of(SystemCallNumber.VMEM_PROTECT, Given.vmem(), at + 5 * PAGE, PAGE, MapFlags.READ));
        MemoryTests.unmap(at + 9 * PAGE, PAGE);
        for (long i = 0; i < 2 * LARGE_PAGE; i += PAGE) {
            if (i != 9 * PAGE) {
                Expect.equal(i, Memory.loadLong(at + i), "word at " + i);
            }
        }
        MemoryTests.unmap(at, 2 * LARGE_PAGE);
        HandleTests.close(frame);
    }

    private static void query() {
        int frame = MemoryTests.frame(8 * PAGE);
        long at = MemoryTests.map(frame, 2 * PAGE, 4 * PAGE, MapFlags.READ);
        long out = MemoryTests.map(MemoryTests.frame(PAGE), 0, PAGE, READ_WRITE);
        Expect.ok(Call.of(SystemCallNumber.VMEM_QUERY, Given.vmem(), at + PAGE + 5, out));
        Expect.equal(at, Memory.loadLong(out), "start");
        Expect.equal(4 * PAGE, Memory.loadLong(out + 8), "bytes");
        Expect.equal(MapFlags.READ, Memory.loadLong(out + 16) & 7, "access");
        Expect.equal(2 * PAGE, Memory.loadLong(out + 24), "offset");
        Expect.equal(Call.of(SystemCallNumber.HANDLE_IDENTIFY, frame), Memory.loadLong(out + 32), "identity");
        MemoryTests.unmap(at, 4 * PAGE);
        Expect.isTrue(Call.of(SystemCallNumber.VMEM_QUERY, Given.vmem(), at, out) < 0, "an error where nothing is");
        MemoryTests.unmap(out, PAGE);
        HandleTests.close(frame);
    }

    private static void cacheModes() {
        int frame = MemoryTests.frame(PAGE);
        for (int mode = 0; mode < 6; mode++) {
            long at = MemoryTests.map(frame, 0, PAGE, READ_WRITE | mode << 8);
            Memory.storeLong(at, mode);
            Expect.equal(mode, Memory.loadLong(at), "word in cache mode " + mode);
            MemoryTests.unmap(at, PAGE);
        }
        for (int mode = 6; mode < 8; mode++) {
            Expect.status(Status.BAD_ARGUMENT,
                    Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), frame, 0, 0, PAGE, READ_WRITE | mode << 8));
        }
        HandleTests.close(frame);
    }

    private static int pagerFrame(int sender, long countBytes) {
        return Expect.handle(Call.of(SystemCallNumber.FRAME_PAGER, Given.job(), countBytes, sender));
    }

    /** Serves pages until somebody sends a message: each holds its offset plus one. */
    private static void servePages(int receiver, int frame) {
        int source = MemoryTests.frame(PAGE);
        long at = MemoryTests.map(source, 0, PAGE, READ_WRITE);
        while (true) {
            Call call = new Call().with(receiver, 0);
            if (call.go(SystemCallNumber.IPC_RECV) != 0 || (call.header() & Message.KERNEL) == 0) {
                break;
            }
            if ((int) call.header() == KernelOperation.PAGE) {
                long offset = call.word(1) & -PAGE;
                Memory.storeLong(at, offset + 1);
                Call.of(SystemCallNumber.FRAME_SUPPLY, frame, offset, source, 0, PAGE);
            }
        }
        MemoryTests.unmap(at, PAGE);
        HandleTests.close(source);
    }

    private static void pager() {
        servedTouches(null);
    }

    private static void servedTouches(Runnable pressure) {
        int receiver = Expect.handle(Call.of(SystemCallNumber.RECEIVER_CREATE, Given.job(), 64));
        int sender = IpcTests.sender(receiver, BADGE);
        int frame = pagerFrame(sender, PAGES * PAGE);
        RawThread pager = RawThread.start(() -> servePages(receiver, frame));
        long at = MemoryTests.map(frame, 0, PAGES * PAGE, READ_WRITE);
        if (pressure != null) {
            pressure.run();
        }
        for (int i = PAGES - 1; i >= 0; i--) {
            Expect.equal(i * PAGE + 1, Memory.loadLong(at + i * PAGE), "first word of page " + i);
            Memory.storeLong(at + i * PAGE, -i);
        }
        for (int i = 0; i < PAGES; i++) {
            Expect.equal(-i, Memory.loadLong(at + i * PAGE), "page " + i + " later");
        }
        MemoryTests.unmap(at, PAGES * PAGE);
        Expect.ok(new Call().with(sender, 0).go(SystemCallNumber.IPC_SEND));
        pager.join();
        HandleTests.close(frame, sender, receiver);
    }

    /** Role: reads the first word of the Frame; without an entry for faults. */
    static int readFrame() {
        Call.of(SystemCallNumber.THREAD_SET_FAULT_ENTRY, 0, 0);
        long at = MemoryTests.map(Given.handle("frame"), 0, PAGE, MapFlags.READ);
        return Memory.loadLong(at) == 1 ? 0 : 1;
    }

    private static void pagerFails() {
        int receiver = Expect.handle(Call.of(SystemCallNumber.RECEIVER_CREATE, Given.job(), 8));
        int sender = IpcTests.sender(receiver, BADGE);
        int frame = pagerFrame(sender, PAGE);
        try (Child child = Child.of(TestRole.READ_FRAME).give("frame", frame, Rights.SAME).start()) {
            Call call = new Call().with(receiver, 0);
            Expect.ok(call.go(SystemCallNumber.IPC_RECV));
            Expect.equal(KernelOperation.PAGE, (int) call.header(), "operation");
            Expect.equal(BADGE, call.badge(), "badge");
            Expect.equal(Call.of(SystemCallNumber.HANDLE_IDENTIFY, frame), call.word(0), "identity");
            Expect.ok(Call.of(SystemCallNumber.FRAME_FAIL, frame, 0, PAGE));
            Expect.equal(ExitReason.FAULTED, ExitReason.kind(child.await()), "kind of end");
        }
        HandleTests.close(frame, sender, receiver);
    }

    private static void pagerDies() {
        int receiver = Expect.handle(Call.of(SystemCallNumber.RECEIVER_CREATE, Given.job(), 8));
        int sender = IpcTests.sender(receiver, BADGE);
        int frame = pagerFrame(sender, PAGE);
        try (Child child = Child.of(TestRole.READ_FRAME).give("frame", frame, Rights.SAME).start();
                Child late = Child.of(TestRole.READ_FRAME).give("frame", frame, Rights.SAME)) {
            Expect.ok(new Call().with(receiver, 0).go(SystemCallNumber.IPC_RECV));
            HandleTests.close(receiver);
            Expect.equal(ExitReason.FAULTED, ExitReason.kind(child.await()), "end of who waited");
            late.start();
            Expect.equal(ExitReason.FAULTED, ExitReason.kind(late.await()), "end of who came later");
        }
        HandleTests.close(frame, sender);
    }

    private static void pagerUnderPressure() {
        int job = Expect.handle(Call.of(SystemCallNumber.JOB_CREATE, Given.job(), 4 << 20, 20));
        servedTouches(() -> {
            // All that the Job may have; what the pager needs is charged elsewhere.
            long status;
            do {
                status = Call.of(SystemCallNumber.FRAME_CREATE, job, 16 * PAGE, CONTIGUOUS);
            } while (status > 0);
            Expect.status(Status.OUT_OF_QUOTA, status);
        });
        Expect.ok(Call.of(SystemCallNumber.JOB_KILL, job));
        HandleTests.close(job);
    }

    private static void supervisor() {
        int receiver = IpcTests.receiver();
        int sender = IpcTests.sender(receiver, BADGE);
        try (Child child = Child.of(TestRole.FAULT)) {
            Expect.ok(Call.of(SystemCallNumber.PROCESS_SET_SUPERVISOR, child.process(), sender));
            child.start();
            Call call = new Call().with(receiver, 0);
            Expect.ok(call.go(SystemCallNumber.IPC_RECV));
            Expect.equal(KernelOperation.FAULT, (int) call.header(), "operation");
            Expect.equal(BADGE, call.badge(), "badge");
            Expect.equal(Call.of(SystemCallNumber.HANDLE_IDENTIFY, child.thread()), call.word(0), "identity");
            Expect.equal(14, call.word(1), "vector");
            Expect.equal(0x1_0000, call.word(3), "address");
            int frame = MemoryTests.frame(PAGE);
            Expect.equal(0x1_0000,
                    Call.of(SystemCallNumber.VMEM_MAP, child.vmem(), frame, 0x1_0000, 0, PAGE, READ_WRITE), "address");
            HandleTests.close(frame);
            Expect.ok(new Call().with(0, 0).go(SystemCallNumber.IPC_REPLY));
            Expect.equal(ExitReason.of(ExitReason.EXITED, 1), child.await(), "end of who was mended");
        }
        try (Child child = Child.of(TestRole.RAISE).value("code", FAULTING_CODE)) {
            Expect.ok(Call.of(SystemCallNumber.PROCESS_SET_SUPERVISOR, child.process(), sender));
            child.start();
            Call call = new Call().with(receiver, 0);
            Expect.ok(call.go(SystemCallNumber.IPC_RECV));
            Expect.equal(INVALID_OPCODE, call.word(1), "vector");
            Expect.ok(new Call().with(0, 1).go(SystemCallNumber.IPC_REPLY));
            Expect.equal(ExitReason.of(ExitReason.FAULTED, INVALID_OPCODE), child.await(), "end of who was not");
        }
        HandleTests.close(receiver, sender);
    }
}
