package hiillos.kernel;

import hiillos.abi.kernel.FaultRecord;
import hiillos.kernel.arch.amd64.DescriptorTables;
import hiillos.kernel.arch.amd64.Machine;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.processor.Processor;
import hiillos.word.LineTable;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * {@code trace=methods:PREFIX}: a line in the log whenever a method of the kernel is entered whose name, without
 * {@code hiillos.kernel.}, begins with the prefix; several such words add up, {@code trace=methods} alone is all of them.
 * <pre>
 * method: 0 ipc.Ipc.call(Ipc.java:57)
 * </pre>
 * The number is the processor's. Inlined methods have no entry of their own.
 *
 * <p>All compiled methods but the short calls' entry points, which keep no frame pointer, begin with
 * {@code push rbp; mov rbp, rsp}. The first byte of those that are traced becomes INT3
 * when the machine starts; the breakpoint's handler writes the line and pushes rbp itself. A kernel that traces nothing is
 * not changed and pays nothing.
 */
@RawMemory(reason = "reads and changes the kernel's code")
public final class MethodTracer {
    private static final String PREFIX = "hiillos.kernel.";
    private static final byte BREAKPOINT = (byte) 0xcc;
    /** {@code push rbp; mov rbp, rsp}. */
    private static final int ENTRY = 0xe589_4855;
    /** LLVM aligns functions so. */
    private static final int ALIGNMENT = 16;

    private static boolean on;

    private MethodTracer() {}

    /** Whether {@link #install} changed the breakpoint's gate: it needs a stack of its own. */
    public static boolean isOn() {
        return on;
    }

    /** Looks at the command line, and changes the code; before other processors run. */
    static void install(long kernelPhysicalBase) {
        if (!isWanted()) {
            return;
        }
        on = true;
        DescriptorTables.makeInterruptTable();
        long writable = PhysicalMemory.direct(kernelPhysicalBase) - Machine.imageStart();
        int methods = 0;
        for (long at = Machine.imageStart(); at < Machine.textEnd(); at += ALIGNMENT) {
            if (Memory.loadInt(at) == ENTRY && isTraced(at)) {
                Memory.storeByte(writable + at, BREAKPOINT);
                methods++;
            }
        }
        Log.text("trace: ");
        Log.number(methods);
        Log.line(methods == 0 ? " methods; names are like ipc.Ipc.call" : " methods");
    }

    private static boolean isWanted() {
        for (int at = CommandLine.nextWord(0); at < CommandLine.countBytes(); at = next(at)) {
            if (CommandLine.behind(at, "trace=methods") >= 0) {
                return true;
            }
        }
        return false;
    }

    private static int next(int at) {
        return CommandLine.nextWord(CommandLine.wordEnd(at));
    }

    /** Whether the code before an address is another method's than the one at it, or none. */
    private static boolean beginsMethod(long here, long address) {
        long before = outermost(address - 1);
        return here != 0 && (before == 0 || LineTable.method(Machine.linesStart(), here)
                != LineTable.method(Machine.linesStart(), before));
    }

    private static long outermost(long address) {
        long table = Machine.linesStart();
        long cursor = LineTable.find(table, address);
        for (long caller = cursor; caller != 0; caller = LineTable.caller(table, caller)) {
            cursor = caller;
        }
        return cursor;
    }

    /** Whether a method begins here that the command line wants and the tracer itself can do without. */
    private static boolean isTraced(long address) {
        long table = Machine.linesStart();
        long cursor = outermost(address);
        if (!beginsMethod(cursor, address)) {
            return false;
        }
        long name = LineTable.className(table, cursor);
        int bytes = LineTable.classNameBytes(table, cursor);
        if (!begins(name, bytes, PREFIX)) {
            return false;
        }
        name += PREFIX.length();
        bytes -= PREFIX.length();
        if (isNeeded(name, bytes)) {
            return false;
        }
        for (int at = CommandLine.nextWord(0); at < CommandLine.countBytes(); at = next(at)) {
            int pattern = CommandLine.behind(at, "trace=methods:");
            if (CommandLine.behind(at, "trace=methods") == CommandLine.wordEnd(at)
                    || pattern >= 0 && matches(pattern, table, cursor, name, bytes)) {
                return true;
            }
        }
        return false;
    }

    /** Whether writing a line calls methods of this class: the breakpoint's handler must meet no breakpoint. */
    private static boolean isNeeded(long name, int bytes) {
        return begins(name, bytes, "arch.amd64.") || begins(name, bytes, "processor.") || begins(name, bytes, "Log")
                || begins(name, bytes, "MethodTracer") || begins(name, bytes, "Trace") || begins(name, bytes, "Panic")
                || begins(name, bytes, "CommandLine") || begins(name, bytes, "KernelHooks")
                || begins(name, bytes, "memory.PhysicalMemory");
    }

    private static boolean begins(long name, int bytes, String start) {
        if (bytes < start.length()) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            if (Memory.loadByte(name + i) != (byte) start.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether class, dot and method begin with the rest of the word at an index of the command line. */
    private static boolean matches(int pattern, long table, long cursor, long className, int classBytes) {
        long method = LineTable.methodName(table, cursor);
        int methodBytes = LineTable.methodNameBytes(table, cursor);
        int end = CommandLine.wordEnd(pattern);
        for (int i = 0; pattern + i < end; i++) {
            int letter = i < classBytes ? Memory.loadByte(className + i) : i == classBytes ? '.'
                    : i - classBytes - 1 < methodBytes ? Memory.loadByte(method + i - classBytes - 1) : 0;
            if (letter != CommandLine.byteAt(pattern + i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * A breakpoint in the kernel.
     *
     * @param frame the registers, with {@code rip} behind the breakpoint
     * @return whether it was the tracer's: then it has done what the instruction did that was there
     */
    public static boolean enter(long frame) {
        long address = RegisterFrame.get(frame, FaultRecord.RIP) - 1;
        boolean ours = on && Trace.isReturnAddress(address + 1) && Memory.loadInt(address) == (ENTRY & -256 | BREAKPOINT & 0xff);
        if (!ours) {
            return false;
        }
        long stack = RegisterFrame.get(frame, FaultRecord.RSP) - Long.BYTES;
        Memory.storeLong(stack, RegisterFrame.get(frame, FaultRecord.RBP));
        RegisterFrame.set(frame, FaultRecord.RSP, stack);
        if (Log.isBetweenLines()) {
            Log.text("method: ");
            Log.number(Processor.current().number);
            Log.character(' ');
            Trace.printMethod(outermost(address), PREFIX.length());
        }
        return true;
    }
}
