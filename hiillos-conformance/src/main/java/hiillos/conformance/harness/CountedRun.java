package hiillos.conformance.harness;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Linux program run to its end one instruction after the other, by {@code ptrace}: an exact count, the same on every machine
 * and however busy it is, of the program's own instructions (a repeated string instruction counts once for each element).
 *
 * @param instructions from the program's first to the one that ends it
 * @param residentKib the most memory that it had
 * @param output its standard output
 */
public record CountedRun(long instructions, long residentKib, String output) {
    private static final long CONTINUE = 7;
    private static final long STEP = 9;
    private static final long ATTACH = 16;
    private static final long SET_OPTIONS = 0x4200;
    private static final long TRACE_EXEC = 0x10;
    private static final long TRACE_EXIT = 0x40;
    private static final int EVENT_EXEC = 4;
    private static final int EVENT_EXIT = 6;
    private static final int TRAP = 5;
    private static final int CONTINUE_SIGNAL = 18;
    private static final int WAIT_ALL = 0x40000000;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup LIBRARY = LINKER.defaultLookup();

    private static MethodHandle function(String name, FunctionDescriptor type) {
        return LINKER.downcallHandle(LIBRARY.find(name).orElseThrow(), type);
    }

    /**
     * Runs a program without arguments. Only one thread of it may exist.
     *
     * @param limit the number of instructions after which it is given up
     * @throws IllegalStateException if it needs more, or does not end with code 0
     */
    public static CountedRun of(Path program, long limit) throws IOException {
        // The program is a grandchild: the JVM waits for its children itself, and would take their stops away.
        Process shell = new ProcessBuilder("sh", "-c", "sh -c 'kill -STOP $$; exec \"$0\"' \"$0\" & echo $! >&2; wait", program.toString()).start();
        try (BufferedReader errors = new BufferedReader(new InputStreamReader(shell.getErrorStream(), StandardCharsets.UTF_8))) {
            int pid = Integer.parseInt(errors.readLine());
            while (!Files.readString(Path.of("/proc/" + pid + "/stat")).matches("(?s).*\\) T .*")) {
                Thread.onSpinWait();
            }
            try {
                long[] result = trace(pid, limit);
                return new CountedRun(result[0], result[1], new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            } finally {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
        } finally {
            shell.destroyForcibly();
        }
    }

    /** Instructions and KiB of the stopped process, which goes on to start the program. */
    private static long[] trace(int pid, long limit) throws IOException {
        MethodHandle ptrace = function("ptrace", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG));
        MethodHandle waitpid = function("waitpid", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
        MethodHandle kill = function("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(JAVA_INT);
            require((long) ptrace.invokeExact(ATTACH, pid, 0L, 0L) == 0, "this process may not trace its children");
            await(waitpid, pid, status);
            require((long) ptrace.invokeExact(SET_OPTIONS, pid, 0L, TRACE_EXEC | TRACE_EXIT) == 0, "PTRACE_SETOPTIONS");
            require((int) kill.invokeExact(pid, CONTINUE_SIGNAL) == 0, "SIGCONT");
            do {
                require((long) ptrace.invokeExact(CONTINUE, pid, 0L, 0L) == 0, "PTRACE_CONT");
            } while (await(waitpid, pid, status) >> 8 != (TRAP | EVENT_EXEC << 8) && isStopped(status));
            long instructions = 0;
            while (isStopped(status)) {
                int event = status.get(JAVA_INT, 0) >> 16;
                if (event == EVENT_EXIT) {
                    long resident = residentKib(pid);
                    require((long) ptrace.invokeExact(CONTINUE, pid, 0L, 0L) == 0, "PTRACE_CONT");
                    require(await(waitpid, pid, status) == 0, "the program ended with status " + status.get(JAVA_INT, 0));
                    return new long[] {instructions, resident};
                }
                require(instructions++ < limit, "more than " + limit + " instructions");
                require((long) ptrace.invokeExact(STEP, pid, 0L, 0L) == 0, "PTRACE_SINGLESTEP");
                await(waitpid, pid, status);
            }
            throw new IllegalStateException("the program did not start");
        } catch (IOException | RuntimeException | Error error) {
            throw error;
        } catch (Throwable error) {
            throw new AssertionError(error);
        }
    }

    private static boolean isStopped(MemorySegment status) {
        return (status.get(JAVA_INT, 0) & 0xff) == 0x7f;
    }

    private static int await(MethodHandle waitpid, int pid, MemorySegment status) throws Throwable {
        require((int) waitpid.invokeExact(pid, status, WAIT_ALL) == pid, "waitpid");
        return status.get(JAVA_INT, 0);
    }

    private static void require(boolean condition, String failure) {
        if (!condition) {
            throw new IllegalStateException(failure);
        }
    }

    private static long residentKib(int pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream().filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }
}
