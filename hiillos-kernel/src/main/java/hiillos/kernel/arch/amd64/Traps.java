package hiillos.kernel.arch.amd64;

import hiillos.abi.kernel.FaultRecord;
import hiillos.kernel.MethodTracer;
import hiillos.kernel.Panic;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.device.Interrupts;
import hiillos.kernel.fault.Faults;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.Requests;
import hiillos.kernel.schedule.Scheduler;
import hiillos.kernel.syscall.Dispatcher;
import hiillos.word.EntryPoint;

/** Where all 256 vectors arrive; see entry.s. */
public final class Traps {
    private static final int PAGE_FAULT = 14;
    private static final int DEBUG = 1;
    private static final int NON_MASKABLE = 2;
    private static final int BREAKPOINT = 3;
    private static final int DOUBLE_FAULT = 8;
    private static final int MACHINE_CHECK = 18;
    private static final int FIRST_INTERRUPT = 32;

    private Traps() {}

    /** From now on, exceptions of the processor that boots come here, and {@link Processor#current} works. */
    public static void install() {
        Processor boot = Processor.of(0);
        boot.setArea(Machine.bootArea());
        DescriptorTables.makeInterruptTable();
        DescriptorTables.install(boot);
    }

    /** From user mode: the current thread's frame holds everything. Returns the frame to leave with. */
    @EntryPoint("hiillos_kernel_trap")
    static long fromUser(long frame) {
        int vector = (int) RegisterFrame.get(frame, FaultRecord.VECTOR);
        if (vector >= FIRST_INTERRUPT) {
            interrupt(vector);
            return Dispatcher.leave();
        }
        long address = vector == PAGE_FAULT ? Machine.faultAddress() : 0;
        ThreadObject thread = Scheduler.current();
        if (vector == NON_MASKABLE || vector == MACHINE_CHECK) {
            panic(frame, vector, address);
        }
        Faults.user(thread, vector, RegisterFrame.get(frame, FaultRecord.ERROR), address);
        return Dispatcher.leave();
    }

    /** From the kernel: an interrupt while it waits, else its own fault. Returns 0 to go on there, or a thread's frame. */
    @EntryPoint("hiillos_kernel_trap_inside")
    static long fromKernel(long frame) {
        int vector = (int) RegisterFrame.get(frame, FaultRecord.VECTOR);
        if (vector < FIRST_INTERRUPT) {
            panic(frame, vector, vector == PAGE_FAULT ? Machine.faultAddress() : 0);
        }
        interrupt(vector);
        return Scheduler.current() == null ? Scheduler.leave() : 0;
    }

    /** #DB, NMI, #DF, #MC, and #BP while methods are traced, that interrupted the kernel, possibly before it had its GS base. */
    @EntryPoint("hiillos_kernel_trap_on_own_stack")
    static void fromKernelOnOwnStack(long frame) {
        int vector = (int) RegisterFrame.get(frame, FaultRecord.VECTOR);
        if (vector != DEBUG && (vector != BREAKPOINT || !MethodTracer.enter(frame))) {
            panic(frame, vector, Machine.faultAddress());
        }
        // A user's debug register or a delayed trap after MOV SS: harmless here, and not the kernel's to answer.
    }

    private static void interrupt(int vector) {
        Processor.current().interrupts++;
        switch (vector) {
            case LocalApic.TIMER_VECTOR -> {
                LocalApic.endOfInterrupt();
                Clock.alarmFired();
                Scheduler.timer(Clock.nanos());
            }
            case LocalApic.RESCHEDULE_VECTOR -> LocalApic.endOfInterrupt();
            case LocalApic.REQUEST_VECTOR -> {
                LocalApic.endOfInterrupt();
                Processor.current().requests++;
                Requests.interrupt();
            }
            case LocalApic.SPURIOUS_VECTOR -> { }
            // Software interrupts of user code cannot come here: the gates' privilege forbids it.
            default -> Interrupts.arrive(vector);
        }
    }

    private static void panic(long frame, int vector, long address) {
        if (vector == NON_MASKABLE) {
            Panic.stopForOther();
        }
        boolean isNull = vector == PAGE_FAULT && address >= 0 && address < 4096;
        boolean isOverflow = vector == DOUBLE_FAULT && (Machine.faultAddress() & -4096) == Processor.current().area();
        String name = isNull ? "null dereference" : isOverflow ? "kernel stack overflow" : Faults.name(vector);
        Panic.panicAt(name, RegisterFrame.get(frame, FaultRecord.ERROR), address,
                RegisterFrame.get(frame, FaultRecord.RIP), RegisterFrame.get(frame, FaultRecord.RBP));
    }
}
