package hiillos.testprogram.tests;

import hiillos.abi.ForeignMemory;
import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.runtime.os.UserPlatform;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;
import hiillos.word.Memory;

/** Every exception that ring 3 can raise. */
final class FaultTests {
    private static final int GENERAL_PROTECTION = 13;
    private static final int PAGE_FAULT = 14;
    private static final int BREAKPOINT = 3;
    private static final int OVERFLOW = 4;
    private static final long STACK_BYTES = 16 << 10;
    private static final int DEBUG = 1;
    private static final int PAGE = 4096;
    /**
     * Vectors of the codes in {@code tests.s}; -2: any of 11 and 13; -3: 1, or 6 on
     * processors and emulators that do not know the instruction; -4: 12, or 13 in QEMU, which does not tell them apart; -5: 17, or none
     * in QEMU, which does not check alignment; -6: 19, or none in QEMU.
     */
    private static final int[] EXPECTED = {0, 1, -3, 3, 6, -2, -4, 13, 13, 14, 16, -5, -6};

    private FaultTests() {}

    static void addTo(TestList tests) {
        tests.add("fault: every exception reaches the thread's own entry", FaultTests::exceptions);
        tests.add("fault: no int n gets past the gates", FaultTests::interrupts);
        tests.add("fault: every exception that nobody handles ends its process alone", FaultTests::endsAlone);
        tests.add("fault: a copy ends where another's memory does", FaultTests::foreignMemory);
        tests.add("fault: after all that a null dereference is an exception of Java", FaultTests::nullPointer);
    }

    /** Gives the calling thread the entry of {@code tests.s}; undone by {@link UserPlatform#installFaultHandler}. */
    static void installEntry() {
        long stack = MemoryTests.map(MemoryTests.frame(STACK_BYTES), 0, STACK_BYTES, 3);
        Expect.ok(Call.of(SystemCallNumber.THREAD_SET_FAULT_ENTRY, TestCode.faultEntry(), stack + STACK_BYTES));
    }

    private static boolean isExpected(int index, long vector) {
        return EXPECTED[index] == vector
                || EXPECTED[index] == -2 && (vector == 11 || vector == GENERAL_PROTECTION)
                || EXPECTED[index] == -3 && (vector == DEBUG || vector == 6)
                || EXPECTED[index] == -4 && (vector == 12 || vector == GENERAL_PROTECTION)
                || EXPECTED[index] == -5 && (vector == 17 || vector == -1)
                || EXPECTED[index] == -6 && (vector == 19 || vector == -1);
    }

    private static void exceptions() {
        installEntry();
        long[] vectors = new long[EXPECTED.length];
        for (int i = 0; i < vectors.length; i++) {
            TestCode.tryCode(TestCode.exceptions() + (long) i * TestCode.EXCEPTION_BYTES);
            vectors[i] = TestCode.vector();
            if (vectors[i] == PAGE_FAULT) {
                Expect.equal(0x1_0000, TestCode.address(), "address of the page fault");
                Expect.equal(4, TestCode.error(), "error code of the page fault");
            }
        }
        UserPlatform.installFaultHandler();
        for (int i = 0; i < vectors.length; i++) {
            Expect.isTrue(isExpected(i, vectors[i]), "code " + i + " to raise " + EXPECTED[i] + ", not " + vectors[i]);
        }
    }

