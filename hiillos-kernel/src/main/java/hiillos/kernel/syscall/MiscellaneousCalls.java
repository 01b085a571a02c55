package hiillos.kernel.syscall;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.Log;
import hiillos.kernel.arch.amd64.Acpi;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.Power;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.UserMemory;
import hiillos.kernel.memory.UserRange;
import hiillos.kernel.processor.Processor;

/** The log and the machine's power. */
final class MiscellaneousCalls {
    private static final int LONGEST_TEXT = 4096;

    private MiscellaneousCalls() {}

    static long nothing(ThreadObject thread) {
        return 0;
    }

    static long clockRead(ThreadObject thread) {
        return Clock.nanos();
    }

    static long logWrite(ThreadObject thread, int log, long address, long countBytes) {
        int status = HandleTable.check(thread.process, log, ObjectType.LOG, Rights.WRITE);
        if (status != Status.OK) {
            return -status;
        }
        if (countBytes < 0 || countBytes > LONGEST_TEXT) {
            return -Status.BAD_ARGUMENT;
        }
        long buffer = Processor.current().scratch;
        status = UserMemory.copyIn(thread.process.vmem(), new UserRange(address, countBytes), buffer);
        if (status != Status.OK) {
            return -status;
        }

        // --- Point of no return. ---

        Log.userText(buffer, countBytes);
        return countBytes;
    }

    static long powerOff(ThreadObject thread, int power, long action, int code) {
        int status = HandleTable.check(thread.process, power, ObjectType.POWER, Rights.MANAGE);
        if (status != Status.OK) {
            return -status;
        }
        if (action != 0 && action != 1) {
            return -Status.BAD_ARGUMENT;
        }
        if (action == 0 && !Acpi.canPowerOff() && !(Power.isUnderTest() && code != 0)) {
            return -Status.NOT_SUPPORTED;
        }

        // --- Point of no return. ---

        if (action == 1) {
            Log.line("hiillos: reset");
            Power.reset();
        }
        Log.line("hiillos: power off");
        Power.off(code);
        return 0;
    }
}
