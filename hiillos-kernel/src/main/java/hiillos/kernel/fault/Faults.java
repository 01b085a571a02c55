package hiillos.kernel.fault;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Status;
import hiillos.kernel.Log;
import hiillos.kernel.arch.amd64.Colours;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.ipc.Ipc;
import hiillos.kernel.ipc.Sender;
import hiillos.kernel.device.PortAccess;
import hiillos.kernel.memory.Restart;
import hiillos.kernel.memory.UserMemory;
import hiillos.kernel.memory.UserRange;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.schedule.Scheduler;
import hiillos.kernel.schedule.Stop;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * User exceptions. A page fault first asks the address space; what remains goes to the thread's fault entry, and without
 * one, or inside it, ends the process with a line in the log.
 */
@RawMemory(reason = "writes the fault record to the user")
public final class Faults {
    private static final int DEBUG = 1;
    private static final int GENERAL_PROTECTION = 13;
    private static final int PAGE_FAULT = 14;
    private static final int ERROR_WRITE = 2;
    private static final int ERROR_FETCH = 16;

    /** Flags TF, DF, NT and AC. */
    private static final long NOT_IN_ENTRY = 1 << 8 | 1 << 10 | 1 << 14 | 1 << 18;

    private Faults() {}

    /** A thread raised an exception; its registers are in its frame. {@code address}: CR2 for page faults. */
    public static void user(ThreadObject thread, int vector, long error, long address) {
        if (vector == PAGE_FAULT && RegisterFrame.USER_END > address && address >= 0) {
            int access = (error & ERROR_FETCH) != 0 ? MapFlags.EXECUTE
                    : (error & ERROR_WRITE) != 0 ? MapFlags.WRITE : MapFlags.READ;
            int status = thread.process.vmem().fault(address, access);
            if (status == Status.OK || Restart.isRestart(status)) {
                return;
            }
        }
        if (vector == GENERAL_PROTECTION && PortAccess.load(thread.process)) {
            return;
        }
        thread.process.faults++;
        thread.faultAddress = vector == PAGE_FAULT ? address : 0;
        int status = thread.faultEntry == 0 || thread.inFault ? Status.BAD_STATE : deliver(thread, thread.faultAddress);
        // A stack that is not there yet: the instruction faults again when it is.
        if (status != Status.OK && status != Restart.STATUS) {
            Sender supervisor = thread.process.supervisor;
            if (supervisor == null || !Ipc.fault(thread, supervisor)) {
                kill(thread, vector, address);
            }
        }
    }

    /** The supervisor's answer to a fault of a waiting thread: it goes on, or ends. Needs DISPATCH. */
    public static void answered(ThreadObject thread, boolean resume) {
        if (!resume) {
            int vector = (int) RegisterFrame.get(thread.frame, FaultRecord.VECTOR);
            thread.endReason = ExitReason.of(ExitReason.FAULTED, vector);
            Stop.killLater(thread);
        } else {
            Scheduler.ready(thread);
        }
    }

    /** Stores a record on the alternate stack and continues at the fault entry. */
    private static int deliver(ThreadObject thread, long address) {
        long record = thread.faultStack - FaultRecord.BYTES & -16;
        long frame = thread.frame;
        // Behind the registers, where the record has it.
        Memory.storeLong(frame + FaultRecord.ADDRESS, address);
        int status = UserMemory.copyOut(thread.process.vmem(), new UserRange(record, FaultRecord.ADDRESS + 8), frame);
        if (status != Status.OK) {
            return status;
        }
        thread.inFault = true;
        // The fault entry's own calls begin at their beginning, and so does the interrupted one after them.
        thread.setProgress(0);
        RegisterFrame.set(frame, FaultRecord.VECTOR, 0);
        RegisterFrame.set(frame, FaultRecord.RIP, thread.faultEntry);
        RegisterFrame.set(frame, FaultRecord.RDI, record);
        // As after a call: the entry point is compiled code.
        RegisterFrame.set(frame, FaultRecord.RSP, record - 8);
        RegisterFrame.set(frame, FaultRecord.RBP, 0);
        // Compiled code wants neither single steps, which would fault again at once, nor checks of alignment, nor to go down.
        RegisterFrame.set(frame, FaultRecord.RFLAGS, RegisterFrame.get(frame, FaultRecord.RFLAGS) & ~NOT_IN_ENTRY);
        return RegisterFrame.sanitize(frame) ? Status.OK : Status.BAD_ADDRESS;
    }

    private static void kill(ThreadObject thread, int vector, long address) {
        Log.colour(Colours.ERROR);
        Log.text("process ");
        thread.process.logName();
        Log.text(" killed: ");
        Log.text(name(vector));
        if (vector == PAGE_FAULT) {
            Log.text(" at address ");
            Log.hex(address);
        }
        Log.text(", rip ");
        Log.hex(RegisterFrame.get(thread.frame, FaultRecord.RIP));
        Log.text(", rsp ");
        Log.hex(RegisterFrame.get(thread.frame, FaultRecord.RSP));
        Log.line();
        Log.colour(Colours.PLAIN);
        thread.process.end(ExitReason.of(ExitReason.FAULTED, vector));
    }

    /** The system call THREAD_SET_FAULT_ENTRY. */
    public static long setEntry(ThreadObject thread, long entry, long stackTop) {
        boolean good = entry >= 0 && entry < RegisterFrame.USER_END && stackTop >= 0 && stackTop < RegisterFrame.USER_END;
        if (!good) {
            return -Status.BAD_ADDRESS;
        }
        thread.faultEntry = entry;
        thread.faultStack = stackTop;
        return 0;
    }

    /** The system call FAULT_RESUME. */
    public static long resume(ThreadObject thread, long record) {
        if (!thread.inFault) {
            return -Status.BAD_STATE;
        }
        // Into the kernel's buffer first, so that a bad record leaves the frame whole.
        long copy = Processor.current().scratch;
        UserRange source = new UserRange(record, RegisterFrame.HARDWARE_END);
        int status = UserMemory.copyIn(thread.process.vmem(), source, copy);
        if (status != Status.OK) {
            return -status;
        }
        if (!RegisterFrame.sanitize(copy)) {
            return -Status.BAD_ADDRESS;
        }

        // --- Point of no return. ---

        Memory.copy(thread.frame, copy, RegisterFrame.HARDWARE_END);
        thread.inFault = false;
        return Long.MIN_VALUE;
    }

    /** The exception's name in the processor's manual. */
    public static String name(int vector) {
        return switch (vector) {
            case 0 -> "divide error";
            case DEBUG -> "debug exception";
            case 2 -> "non-maskable interrupt";
            case 3 -> "breakpoint";
            case 4 -> "overflow";
            case 5 -> "bound range exceeded";
            case 6 -> "invalid opcode";
            case 7 -> "device not available";
            case 8 -> "double fault";
            case 10 -> "invalid TSS";
            case 11 -> "segment not present";
            case 12 -> "stack fault";
            case 13 -> "general protection fault";
            case PAGE_FAULT -> "page fault";
            case 16 -> "x87 floating-point error";
            case 17 -> "alignment check";
            case 18 -> "machine check";
            case 19 -> "SIMD floating-point error";
            case 20 -> "virtualization exception";
            case 21 -> "control protection exception";
            default -> "unknown exception";
        };
    }
}
