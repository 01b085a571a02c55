package hiillos.testprogram.fuzz;

import hiillos.abi.kernel.Argument;
import hiillos.abi.kernel.ArgumentKind;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCall;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Console;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;

/**
 * The error table of every call, out of its description: with all other arguments good, a bad handle, one of another type, one
 * without a right, and each kind of bad address give the error that is documented.
 */
public final class ErrorTests {
    private static final long USER_END = 0x7fff_ffff_f000L;
    private static final long SCRATCH = 0x2200_0000_0000L;
    private static final long SCRATCH_BYTES = 8192;
    private static final long READ_ONLY = 0x2201_0000_0000L;
    private static final long POLL = 1L << 48;
    private static final int COUNT = 16;

    private final int[] objects = new int[ObjectType.LAST + 1];
    private final Call call = new Call();
    private final long[] arguments = new long[6];
    private int failures;
    private int checks;

    private ErrorTests() {}

    /** Adds the tests. */
    public static void addTo(TestList tests) {
        tests.add("errors: handles", () -> new ErrorTests().handles());
        tests.add("errors: addresses", () -> new ErrorTests().addresses());
    }

    private void handles() {
        createObjects();
        for (SystemCall described : SystemCall.values()) {
            for (int i = 0; i < described.countArguments() && exists(described); i++) {
                Argument argument = described.argument(i);
                if (argument.isHandle() && (argument.type() == ObjectType.NONE || objects[argument.type()] != 0)) {
                    badHandles(described, i);
                    wrongTypes(described, i);
                    missingRights(described, i);
                }
            }
        }
        report();
    }

    private void addresses() {
        createObjects();
        long[] always = {0, 8, 0xffff, USER_END, 0x8000_0000_0000L, 0xffff_8000_0000_1000L, 0xffff_ffff_8020_0000L, -8,
            SCRATCH + SCRATCH_BYTES, SCRATCH + SCRATCH_BYTES - 1};
        for (SystemCall described : SystemCall.values()) {
            for (int i = 0; i < described.countArguments() && exists(described); i++) {
                Argument argument = described.argument(i);
                if (!argument.isMemory() || !hasObjects(described)) {
                    continue;
                }
                for (long bad : always) {
                    if ((bad & 7) == 0 || argument.countName() != null) {
                        prepare(described);
                        arguments[i] = bad;
                        expect(described, Status.BAD_ADDRESS, i, "address 0x" + Long.toHexString(bad));
                    }
                }
                if (argument.kind() == ArgumentKind.OUTPUT) {
                    prepare(described);
                    arguments[i] = READ_ONLY;
                    expect(described, Status.BAD_ADDRESS, i, "memory that is read only");
                }
            }
        }
        report();
    }

    private void report() {
        destroyObjects();
        Console.line("# " + checks + " checks");
        Expect.equal(0, failures, "wrong answers");
    }

    /** Whether the kernel knows the call; asked with arguments that can do no harm. */
    private boolean exists(SystemCall described) {
        if (described == SystemCall.FAULT_RESUME) {
            // Good for nothing but a fault entry.
            return false;
        }
        boolean safe = described.countArguments() > 0 && described.argument(0).isHandle()
                || described.countArguments() > 0 && described.argument(0).isMemory();
        return safe && new Call().header(POLL).go(described.number()) != -Status.BAD_SYSTEM_CALL;
    }

    private boolean hasObjects(SystemCall described) {
        for (int i = 0; i < described.countArguments(); i++) {
            Argument argument = described.argument(i);
            if (argument.isHandle() && argument.type() != ObjectType.NONE && objects[argument.type()] == 0) {
                return false;
            }
        }
        return true;
    }

    private void badHandles(SystemCall described, int index) {
        int closed = (int) Call.of(SystemCallNumber.HANDLE_DUPLICATE, objects[ObjectType.FRAME], Rights.SAME);
        Call.of(SystemCallNumber.HANDLE_CLOSE, closed);
        for (int bad : new int[] {0, closed, -1, Integer.MAX_VALUE, 0x3fff_ffff, 1 << 18}) {
            if (bad != 0 || !described.argument(index).optional()) {
                prepare(described);
                arguments[index] = bad & 0xffff_ffffL;
                expect(described, Status.BAD_HANDLE, index, "handle 0x" + Integer.toHexString(bad));
            }
        }
    }

    private void wrongTypes(SystemCall described, int index) {
        int type = described.argument(index).type();
        if (type == ObjectType.NONE) {
            return;
        }
        for (int other = 1; other <= ObjectType.LAST; other++) {
            if (other != type && objects[other] != 0) {
                prepare(described);
                arguments[index] = objects[other];
                expect(described, Status.WRONG_TYPE, index, ObjectType.name(other));
            }
        }
    }

