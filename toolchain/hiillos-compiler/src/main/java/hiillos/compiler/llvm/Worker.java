package hiillos.compiler.llvm;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The forked process that runs LLVM: one argument, a properties file with the {@link Machine}, {@code library},
 * {@code threads}, {@code modules} and for each module {@code input.N} and {@code output.N}.
 *
 * <p>Writes {@code done N PARSE PASSES EMISSION} (milliseconds) to standard output for each module and ends with 0; with
 * {@value #REFUSED} after {@code failed N MESSAGE} when LLVM refuses a module; any other end is a crash.
 */
final class Worker {
    static final int REFUSED = 3;

    /** LLVM recurses deeply on large functions; the memory is only reserved, not used. */
    private static final long STACK_BYTES = 512L << 20;

    private Worker() {}

    public static void main(String[] arguments) throws Throwable {
        Properties request = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            request.load(reader);
        }
        Machine machine = Machine.fromProperties(request);
        LlvmLibrary library = new LlvmLibrary(Path.of(request.getProperty("library")));
        library.initialise(machine.commandLineOptions().toArray(String[]::new));
        int modules = Integer.parseInt(request.getProperty("modules"));
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean failed = new AtomicBoolean();
        Thread[] threads = new Thread[Integer.parseInt(request.getProperty("threads"))];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(null, () -> {
                for (int module = next.getAndIncrement(); module < modules && !failed.get(); module = next.getAndIncrement()) {
                    if (!compile(library, machine, request, module)) {
                        failed.set(true);
                    }
                }
            }, "llvm-" + i, STACK_BYTES);
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.flush();
        // Skips the destructors of libLLVM's statics, which nobody needs.
        Runtime.getRuntime().halt(failed.get() ? REFUSED : 0);
    }

    private static boolean compile(LlvmLibrary library, Machine machine, Properties request, int module) {
        try {
            String optimised = request.getProperty("optimised." + module);
            Path input = Path.of(request.getProperty("input." + module));
            LlvmLibrary.Compiled compiled = library.compile(Files.readAllBytes(input), "module", machine,
                    optimised == null ? null : Path.of(optimised));
            Files.write(Path.of(request.getProperty("output." + module)), compiled.object());
            LlvmLibrary.Times times = compiled.times();
            say("done " + module + " " + times.parse() / 1_000_000 + " " + times.passes() / 1_000_000 + " "
                    + times.emission() / 1_000_000);
            return true;
        } catch (LlvmLibrary.Failure | IOException failure) {
            say("failed " + module + " " + failure.getMessage().replace('\n', ' '));
            return false;
        } catch (Throwable failure) {
            failure.printStackTrace();
            say("failed " + module + " " + failure);
            return false;
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
    }
}
