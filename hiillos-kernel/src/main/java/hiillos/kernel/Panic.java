package hiillos.kernel;

import hiillos.kernel.arch.amd64.Colours;
import hiillos.kernel.arch.amd64.LocalApic;
import hiillos.kernel.arch.amd64.Machine;
import hiillos.kernel.arch.amd64.Power;
import hiillos.kernel.arch.amd64.ProcessorArea;
import hiillos.kernel.processor.Processor;
import hiillos.word.Memory;
import hiillos.word.RawMemory;
import hiillos.word.NeverInline;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The end: other processors are stopped by a non-maskable interrupt, the message and the Java frames go to serial port and
 * screen, and under test QEMU ends with exit code 3. When several processors panic at once, the first one speaks.
 */
@RawMemory(reason = "walks the stack")
public final class Panic {
    private static final int EXIT_CODE = 1;
    private static final int MAXIMUM_FRAMES = 40;

    private static final VarHandle SPEAKER = field();
    private static final Panic THE = new Panic();

    /** The processor that panics, counted from 1; 0: none. */
    private int speaker;

    private Panic() {}

    private static VarHandle field() {
        try {
            return MethodHandles.lookup().findVarHandle(Panic.class, "speaker", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** A non-maskable interrupt came: when another processor panics, this one stops here for good. */
    public static void stopForOther() {
        int now = (int) SPEAKER.getVolatile(THE);
        if (now != 0 && now != Processor.current().number + 1) {
            Power.stop();
        }
    }

    /** Stops with a message. Never returns. */
    @NeverInline(reason = "the trace begins at the caller")
    public static void panic(String message) {
        begin(message);
        Log.line();
        finish(0, Machine.framePointer());
    }

    /** As {@link #panic(String)}, with two numbers that the message names. */
    @NeverInline(reason = "the trace begins at the caller")
    public static void panic(String message, long first, long second) {
        begin(message);
        logNumbers(first, second);
        finish(0, Machine.framePointer());
    }

    /** A check of compiled Java failed: called by a hook, whose own frame is left out of the trace. */
    @NeverInline(reason = "the trace begins at the caller's caller")
    static void panicInHook(String message) {
        begin(message);
        Log.line();
        finish(0, Memory.loadLong(Machine.framePointer()));
    }

    /** As {@link #panicInHook(String)}, with two numbers that the message names. */
    @NeverInline(reason = "the trace begins at the caller's caller")
    static void panicInHook(String message, long first, long second) {
        begin(message);
        logNumbers(first, second);
        finish(0, Memory.loadLong(Machine.framePointer()));
    }

    private static void logNumbers(long first, long second) {
        Log.text(": ");
        logNumber(first);
        Log.text(", ");
        logNumber(second);
        Log.line();
    }

    /** A {@code throw}, which the kernel never survives; called by a hook. */
    @NeverInline(reason = "the trace begins at the caller's caller")
    static void panicWithException(String className, String message) {
        begin(className);
        if (message != null) {
            Log.text(": ");
            Log.text(message);
        }
        Log.line();
        finish(0, Memory.loadLong(Machine.framePointer()));
    }

    /** An exception of the processor in the kernel. */
    public static void panicAt(String message, long error, long address, long instruction, long framePointer) {
        begin(message);
        Log.text(": error ");
        Log.hex(error);
        Log.text(", address ");
        Log.hex(address);
        Log.text(", rip ");
        Log.hex(instruction);
        Log.line();
        finish(instruction, framePointer);
    }

    private static void logNumber(long value) {
        if (value > -1_000_000 && value < 1_000_000) {
            Log.number(value);
        } else {
            Log.hex(value);
        }
    }

    private static void begin(String message) {
        int self = Processor.current().number + 1;
        if (!SPEAKER.compareAndSet(THE, 0, self)) {
            stopForOther();
            // The panic itself failed: say so with the least that can be said, and stop.
            Log.line(" (panic in panic)");
            end();
        }
        LocalApic.stopTimer();
        LocalApic.stopOthers();
        Log.beAlone();
        Log.colour(Colours.ERROR);
        Log.line();
        Log.text("hiillos: kernel panic: ");
        Log.text(message);
    }

    /** {@code instruction} 0: the trace begins at the caller of the frame. */
    private static void finish(long instruction, long framePointer) {
        tellProcessor();
        if (instruction != 0) {
            Trace.print(instruction, false);
        }
        long frame = framePointer;
        for (int i = 0; i < MAXIMUM_FRAMES && isOnStack(frame); i++) {
            long caller = Memory.loadLong(frame + 8);
            long next = Memory.loadLong(frame);
            // Entry code calls Java with a zero frame pointer: its own address would say nothing.
            if (next == 0 || !Trace.isReturnAddress(caller)) {
                break;
            }
            Trace.print(caller, true);
            if (Long.compareUnsigned(next, frame) <= 0) {
                break;
            }
            frame = next;
        }
        end();
    }

    /** Whether a frame lies on one of this processor's stacks. */
    private static boolean isOnStack(long frame) {
        long offset = frame - Processor.current().area();
        return (frame & 7) == 0 && offset >= ProcessorArea.STACK && offset < ProcessorArea.TABLES - 16;
    }

    private static void tellProcessor() {
        Log.text("  on processor ");
        Log.number(Processor.current().number);
        Log.text(" of ");
        Log.number(Processor.count());
        Log.line();
    }

    private static void end() {
        Log.line("hiillos: stopped");
        if (Power.isUnderTest()) {
            Power.off(EXIT_CODE);
        }
        Power.stop();
    }
}
