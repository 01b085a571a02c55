package hiillos.testprogram.tests;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;

/** Handles: duplicate, close, type, and what stale and foreign numbers give. */
final class HandleTests {
    private static final int MANY = 20_000;

    private HandleTests() {}

    static void addTo(TestList tests) {
        tests.add("handle: unknown calls are refused", HandleTests::unknownCalls);
        tests.add("handle: a duplicate has its own life", HandleTests::duplicate);
        tests.add("handle: rights only shrink", HandleTests::rightsShrink);
        tests.add("handle: wrong types are refused", HandleTests::wrongTypes);
        tests.add("handle: twenty thousand live at once", HandleTests::manyHandles);
    }

    private static void unknownCalls() {
        Expect.status(Status.BAD_SYSTEM_CALL, Call.of(SystemCallNumber.COUNT));
        Expect.status(Status.BAD_SYSTEM_CALL, Call.of(-1));
        Expect.status(Status.BAD_SYSTEM_CALL, Call.of(Integer.MIN_VALUE));
        Expect.ok(Call.of(SystemCallNumber.NULL));
    }

    private static void duplicate() {
        int copy = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, Given.job(), Rights.SAME));
        Expect.equal(ObjectType.JOB, Call.of(SystemCallNumber.HANDLE_TYPE, copy), "type");
        Expect.ok(Call.of(SystemCallNumber.HANDLE_CLOSE, copy));
        Expect.status(Status.BAD_HANDLE, Call.of(SystemCallNumber.HANDLE_TYPE, copy));
        Expect.status(Status.BAD_HANDLE, Call.of(SystemCallNumber.HANDLE_CLOSE, copy));
        Expect.equal(ObjectType.JOB, Call.of(SystemCallNumber.HANDLE_TYPE, Given.job()), "type of the first");
        Expect.status(Status.BAD_HANDLE, Call.of(SystemCallNumber.HANDLE_TYPE, 0));
        Expect.status(Status.BAD_HANDLE, Call.of(SystemCallNumber.HANDLE_TYPE, -1));
    }

    private static void rightsShrink() {
        int copy = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, Given.job(), Rights.DUPLICATE));
        Expect.status(Status.ACCESS_DENIED, Call.of(SystemCallNumber.FRAME_CREATE, copy, 4096, 0));
        int second = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, copy, Rights.ALL));
        Expect.status(Status.ACCESS_DENIED, Call.of(SystemCallNumber.FRAME_CREATE, second, 4096, 0));
        int third = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, second, 0));
        Expect.status(Status.ACCESS_DENIED, Call.of(SystemCallNumber.HANDLE_DUPLICATE, third, Rights.SAME));
        close(copy, second, third);
    }

    private static void wrongTypes() {
        Expect.status(Status.WRONG_TYPE, Call.of(SystemCallNumber.FRAME_CREATE, Given.vmem(), 4096, 0));
        Expect.status(Status.WRONG_TYPE, Call.of(SystemCallNumber.VMEM_UNMAP, Given.job(), 0x10000, 4096));
        Expect.status(Status.WRONG_TYPE, Call.of(SystemCallNumber.THREAD_START, Given.process()));
        Expect.status(Status.WRONG_TYPE, new Call().with(Given.job(), 0).go(SystemCallNumber.IPC_CALL));
    }

    private static void manyHandles() {
        int[] handles = new int[MANY];
        for (int i = 0; i < MANY; i++) {
            handles[i] = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, Given.job(), Rights.SAME));
        }
        for (int i = 0; i < MANY; i++) {
            Expect.equal(ObjectType.JOB, Call.of(SystemCallNumber.HANDLE_TYPE, handles[i]), "type of one of many");
        }
        close(handles);
        for (int i = 0; i < MANY; i++) {
            Expect.status(Status.BAD_HANDLE, Call.of(SystemCallNumber.HANDLE_TYPE, handles[i]));
        }
    }

    /** Closes handles; each must be one. */
    static void close(int... handles) {
        for (int handle : handles) {
            Expect.ok(Call.of(SystemCallNumber.HANDLE_CLOSE, handle));
        }
    }
}
