package hiillos.runtime.trace;

import hiillos.runtime.unwind.FrameWalk;
import hiillos.runtime.unwind.StoppedThread;
import hiillos.word.LineTable;
import hiillos.word.Memory;
import hiillos.word.NeverInline;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** From return addresses to {@link StackTraceElement}s, showing what HotSpot would show. */
public final class StackTraces {
    private static final int MAXIMUM_ELEMENTS = 1024;
    private static final int ARRAY_BASE = 16;
    private static final int UNKNOWN_LINE = -1;
    /** The frame below the program's {@code main}. */
    private static final String MAIN_CALLER = "hiillos.runtime.Start";
    private static final String ENTRY = "hiillos.runtime.RuntimeHooks";

    private StackTraces() {}

    /** The return addresses of the calls that are active, of this one first. */
    @NeverInline(reason = "its frame is one of those that are left out")
    public static int[] capture() {
        return FrameWalk.capture();
    }

    /** What another thread does; nothing if it has ended. */
    public static StackTraceElement[] of(Thread thread) {
        return resolve(null, StoppedThread.capture(thread));
    }

    /**
     * What the frames mean, without those that made the throwable and without the runtime's own.
     *
     * @param throwable null when nothing was thrown
     */
    public static StackTraceElement[] resolve(Throwable throwable, int[] frames) {
        List<StackTraceElement> elements = new ArrayList<>(frames.length);
        long table = FrameWalk.lineTable();
        boolean inConstruction = true;
        for (int frame : frames) {
            long pc = (frame & 0xffff_ffffL) - 1;
            for (long f = LineTable.find(table, pc); f != 0; f = LineTable.caller(table, f)) {
                String className = text(LineTable.className(table, f), LineTable.classNameBytes(table, f));
                String method = text(LineTable.methodName(table, f), LineTable.methodNameBytes(table, f));
                if (inConstruction && isConstruction(throwable, className, method)) {
                    continue;
                }
                inConstruction = false;
                if (isShown(className, method) && elements.size() < MAXIMUM_ELEMENTS) {
                    String file = text(LineTable.fileName(table, f), LineTable.fileNameBytes(table, f));
                    elements.add(element(className, method, file, LineTable.line(f)));
                }
            }
        }
        return elements.toArray(new StackTraceElement[0]);
    }

    private static StackTraceElement element(String className, String method, String file, int line) {
        boolean isLibrary = className.startsWith("java.") || className.startsWith("jdk.") || className.startsWith("sun.");
        return new StackTraceElement(null, isLibrary ? "java.base" : null, null, className, method,
                file.isEmpty() ? null : file, line == 0 ? UNKNOWN_LINE : line);
    }

    /** Frames above the place where the throwable was made: capture, constructors, and the hooks of instructions. */
    private static boolean isConstruction(Throwable throwable, String className, String method) {
        if (className.startsWith("hiillos.runtime.") && !className.equals(MAIN_CALLER)) {
            return true;
        }
        if (method.equals("fillInStackTrace")) {
            return true;
        }
        if (throwable == null || !method.equals("<init>")) {
            return false;
        }
        for (Class<?> type = throwable.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(className)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a frame is the program's: not of a lambda's class, a method that the compiler made, or the start. */
    private static boolean isShown(String className, String method) {
        return !className.contains("$$Lambda$") && !className.isEmpty() && !isHidden(className)
                && !(className.equals("java.lang.Thread") && method.equals("runWhole"))
                && !method.startsWith("hiillos$");
    }

    /** The runtime's own below {@code main}, initialisers and {@code Thread.run}. */
    private static boolean isHidden(String className) {
        return switch (className) {
            case MAIN_CALLER, ENTRY, "hiillos.runtime.ClassInitialization", "hiillos.runtime.thread.JavaThreads",
                    "java.lang.ThreadAccess" -> true;
            default -> false;
        };
    }

    private static String text(long address, int countBytes) {
        byte[] bytes = new byte[countBytes];
        Memory.copy(Memory.addressOf(bytes) + ARRAY_BASE, address, countBytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
