package hiillos.kernel.syscall;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.Log;
import hiillos.kernel.arch.amd64.SerialPort;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.device.PortAccess;
import hiillos.kernel.device.PortRange;
import hiillos.kernel.memory.Slab;

/** Ranges of I/O ports. */
final class PortCalls {
    private PortCalls() {}

    static long create(ThreadObject thread, int root, long first, long count) {
        if (HandleTable.get(thread.process, root, ObjectType.PORT_ROOT, Rights.CREATE) == null) {
            return -HandleTable.status(thread.process, root, ObjectType.PORT_ROOT, Rights.CREATE);
        }
        if (!PortRange.isRange(first, count)) {
            return -Status.BAD_ARGUMENT;
        }
        Job job = thread.process.payer();
        int status = HandleCalls.reserve(thread, Slab.PORTS, job);
        if (status != Status.OK) {
            return -status;
        }

        // --- Point of no return. ---

        return HandleTable.insert(thread.process, new PortRange(job, (int) first, (int) count),
                Rights.DUPLICATE | Rights.TRANSFER | Rights.READ);
    }

    static long allow(ThreadObject thread, int processHandle, int rangeHandle) {
        ProcessObject process =
                (ProcessObject) HandleTable.get(thread.process, processHandle, ObjectType.PROCESS, Rights.MANAGE);
        if (process == null) {
            return -HandleTable.status(thread.process, processHandle, ObjectType.PROCESS, Rights.MANAGE);
        }
        PortRange range = (PortRange) HandleTable.get(thread.process, rangeHandle, ObjectType.PORTS, Rights.READ);
        if (range == null) {
            return -HandleTable.status(thread.process, rangeHandle, ObjectType.PORTS, Rights.READ);
        }
        if (process.isEnded()) {
            return -Status.BAD_STATE;
        }
        int status = PortAccess.allow(process, range);
        // Two who write would make a muddle of each other's lines.
        if (status == Status.OK && SerialPort.isWhole(range.first, range.count)) {
            Log.handOver(process.identity());
            if (process.isEnded()) {
                // Just now: it may have given back before it was given.
                Log.takeBack(process.identity());
            }
        }
        return -status;
    }
}
