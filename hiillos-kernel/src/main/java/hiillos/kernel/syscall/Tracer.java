package hiillos.kernel.syscall;

import hiillos.abi.kernel.Argument;
import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Outcome;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCall;
import hiillos.kernel.CommandLine;
import hiillos.kernel.Log;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.Restart;
import hiillos.kernel.schedule.Scheduler;
import hiillos.word.EntryPoint;

/**
 * {@code trace=calls} or {@code trace=calls:NAME}: a line in the log for every system call (of the process with this name).
 * <pre>
 * trace: pm 0x3f2 handle_duplicate(process 0x40003, rights 0x7fffffff) = handle 0x7
 * </pre>
 * The number behind the process is the thread's, of its register page. A call that waits prints "waits"; its result comes with
 * no line.
 *
 * <p>When it is on, the processors have another system-call entry, which takes no short way: when it is off it costs nothing.
 */
public final class Tracer {
    private static final SystemCall[] CALLS = SystemCall.values();
    private static final int TYPE_BITS = 8;

    private static boolean on;
    /** Index in the command line of the name that is traced; −1: all. */
    private static int filter = -1;

    private Tracer() {}

    /** Reads the command line; before a processor sets its entry. */
    public static void initialize() {
        on = CommandLine.has("trace", "calls");
        filter = -1;
        for (int at = CommandLine.nextWord(0); at < CommandLine.countBytes();
                at = CommandLine.nextWord(CommandLine.wordEnd(at))) {
            int name = CommandLine.behind(at, "trace=calls:");
            if (name >= 0) {
                on = true;
                filter = name;
            }
        }
    }

    /** Whether processors use the traced entry. */
    public static boolean isOn() {
        return on;
    }

    /** All registers are in the current thread's frame. Returns the frame to leave the kernel with. */
    @EntryPoint("hiillos_kernel_traced_call")
    static long enter(long frame) {
        ThreadObject thread = Scheduler.current();
        if (!isTraced(thread)) {
            return Dispatcher.enter(frame);
        }
        long number = RegisterFrame.get(frame, FaultRecord.RAX);
        long a = RegisterFrame.get(frame, FaultRecord.RDI);
        long b = RegisterFrame.get(frame, FaultRecord.RSI);
        long c = RegisterFrame.get(frame, FaultRecord.RDX);
        long d = RegisterFrame.get(frame, FaultRecord.R10);
        long e = RegisterFrame.get(frame, FaultRecord.R8);
        long f = RegisterFrame.get(frame, FaultRecord.R9);
        // A call may close the handles that it is given.
        long types = types(thread, number, a, b, c, d, e, f);
        long result = Dispatcher.dispatch(thread, frame);
        // A call that starts again has its registers as they were.
        if (result != Dispatcher.NO_RESULT && result != -Restart.STATUS) {
            RegisterFrame.setResult(frame, result);
        }
        begin(thread, number);
        for (int i = 0; i < countArguments(number); i++) {
            argument(CALLS[(int) number].argument(i), i, i == 0 ? a : i == 1 ? b : i == 2 ? c : i == 3 ? d : i == 4 ? e : f,
                    (int) (types >>> TYPE_BITS * i) & 0xff);
        }
        end(thread, number, result);
        return Dispatcher.leave();
    }

    private static boolean isTraced(ThreadObject thread) {
        return on && (filter < 0 || thread.process.hasName(filter));
    }

    private static int countArguments(long number) {
        return number >= 0 && number < CALLS.length ? CALLS[(int) number].countArguments() : 0;
    }

    /** A byte for each argument: the type of the object behind the handle. */
    private static long types(ThreadObject thread, long number, long a, long b, long c, long d, long e, long f) {
        long types = 0;
        for (int i = 0; i < countArguments(number); i++) {
            long value = i == 0 ? a : i == 1 ? b : i == 2 ? c : i == 3 ? d : i == 4 ? e : f;
            if (CALLS[(int) number].argument(i).isHandle()) {
                KernelObject object = HandleTable.object(thread.process, (int) value);
                types |= object == null ? 0 : (long) object.type << TYPE_BITS * i;
            }
        }
        return types;
    }

    private static void begin(ThreadObject thread, long number) {
        Log.text("trace: ");
        thread.process.logName();
        Log.character(' ');
        Log.hex(thread.frame >>> 12 & 0xfff_ffff);
        Log.character(' ');
        if (number < 0 || number >= CALLS.length) {
            Log.number(number);
        } else {
            String name = CALLS[(int) number].name();
            for (int i = 0; i < name.length(); i++) {
                char letter = name.charAt(i);
                Log.character(letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter);
            }
        }
        Log.character('(');
    }

    private static void argument(Argument argument, int index, long value, int type) {
        if (index > 0) {
            Log.text(", ");
        }
        switch (argument.kind()) {
            case HANDLE -> {
                Log.text(type == 0 ? argument.name() : ObjectType.name(type));
                Log.character(' ');
                Log.hex(value & 0xffff_ffffL);
            }
            case CODE -> Log.number((int) value);
            case NUMBER -> {
                Log.text(argument.name());
                Log.character(' ');
                if (value >= 0 && value < 1 << 20) {
                    Log.number(value);
                } else {
                    Log.hex(value);
                }
            }
            case DEADLINE -> {
                if (value < 0 || value == Long.MAX_VALUE) {
                    Log.text("for ever");
                } else {
                    Log.text("until ");
                    Log.number(value);
                }
            }
            case MESSAGE -> {
                Log.text("operation ");
                Log.number((int) value);
                Log.text(", words ");
                Log.number(Message.countWords(value));
                Log.text(", handles ");
                Log.number(Message.countHandles(value));
            }
            default -> {
                Log.text(argument.name());
                Log.character(' ');
                Log.hex(value);
            }
        }
    }

    private static void end(ThreadObject thread, long number, long result) {
        Log.text(") = ");
        if (result == Dispatcher.NO_RESULT && thread.state != ThreadObject.RUNNING) {
            Log.line(thread.state == ThreadObject.ENDED ? "ended" : thread.state == ThreadObject.READY ? "yields" : "waits");
            return;
        }
        if (result == -Restart.STATUS) {
            Log.line("again");
            return;
        }
        long value = result == Dispatcher.NO_RESULT ? RegisterFrame.get(thread.frame, FaultRecord.RAX) : result;
        if (value < 0 && value >= -Status.LAST) {
            Log.line(Status.name(value));
            return;
        }
        if (countArguments(number) >= 0 && number >= 0 && number < CALLS.length
                && CALLS[(int) number].outcome().kind() == Outcome.Kind.HANDLE) {
            Log.text("handle ");
        }
        Log.hex(value);
        Log.line();
    }
}