    /** The memory may become shorter between any two bytes: whoever copies hears of it, and goes on. */
    private static void foreignMemory() {
        int frame = MemoryTests.frame(2 * PAGE);
        long shared = MemoryTests.map(frame, 0, 2 * PAGE, MapFlags.READ | MapFlags.WRITE);
        long own = MemoryTests.map(MemoryTests.frame(2 * PAGE), 0, 2 * PAGE, MapFlags.READ | MapFlags.WRITE);
        Memory.fill(own, (byte) 5, 2 * PAGE);
        Expect.isTrue(ForeignMemory.copy(shared, own, 2 * PAGE), "the memory to be there");
        Expect.equal(5, Memory.loadByte(shared + 2 * PAGE - 1), "last byte");
        Expect.ok(Call.of(SystemCallNumber.FRAME_RESIZE, frame, PAGE));
        for (int before = 0; before < 20; before++) {
            Memory.fill(shared + PAGE - 32, (byte) 0, 32);
            Expect.isTrue(!ForeignMemory.copy(shared + PAGE - before, own, 32), "no memory behind " + before + " bytes");
            Expect.isTrue(!ForeignMemory.copy(own + PAGE, shared + PAGE - before, 32), "no memory to read from");
            for (int i = 1; i <= 32; i++) {
                // Words are whole or not there.
                Expect.equal(i <= before && i > before % 8 ? 5 : 0, Memory.loadByte(shared + PAGE - i), "byte " + i + " before the end");
            }
            Expect.isTrue(ForeignMemory.copy(shared + PAGE - before, own, before), "memory up to the end");
        }
        MemoryTests.unmap(shared, 2 * PAGE);
        MemoryTests.unmap(own, 2 * PAGE);
        HandleTests.close(frame);
    }

    private static void interrupts() {
        int frame = MemoryTests.frame(4096);
        long code = MemoryTests.map(frame, 0, 4096, MapFlags.READ | MapFlags.WRITE);
        for (int n = 0; n < 256; n++) {
            // int n; ret; nop
            Memory.storeInt(code + 4L * n, 0xcd | n << 8 | 0xc3 << 16 | 0x90 << 24);
        }
        MemoryTests.unmap(code, 4096);
        code = MemoryTests.map(frame, 0, 4096, MapFlags.READ | MapFlags.EXECUTE);
        installEntry();
        long[] vectors = new long[256];
        long[] errors = new long[256];
        for (int n = 0; n < vectors.length; n++) {
            TestCode.tryCode(code + 4L * n);
            vectors[n] = TestCode.vector();
            errors[n] = TestCode.error();
        }
        UserPlatform.installFaultHandler();
        MemoryTests.unmap(code, 4096);
        HandleTests.close(frame);
        for (int n = 0; n < vectors.length; n++) {
            if (vectors[n] == GENERAL_PROTECTION) {
                // SDM 3A 6.13: 8 times the vector, and 2 for the table. QEMU says 16 times.
                Expect.isTrue(errors[n] == n * 8 + 2 || errors[n] == n * 16 + 2, "error code of int " + n + ", not " + errors[n]);
            } else {
                Expect.isTrue((n == BREAKPOINT || n == OVERFLOW || n == DEBUG) && vectors[n] == n,
                        "int " + n + " to be refused; it raised " + vectors[n]);
            }
        }
    }

    /** Role: raises an exception without an entry. */
    static int raise() {
        Call.of(SystemCallNumber.THREAD_SET_FAULT_ENTRY, 0, 0);
        TestCode.tryCode(TestCode.exceptions() + Given.value("code", 0) * TestCode.EXCEPTION_BYTES);
        return 1;
    }

    private static void endsAlone() {
        for (int i = 0; i < EXPECTED.length; i++) {
            try (Child child = Child.of(TestRole.RAISE).value("code", i).start()) {
                long reason = child.await();
                if (EXPECTED[i] <= -5 && ExitReason.kind(reason) == ExitReason.EXITED) {
                    continue;
                }
                Expect.equal(ExitReason.FAULTED, ExitReason.kind(reason), "kind of end of code " + i);
                Expect.isTrue(isExpected(i, ExitReason.detail(reason)),
                        "code " + i + " to end by " + EXPECTED[i] + ", not " + ExitReason.detail(reason));
            }
        }
    }

    private static void nullPointer() {
        String text = Given.option("no such option", null);
        try {
            Expect.isTrue(text.isEmpty(), "an exception");
        } catch (NullPointerException expected) {
            return;
        }
        throw new AssertionError("expected a NullPointerException");
    }
}