    private void missingRights(SystemCall described, int index) {
        Argument argument = described.argument(index);
        for (int right = 1; right <= Rights.ALL; right <<= 1) {
            if ((argument.rights() & right) == 0) {
                continue;
            }
            int removed = argument.eitherRight() ? argument.rights() : right;
            prepare(described);
            long poor = Call.of(SystemCallNumber.HANDLE_DUPLICATE, arguments[index], Rights.ALL & ~removed);
            if (poor <= 0) {
                continue;
            }
            arguments[index] = poor;
            expect(described, Status.ACCESS_DENIED, index, "a handle without right " + right);
            Call.of(SystemCallNumber.HANDLE_CLOSE, poor);
        }
    }

    private void expect(SystemCall described, int status, int index, String what) {
        call.with(arguments);
        long result = call.go(described.number());
        checks++;
        if (result != -status) {
            failures++;
            Console.line("# " + described + ", " + described.argument(index).name() + " = " + what + ": "
                    + (result < 0 ? Status.name(result) : Long.toString(result)) + " instead of " + Status.name(status));
        }
    }

    /** Good arguments. */
    private void prepare(SystemCall described) {
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i < described.countArguments() ? good(described, described.argument(i)) : 0;
        }
    }

    private long good(SystemCall described, Argument argument) {
        return switch (argument.kind()) {
            case HANDLE -> objects[argument.type() == ObjectType.NONE ? ObjectType.FRAME : argument.type()];
            case RIGHTS -> Rights.SAME;
            case CODE, DEADLINE, FLAGS -> 0;
            case NUMBER -> described.isCount(argument)
                    ? Math.max(argument.minimum(), Math.min(COUNT, argument.maximum()))
                    : Math.max(argument.minimum(), Math.min(argument.maximum(), 0));
            case ADDRESS, INPUT, OUTPUT -> SCRATCH;
            case MESSAGE -> POLL;
        };
    }

    /** One object of each type that can be had, with every right but those that could harm the machine. */
    private void createObjects() {
        long job = Call.of(SystemCallNumber.JOB_CREATE, Given.job(), 4 << 20, 1);
        objects[ObjectType.JOB] = Expect.handle(job);
        int frame = Expect.handle(Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), SCRATCH_BYTES, 0));
        objects[ObjectType.FRAME] = frame;
        Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), frame, SCRATCH, 0, SCRATCH_BYTES, MapFlags.READ | MapFlags.WRITE);
        Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), frame, READ_ONLY, 0, SCRATCH_BYTES, MapFlags.READ);
        int process = Expect.handle(Call.of(SystemCallNumber.PROCESS_CREATE, Given.job(), SCRATCH, 1));
        objects[ObjectType.PROCESS] = process;
        objects[ObjectType.VMEM] = Expect.handle(Call.of(SystemCallNumber.PROCESS_VMEM, process));
        objects[ObjectType.THREAD] = Expect.handle(
                Call.of(SystemCallNumber.THREAD_CREATE, process, SCRATCH, SCRATCH + 4096, 0, 1));
        Call.of(SystemCallNumber.THREAD_SUSPEND, objects[ObjectType.THREAD]);
        objects[ObjectType.RECEIVER] = Expect.handle(Call.of(SystemCallNumber.RECEIVER_CREATE, Given.job(), 0));
        objects[ObjectType.SENDER] = Expect.handle(
                Call.of(SystemCallNumber.SENDER_CREATE, objects[ObjectType.RECEIVER], 1));
        keep(ObjectType.NOTIFY, Call.of(SystemCallNumber.NOTIFY_CREATE, Given.job()));
        objects[ObjectType.LOG] = Given.log();
        objects[ObjectType.POWER] = Given.handle("power");
        objects[ObjectType.INTERRUPT_ROOT] = Given.handle("interrupts");
        objects[ObjectType.PORT_ROOT] = Given.handle("ports");
        objects[ObjectType.PHYSICAL_ROOT] = Given.handle("physical");
        keep(ObjectType.PORTS, Call.of(SystemCallNumber.PORTS_CREATE, objects[ObjectType.PORT_ROOT], 0x80, 1));
        keep(ObjectType.IRQ, Call.of(SystemCallNumber.IRQ_CREATE, objects[ObjectType.INTERRUPT_ROOT], 23, 0));
    }

    /** Nothing stays behind: later tests need the memory, and the kernel looks at the end. */
    private void destroyObjects() {
        Call.of(SystemCallNumber.PROCESS_KILL, objects[ObjectType.PROCESS]);
        Call.of(SystemCallNumber.JOB_KILL, objects[ObjectType.JOB]);
        int[] given = {Given.log(), Given.handle("power"), Given.handle("interrupts"), Given.handle("ports"),
            Given.handle("physical")};
        for (int object : objects) {
            boolean own = object != 0;
            for (int handle : given) {
                own &= object != handle;
            }
            if (own) {
                Call.of(SystemCallNumber.HANDLE_CLOSE, object);
            }
        }
        Call.of(SystemCallNumber.VMEM_UNMAP, Given.vmem(), SCRATCH, SCRATCH_BYTES);
        Call.of(SystemCallNumber.VMEM_UNMAP, Given.vmem(), READ_ONLY, SCRATCH_BYTES);
    }

    private void keep(int type, long result) {
        objects[type] = result > 0 ? (int) result : 0;
    }
}
