package hiillos.kernel.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.Argument;
import hiillos.abi.kernel.ArgumentKind;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCall;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.kernel.Log;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.ThreadObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The error table of every call, out of its description: with all other arguments good, each bad argument gives the error that
 * is documented, and nothing has changed.
 */
class ErrorTableTest extends CallingTest {
    private static final long SCRATCH = 0x2200_0000_0000L;
    private static final long SCRATCH_BYTES = 8192;
    private static final long READ_ONLY = 0x2201_0000_0000L;
    private static final long POLL = 1L << 48;
    private static final int COUNT = 16;
    private static final long[] BAD_ADDRESSES = {0, 8, 0xffff, 0x7fff_ffff_f000L, 0x8000_0000_0000L, 0xffff_8000_0000_1000L,
        0xffff_ffff_8020_0000L, -8, SCRATCH + SCRATCH_BYTES, SCRATCH + SCRATCH_BYTES - 1};

    private final int[] objects = new int[ObjectType.LAST + 1];
    private final List<String> complaints = new ArrayList<>();
    private int checks;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(16 << 20);
        begin();
        objects[ObjectType.JOB] = made(call(SystemCallNumber.JOB_CREATE, jobHandle, 1 << 20, 1));
        objects[ObjectType.FRAME] = made(call(SystemCallNumber.FRAME_CREATE, jobHandle, SCRATCH_BYTES, 0));
        map(SCRATCH, MapFlags.READ | MapFlags.WRITE | MapFlags.POPULATE);
        map(READ_ONLY, MapFlags.READ);
        objects[ObjectType.PROCESS] = made(call(SystemCallNumber.PROCESS_CREATE, jobHandle, SCRATCH, 1));
        objects[ObjectType.VMEM] = made(call(SystemCallNumber.PROCESS_VMEM, objects[ObjectType.PROCESS]));
        objects[ObjectType.THREAD] = made(call(SystemCallNumber.THREAD_CREATE, objects[ObjectType.PROCESS], SCRATCH,
                SCRATCH + 4096, 0, 1));
        assertEquals(0, call(SystemCallNumber.THREAD_SUSPEND, objects[ObjectType.THREAD]));
        objects[ObjectType.RECEIVER] = made(call(SystemCallNumber.RECEIVER_CREATE, jobHandle, 0));
        objects[ObjectType.SENDER] = made(call(SystemCallNumber.SENDER_CREATE, objects[ObjectType.RECEIVER], 1));
        objects[ObjectType.NOTIFY] = made(call(SystemCallNumber.NOTIFY_CREATE, jobHandle));
        for (int root : new int[] {ObjectType.LOG, ObjectType.POWER, ObjectType.INTERRUPT_ROOT, ObjectType.PORT_ROOT,
            ObjectType.PHYSICAL_ROOT}) {
            objects[root] = token(root);
        }
        Log.line("something to read");
        objects[ObjectType.PORTS] = made(call(SystemCallNumber.PORTS_CREATE, objects[ObjectType.PORT_ROOT], 0x80, 1));
    }

    private static int made(long result) {
        assertTrue(result > 0, () -> Status.name(result));
        return (int) result;
    }

    private void map(long at, int flags) {
        assertEquals(at, call(SystemCallNumber.VMEM_MAP, vmem, objects[ObjectType.FRAME], at, 0, SCRATCH_BYTES, flags));
    }

    private void expect(SystemCall described, int index, long bad, int status, String what) {
        expect(described, index, bad, status, status, what);
    }

    private void expect(SystemCall described, int index, long bad, int status, int orStatus, String what) {
        long[] arguments = new long[6];
        for (int i = 0; i < described.countArguments(); i++) {
            arguments[i] = good(described, described.argument(i));
        }
        arguments[index] = bad;
        long charged = job.chargedBytes();
        int handles = process.countHandles();
        long result = call(described.number(), arguments);
        checks++;
        if (result != -status && result != -orStatus) {
            complaints.add(described + ", " + described.argument(index).name() + " = " + what + ": "
                    + (result < 0 ? Status.name(result) : result) + " instead of " + Status.name(-status));
        }
        if (charged != job.chargedBytes() || handles != process.countHandles()) {
            complaints.add(described + ", " + described.argument(index).name() + " = " + what + " changed what is charged");
        }
        assertEquals(ThreadObject.RUNNING, thread.state, described.name());
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

    /** What the test has no object for, and the resume of a fault entry, which is good for nothing else. */
    private boolean isTried(SystemCall described) {
        for (int i = 0; i < described.countArguments(); i++) {
            Argument argument = described.argument(i);
            if (argument.isHandle() && argument.type() != ObjectType.NONE && objects[argument.type()] == 0) {
                return false;
            }
        }
        return described != SystemCall.FAULT_RESUME && described.countArguments() > 0;
    }

    private void report(int atLeast) {
        assertTrue(complaints.isEmpty(), () -> String.join("\n", complaints));
        assertTrue(checks >= atLeast, checks + " checks");
    }

    @Test
    void badHandles() {
        int closed = made(call(SystemCallNumber.HANDLE_DUPLICATE, objects[ObjectType.FRAME], Rights.SAME));
        assertEquals(0, call(SystemCallNumber.HANDLE_CLOSE, closed));
        for (SystemCall described : SystemCall.values()) {
            for (int i = 0; i < described.countArguments() && isTried(described); i++) {
                Argument argument = described.argument(i);
                if (!argument.isHandle()) {
                    continue;
                }
                for (int bad : new int[] {0, closed, -1, Integer.MAX_VALUE, 0x3fff_ffff, 1 << 18}) {
                    if (bad != 0 || !argument.optional()) {
                        expect(described, i, bad & 0xffff_ffffL, Status.BAD_HANDLE, "handle 0x" + Integer.toHexString(bad));
                    }
                }
            }
        }
        report(300);
    }

    @Test
    void handlesOfAnotherType() {
        for (SystemCall described : SystemCall.values()) {
            for (int i = 0; i < described.countArguments() && isTried(described); i++) {
                int type = described.argument(i).type();
                for (int other = 1; other <= ObjectType.LAST && described.argument(i).isHandle() && type != ObjectType.NONE;
                        other++) {
                    if (other != type && objects[other] != 0) {
                        expect(described, i, objects[other], Status.WRONG_TYPE, ObjectType.name(other));
                    }
                }
            }
        }
        report(500);
    }

    @Test
    void handlesWithoutARight() {
        for (SystemCall described : SystemCall.values()) {
            for (int i = 0; i < described.countArguments() && isTried(described); i++) {
                Argument argument = described.argument(i);
                for (int right = 1; right <= Rights.ALL && argument.isHandle(); right <<= 1) {
                    if ((argument.rights() & right) == 0) {
                        continue;
                    }
                    int removed = argument.eitherRight() ? argument.rights() : right;
                    int rich = (int) good(described, argument);
                    int poor = TestProcess.share(process, HandleTable.object(process, rich),
                            HandleTable.rights(process, rich) & ~removed);
                    expect(described, i, poor, Status.ACCESS_DENIED, "a handle without right " + right);
                    assertEquals(0, call(SystemCallNumber.HANDLE_CLOSE, poor));
                }
            }
        }
        report(50);
    }

    @Test
    void badAddresses() {
        for (SystemCall described : SystemCall.values()) {
            for (int i = 0; i < described.countArguments() && isTried(described); i++) {
                Argument argument = described.argument(i);
                for (long bad : argument.isMemory() ? BAD_ADDRESSES : new long[0]) {
                    if ((bad & 7) == 0 || argument.countName() != null) {
                        expect(described, i, bad, Status.BAD_ADDRESS, "address 0x" + Long.toHexString(bad));
                    }
                }
                if (argument.kind() == ArgumentKind.OUTPUT) {
                    expect(described, i, READ_ONLY, Status.BAD_ADDRESS, "memory that is read only");
                }
            }
        }
        report(100);
    }

    @Test
    void numbersOutOfBoundsAndUnknownFlags() {
        for (SystemCall described : SystemCall.values()) {
            for (int i = 0; i < described.countArguments() && isTried(described); i++) {
                Argument argument = described.argument(i);
                if (argument.kind() == ArgumentKind.NUMBER) {
                    // A length that is no length may make a bad range of a good address.
                    int or = argument.name().equals("countBytes") ? Status.BAD_ADDRESS : Status.BAD_ARGUMENT;
                    if (argument.minimum() != Long.MIN_VALUE && described != SystemCall.FRAME_ADDRESS) {
                        expect(described, i, argument.minimum() - 1, Status.BAD_ARGUMENT, or, "below the least");
                        expect(described, i, Long.MIN_VALUE, Status.BAD_ARGUMENT, or, "the least there is");
                    }
                    if (argument.maximum() != Long.MAX_VALUE) {
                        expect(described, i, argument.maximum() + 1, Status.BAD_ARGUMENT, "above the most");
                        expect(described, i, Long.MAX_VALUE, Status.BAD_ARGUMENT, "the most there is");
                    }
                } else if (argument.kind() == ArgumentKind.FLAGS && argument.maximum() != -1) {
                    for (long rest = ~argument.maximum(); rest != 0; rest &= rest - 1) {
                        expect(described, i, rest & -rest, Status.BAD_ARGUMENT, "flag 0x" + Long.toHexString(rest & -rest));
                    }
                }
            }
        }
        report(100);
    }
}
